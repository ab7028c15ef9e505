// Orejime 3: `{ privacyPolicyUrl, purposes: [{ id, title, cookies, purposes? }] }`. Its purposes are what we call services; groups of them are purposes.
import { expiryOf, idOf, isObject, leftOver, listOf, plain, purposeOf, serviceFrom, suggested } from './convert.js';

const TAKEN = ['purposes', 'privacyPolicyUrl', 'cookie', 'lang'];
const REASONS = { forceModal: 'no page is locked', forceBanner: 'no page is locked', translations: 'the notice writes its own texts, from what you do', logo: 'the notice has none', orejimeElement: 'the notice has a place of its own' };

export const isMine = (config) => listOf(config.purposes).some((purpose) => typeof purpose?.id === 'string' && (typeof purpose.title === 'string' || Array.isArray(purpose.cookies))) && !isObject(config.controller);

export const convert = (given, catalogue) => {
  const notes = [], purposes = [], services = [];
  const said = (each, path) => {
    if (each.default) notes.push({ path: `${path}.default`, why: 'nothing is on before a yes' });
    if (each.isExempt) notes.push({ path: `${path}.isExempt`, why: 'nothing runs before a yes; if it is necessary, say so by its ground' });
  };
  const serve = (each, purpose, path) => {
    said(each, path);
    services.push(serviceFrom({ id: idOf(each.id, [...services, ...purposes]), name: plain(each.title) || each.id, cookies: each.cookies, purposes: [purpose], catalogue, notes, path }));
  };
  for (const [at, each] of listOf(given.purposes).entries()) {
    if (!isObject(each) || typeof each.id !== 'string') continue;
    const path = `purposes[${at}]`, inner = listOf(each.purposes).filter((child) => isObject(child) && typeof child.id === 'string');
    const entry = catalogue.named(plain(each.title)) ?? catalogue.named(each.id), like = suggested(catalogue, each.id, plain(each.title), plain(each.description)) ?? catalogue.purposes[entry?.purpose];
    const isNecessary = each.isMandatory === true || (inner.length > 0 && inner.every((child) => child.isMandatory === true));
    // One that has no group stands for itself: a purpose with one service.
    const purpose = purposeOf({ id: idOf(each.id, purposes), name: plain(each.title), description: plain(each.description), isNecessary, like });
    purposes.push(purpose);
    if (!inner.length) serve(each, purpose, path);
    for (const [index, child] of inner.entries()) serve(child, purpose, `${path}.purposes[${index}]`);
    if (inner.some((child) => child.isMandatory) && !isNecessary) notes.push({ path: `${path}.purposes`, why: 'what is mandatory in it needs a purpose of its own' });
  }
  const cookie = isObject(given.cookie) ? given.cookie : {}, expiry = expiryOf(cookie.duration, 'cookie.duration', notes);
  if (typeof cookie.name === 'string') notes.push({ path: 'cookie.name', why: 'the choice gets a cookie of its own; visitors are asked once more' });
  leftOver(given, TAKEN, REASONS, notes);
  return {
    notes,
    config: {
      controller: { name: '', ...(typeof given.privacyPolicyUrl === 'string' && given.privacyPolicyUrl && { privacy: given.privacyPolicyUrl }) }, ...(expiry && { expiry }), purposes, services,
      ...(typeof given.lang === 'string' && given.lang && { language: given.lang }), ...(typeof cookie.domain === 'string' && cookie.domain && { cookie: { domain: cookie.domain.replace(/^\./, '') } }),
    },
  };
};
