// Why the core decided as it did, in its own order (src/consent/decision.rs).

export const REASONS = [
  ['Necessary', 'it is necessary'],
  ['Aggregated', 'only aggregated data is kept'],
  ['LegitimateInterest', 'of your legitimate interest'],
  ['RegimeNotice', 'the regime only informs'],
  ['RegimeOptOut', 'the regime permits until somebody says no'],
  ['Granted', 'the visitor said yes'],
  ['ServiceGranted', 'the visitor said yes to the service'],
  ['NeverAsked', 'the visitor has not answered yet'],
  ['Expired', 'the answer was too long ago'],
  ['Changed', 'it has changed since the visitor said yes'],
  ['ClockOff', 'the stored choice comes from the future'],
  ['NoNeeds', 'the service names no purpose'],
  ['Signal', 'the browser\'s signal says no'],
  ['Objected', 'the visitor objected'],
  ['Refused', 'the visitor said no'],
  ['ServiceRefused', 'the visitor said no to the service'],
  ['NotDeclaredUse', 'it was never declared for this use'],
  ['Undeclared', 'nothing of that name is declared'],
];

const PERMITTED = 0, REFUSED = 2;
export const isDeclared = (verdict) => verdict >= 0;
export const isHeld = (verdict) => verdict >= 0 && (verdict & 3) !== PERMITTED;
export const isRefused = (verdict) => verdict >= 0 && (verdict & 3) === REFUSED;
export const placeOf = (verdict) => verdict >> 8;
/** The sentence for a verdict; null for what nobody declares. */
export const because = (verdict) => (verdict < 0 ? null : REASONS[verdict >> 2 & 31]?.[1] ?? null);
