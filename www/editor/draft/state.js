// The configuration being edited, and its past. Plain data, changed in place; who listens hears of every change.

const MOST_STEPS = 200, ONE_THOUGHT = 1500;

/** `purposes[0].name.en` for ['purposes', 0, 'name', 'en']; as the checker writes places. */
export const pathOf = (steps) => steps.reduce((path, step) => (typeof step === 'number' ? `${path}[${step}]` : path ? `${path}.${step}` : step), '');

export const openState = (now = Date.now) => {
  let config = blank(), past = [], future = [], lastPath = '', lastAt = 0;
  const listeners = new Set();
  /** `redraw`: fields have come, gone or moved. */
  const tell = (redraw) => listeners.forEach((listener) => listener({ redraw }));
  const remember = (path) => {
    const isSame = path && path === lastPath && now() - lastAt < ONE_THOUGHT;
    [lastPath, lastAt] = [path, now()];
    if (isSame) return;
    past.push(JSON.stringify(config));
    if (past.length > MOST_STEPS) past.shift();
    future = [];
  };
  const travel = (from, to) => {
    if (!from.length) return false;
    to.push(JSON.stringify(config));
    config = JSON.parse(from.pop());
    lastPath = '';
    tell(true);
    return true;
  };
  return {
    get config() { return config; },
    get: (steps) => steps.reduce((at, step) => (at !== null && typeof at === 'object' && Object.hasOwn(at, step) ? at[step] : undefined), config),
    /** Writes one value; undefined takes it away, and what is left empty by that. */
    set: (steps, value, { redraw = false } = {}) => {
      remember(pathOf(steps));
      write(config, steps, value);
      tell(redraw);
    },
    /** Any change; the fields are drawn anew. */
    change: (act) => {
      remember('');
      const given = act(config);
      tell(true);
      return given;
    },
    /** Another configuration; what was before can be had back. */
    replace: (next) => {
      remember('');
      config = next;
      tell(true);
    },
    /** Another draft: with a past of its own. */
    open: (next) => {
      [config, past, future, lastPath] = [next, [], [], ''];
      tell(true);
    },
    undo: () => travel(past, future),
    redo: () => travel(future, past),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    onChange: (listener) => { listeners.add(listener); },
  };
};

export const blank = () => ({ controller: { name: '' }, purposes: [], services: [] });

const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);
/** Lists that mean something when empty. */
const STAYS = new Set(['purposes', 'uses', 'controller']);

export const write = (root, steps, value) => {
  if (steps.some((step) => REFUSED.has(step))) return;
  const trail = [root];
  for (const [at, step] of steps.slice(0, -1).entries()) {
    const from = trail.at(-1);
    if (from[step] === null || typeof from[step] !== 'object') {
      if (value === undefined) return;
      from[step] = typeof steps[at + 1] === 'number' ? [] : {};
    }
    trail.push(from[step]);
  }
  const last = steps.at(-1), parent = trail.at(-1);
  if (value !== undefined) {
    parent[last] = value;
    return;
  }
  if (Array.isArray(parent)) parent.splice(last, 1);
  else delete parent[last];
  for (let at = trail.length - 1; at > 0; at--) {
    const step = steps[at - 1];
    if (typeof step === 'number' || STAYS.has(step) || Object.keys(trail[at]).length) return;
    delete trail[at - 1][step];
  }
};
