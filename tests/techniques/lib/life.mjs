// One technique through a visitor's life: without Placet, before an answer, after a yes, after a withdrawal, after a no.
//
// The outcome is four words, `before grant withdrawn refused`:
//
//   before      held, requested (markup in the HTML was asked for, by the browser's preload scanner; nothing ran and nothing was stored), leaks
//   grant       live (it works in the same page), reload (on the next), never
//   withdrawn   held on the next visit, or leaks; kept where what had been stored was not erased
//   refused     held in this page and on the next visit, or leaks
//
// A technique that does not work without Placet is `absent` in this engine. One that leaks goes no further.
import { WITHOUT } from './heads.mjs';
import { openStage } from './stage.mjs';
import { stored } from './stored.mjs';
import { click, fence, go, watch } from './watch.mjs';

/** How long the control is given, and the most that a page with Placet is given because the control was slow. */
const CONTROL = 3000, SLOWEST = 2500;

/** `part` narrows what is measured: 'before' and 'grant' stop there. */
export const lifeOf = async (world, tab, technique, mode, { part = 'all', patience = 0 } = {}) => {
  const control = await controlOf(world, tab, technique, Math.max(patience, technique.patience ?? 0));
  if (control === null) return 'absent';
  const slow = Math.max(patience, Math.min(SLOWEST, 2 * control));
  const measure = technique.needs === 'state' ? stateLife : signalLife;
  return measure({ world, tab, technique, mode, part, options: { patience: slow, workers: technique.family === 'workers' } });
};

/** In a stage of its own, which is struck afterwards. */
const onStage = async (world, technique, mode, act) => {
  const stage = await openStage(world, technique, mode);
  try {
    return await act(stage);
  } finally {
    stage.close();
  }
};

/** Milliseconds until the signal showed without Placet; null where it does not. */
const controlOf = (world, tab, technique, patience) => onStage(world, technique, WITHOUT, async (stage) => {
  if (technique.needs !== 'state') {
    await play(tab, stage, technique);
    return watch(tab, () => stage.saw(technique.needs), { patience: Math.max(CONTROL, patience) });
  }
  await play(tab, stage, technique);
  await fence(tab, technique.family === 'workers');
  return (await stored(tab, stage)).length > 0 ? 0 : null;
});

/** Loads the technique's page and does what the visitor does there. */
const play = async (tab, stage, technique) => {
  await go(tab, stage.url);
  if (technique.click) await click(tab, technique.click);
};

const signalLife = async ({ world, tab, technique, mode, part, options }) => {
  const { needs } = technique;
  const shows = async (stage, mark) => (await watch(tab, () => stage.saw(needs, mark), options)) !== null;
  /** What has got out since `mark`. */
  const look = async (stage, mark) => {
    await shows(stage, mark);
    if (stage.saw('run', mark)) return 'leaks';
    return stage.saw('request', mark) ? (technique.markup ? 'requested' : 'leaks') : 'held';
  };
  /** After a choice the scanner's requests are known already: what counts is whether it works. */
  const worked = async (stage, mark) => (await look(stage, mark) === 'leaks' ? 'leaks' : 'held');

  const words = await onStage(world, technique, mode, async (stage) => {
    await play(tab, stage, technique);
    const before = await look(stage, 0);
    if (before === 'leaks' || part === 'before' || (before === 'requested' && needs === 'request')) return [before];
    let mark = stage.mark();
    await tab.accept();
    if (technique.click) await click(tab, technique.click);
    let grant = await shows(stage, mark) ? 'live' : 'never';
    if (grant === 'never') {
      mark = stage.mark();
      await play(tab, stage, technique);
      if (await shows(stage, mark)) grant = 'reload';
    }
    if (part === 'grant') return [before, grant];
    await withdraw(tab, stage);
    mark = stage.mark();
    await play(tab, stage, technique);
    return [before, grant, await worked(stage, mark)];
  });
  if (words.length < 3) return words.join(' ');
  const refused = await onStage(world, technique, mode, async (stage) => {
    await go(tab, stage.url);
    await tab.reject();
    if (technique.click) await click(tab, technique.click);
    const now = await worked(stage, 0), mark = stage.mark();
    await play(tab, stage, technique);
    return now === 'leaks' ? now : worked(stage, mark);
  });
  return [...words, refused].join(' ');
};

/** The choice is the site's: where the technique has taken the visitor away, or the page apart, another page of it will do. */
const withdraw = async (tab, stage) => {
  await go(tab, stage.plain);
  await tab.withdraw();
};

const stateLife = async ({ world, tab, technique, mode, part, options }) => {
  const settled = () => fence(tab, options.workers);
  const visit = async (stage) => {
    await play(tab, stage, technique);
    await settled();
  };
  const isStored = async (stage) => (await stored(tab, stage)).length > 0;
  const words = await onStage(world, technique, mode, async (stage) => {
    await visit(stage);
    if (await isStored(stage)) return ['leaks'];
    if (part === 'before') return ['held'];
    await visit(stage);
    await tab.accept();
    if (technique.click) await click(tab, technique.click);
    await settled();
    let grant = await isStored(stage) ? 'live' : 'never';
    await visit(stage);
    if (grant === 'never' && await isStored(stage)) grant = 'reload';
    if (part === 'grant') return ['held', grant];
    await withdraw(tab, stage);
    await settled();
    if (await isStored(stage)) return ['held', grant, 'kept'];
    await visit(stage);
    return ['held', grant, await isStored(stage) ? 'leaks' : 'held'];
  });
  if (words.length < 3) return words.join(' ');
  const refused = await onStage(world, technique, mode, async (stage) => {
    await go(tab, stage.url);
    await tab.reject();
    await settled();
    if (await isStored(stage)) return 'leaks';
    await visit(stage);
    return await isStored(stage) ? 'leaks' : 'held';
  });
  return [...words, refused].join(' ');
};
