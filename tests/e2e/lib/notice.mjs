// The notice as the visitor meets it.
const HOST = '#placet >>> ';

export const FIRST = `${HOST}.notice`, PREFERENCES = `${HOST}.prefs`, MOMENT = `${HOST}.moment`, REOPEN = `${HOST}.reopen`;
export const BUTTONS = { accept: `${HOST}.accept`, reject: `${HOST}.reject`, choose: `${HOST}.choose` };

export const noticeOf = (tab) => ({
  isShown: () => tab.sees(FIRST),
  appears: () => tab.appears(FIRST),
  vanishes: () => tab.vanishes(FIRST),
  accept: () => press(tab, FIRST, '.accept'),
  reject: () => press(tab, FIRST, '.reject'),
  choose: async () => {
    await tab.click(BUTTONS.choose);
    await tab.appears(PREFERENCES);
  },
  reopen: () => tab.click(REOPEN),
  preferences: {
    appears: () => tab.appears(PREFERENCES),
    vanishes: () => tab.vanishes(PREFERENCES),
    /** Shows a purpose's uses and services. */
    unfold: async (purpose) => {
      await tab.click(`${PREFERENCES} .purpose:has(${onOff(purpose)}) .fold`);
      await tab.appears(`${PREFERENCES} ${useSwitch(purpose, 'store')}`);
    },
    isOn: (purpose, use) => tab.read(`${PREFERENCES} ${use ? useSwitch(purpose, use) : onOff(purpose)}`, 'checked'),
    flip: (purpose, use) => tab.click(`${PREFERENCES} ${use ? useSwitch(purpose, use) : onOff(purpose)}`),
    isServiceOn: (service) => tab.read(`${PREFERENCES} input[data-service="${service}"]`, 'checked'),
    flipService: (service) => tab.click(`${PREFERENCES} input[data-service="${service}"]`),
    accept: () => press(tab, PREFERENCES, '.p-accept'),
    reject: () => press(tab, PREFERENCES, '.p-reject'),
    save: () => press(tab, PREFERENCES, '.p-save'),
    close: () => press(tab, PREFERENCES, '.p-close'),
  },
  /** The question in its place: `Placet.ask()`. */
  moment: {
    appears: () => tab.appears(MOMENT),
    vanishes: () => tab.vanishes(MOMENT),
    yes: () => press(tab, MOMENT, '.a-accept'),
    no: () => press(tab, MOMENT, '.a-reject'),
    close: () => press(tab, MOMENT, '.a-close'),
  },
});

const onOff = (purpose) => `input[data-purpose="${purpose}"]:not([data-use])`;
const useSwitch = (purpose, use) => `input[data-purpose="${purpose}"][data-use="${use}"]`;

const press = async (tab, layer, button) => {
  await tab.click(`${layer} ${button}`);
  await tab.vanishes(layer);
  // The answer is passed on once the layer is gone from the screen.
  const passed = tab.run(() => new Promise((resolve) => { setTimeout(resolve, 250); requestAnimationFrame(() => setTimeout(() => setTimeout(resolve, 20))); }));
  // It may load the page anew.
  await passed.catch(() => {});
};
