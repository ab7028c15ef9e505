// Drafts, kept in this browser's own storage and nowhere else: a list of names, and each draft under a key of its own.

const LIST = 'placet-editor', draftKey = (id) => `${LIST}:${id}`;
const MOST_NAME = 120;

/** `storage` is localStorage, or null where that is refused. `onForeign(id)` hears that another tab has written. */
export const openDrafts = (storage, onForeign = () => {}) => {
  const read = (key) => {
    try {
      return JSON.parse(storage.getItem(key));
    } catch {
      return null;
    }
  };
  /** False where nothing can be kept: refused, or full. */
  const write = (key, value) => {
    try {
      storage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };
  const listOf = (found) => (Array.isArray(found?.drafts) ? found.drafts.filter((each) => ID.test(each?.id) && typeof each.name === 'string') : []);
  let list = listOf(read(LIST)), current = read(LIST)?.current ?? '';
  const save = () => write(LIST, { current, drafts: list });
  addEventListener('storage', ({ key }) => {
    if (key === null || key === LIST) list = listOf(read(LIST));
    if (key?.startsWith(`${LIST}:`)) onForeign(key.slice(LIST.length + 1));
  });
  const drafts = {
    get all() { return list; },
    get current() { return list.find((each) => each.id === current) ?? null; },
    /** The configuration and languages of a draft; null for what cannot be read. */
    load: (id) => {
      const found = read(draftKey(id));
      return found !== null && typeof found === 'object' && found.config !== null && typeof found.config === 'object' && !Array.isArray(found.config) ? found : null;
    },
    choose: (id) => {
      current = id;
      return save();
    },
    /** A new draft; returns its id. */
    add: (name, content) => {
      const id = crypto.getRandomValues(new Uint32Array(2)).reduce((text, part) => text + part.toString(36), '');
      list = [...list, { id, name: cut(name) }];
      current = id;
      write(draftKey(id), content);
      save();
      return id;
    },
    keep: (content) => write(draftKey(current), content),
    rename: (id, name) => {
      list = list.map((each) => (each.id === id ? { ...each, name: cut(name) } : each));
      return save();
    },
    remove: (id) => {
      list = list.filter((each) => each.id !== id);
      if (current === id) current = list[0]?.id ?? '';
      try {
        storage.removeItem(draftKey(id));
      } catch {
        // Nothing is kept, then.
      }
      return save();
    },
  };
  return drafts;
};

const ID = /^[a-z0-9]{1,32}$/;
const cut = (name) => name.trim().slice(0, MOST_NAME) || 'Without a name';
