/** The event by which the translated core gives its functions to the waiting guard; sent to the core's own script element. */
export const HANDOVER = 'placet-core';
