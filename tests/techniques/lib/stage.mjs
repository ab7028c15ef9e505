// One visit's stage: a site with names of its own, the page of one technique on it, and what its servers have seen.
import { shop } from '../../e2e/lib/configs.mjs';
import { openSite } from '../../e2e/lib/site.mjs';
import { BASE, packaged } from '../../e2e/lib/world.mjs';
import { RAN, STATE, declaredHosts, isTheirs, trackerOn } from './addresses.mjs';
import { headOf } from './heads.mjs';
import { openWire } from './wire.mjs';

const LONG = '<p>Chairs and tables, and what becomes of them in forty years.</p>\n'.repeat(900);

export const openStage = async (world, technique, mode) => {
  const site = openSite(world), wire = technique.wire ? await openWire() : null, at = trackerOn(site, wire);
  for (const [name, [type, text, headers]] of Object.entries(technique.files?.(at) ?? {})) at.put(name, type, text, headers);
  const config = shop(site, ({ services: [stats] }) => {
    stats.hosts.push(...declaredHosts(site));
    stats.storage.push({ key: STATE, in: 'files', days: 365 });
  });
  const head = headOf(mode, { config, guard: await packaged('placet.js'), base: BASE });
  site.file('/', 'text/html; charset=utf-8', documentOf(technique, at, head), technique.headers?.(at));
  site.file('/plain.html', 'text/html; charset=utf-8', documentOf({ markup: () => '' }, at, head));
  site.file('/fence-worker.js', 'text/javascript', 'postMessage(1)');
  site.file('/clean.html', 'text/html; charset=utf-8', '<!doctype html><title>c</title>');
  return {
    site, url: `${site.origin}/`, plain: `${site.origin}/plain.html`, clean: `${site.origin}/clean.html`,
    /** Now, as a number that `saw` takes for "since". */
    mark: () => wire?.touched() ?? site.requests().length,
    /** Whether the tracker was asked, or its script has run, since `mark`. */
    saw: (signal, mark = 0) => {
      if (wire) return signal === 'request' && wire.touched() > mark;
      return site.requests().slice(mark).some((each) => (signal === 'run' ? each.path === RAN : isTheirs(site, each)));
    },
    close: () => wire?.close(),
  };
};

const documentOf = (technique, at, first) => {
  const part = technique.markup?.(at) ?? technique.html?.(at) ?? `<script>${technique.code(at)}</script>`;
  if (technique.page) return technique.page(first, part);
  const put = (place) => (technique.place === place ? part : '');
  return `<!doctype html>
<html lang="en"><head>${first}
<meta charset="utf-8"><title>Hazel and Oak</title>${technique.place === 'head' && part.includes('rel="icon"') ? '' : '<link rel="icon" href="data:,">'}
${put('head')}
</head><body>
<h1>Hazel and Oak</h1><div id="slot"></div><p id="text">Chairs</p>
${put('body')}
${technique.place === 'far' ? LONG : ''}${put('far')}
</body></html>`;
};
