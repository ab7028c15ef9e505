// From a text to a configuration: ours, or a peer's, whichever it is.
import * as klaro from './klaro.js';
import { isObject, listOf } from './convert.js';
import { readObjects } from './literal.js';
import * as orejime from './orejime.js';
import * as vanilla from './vanilla-cookieconsent.js';

const PEERS = [['vanilla-cookieconsent', vanilla], ['klaro', klaro], ['Orejime', orejime]];

/** { from, config, notes: [{ path, why }] }; throws an Error whose message is for people. */
export const importText = (text, catalogue) => {
  const found = readObjects(text);
  if (!found.length) throw new Error('There is no object in this text: paste a configuration, from its first brace to its last.');
  for (const { value, notes } of found) {
    const skipped = notes.map(({ path, what }) => ({ path, why: `${what}; only what is written down can be taken over` }));
    const peer = PEERS.find(([, room]) => room.isMine(value));
    if (isOurs(value)) return { from: 'Placet', config: JSON.parse(JSON.stringify(value)), notes: skipped };
    if (!peer) continue;
    const { config, notes: own } = peer[1].convert(value, catalogue);
    return { from: peer[0], config: JSON.parse(JSON.stringify(config)), notes: [...own, ...skipped] };
  }
  throw new Error('This is no configuration that is known here: neither ours, nor of vanilla-cookieconsent 3, klaro or Orejime.');
};

const isOurs = (config) => isObject(config.controller) && Array.isArray(config.purposes) && listOf(config.purposes).every(isObject);
