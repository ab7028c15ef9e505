// The notice as the visitor meets it.
const HOST = '#placet >>> ';

export const FIRST = `${HOST}.notice`, PREFERENCES = `${HOST}.prefs`, REOPEN = `${HOST}.reopen`;
export const BUTTONS = { accept: `${HOST}.accept`, reject: `${HOST}.reject`, choose: `${HOST}.choose` };

export const noticeOf = (tab) => ({
  isShown: () => tab.sees(FIRST),
  appears: () => tab.appears(FIRST),
  vanishes: () => tab.vanishes(FIRST),
  accept: async () => {
    await tab.click(BUTTONS.accept);
    await tab.vanishes(FIRST);
  },
  reject: async () => {
    await tab.click(BUTTONS.reject);
    await tab.vanishes(FIRST);
  },
  choose: async () => {
    await tab.click(BUTTONS.choose);
    await tab.appears(PREFERENCES);
  },
  preferences: {
    appears: () => tab.appears(PREFERENCES),
    vanishes: () => tab.vanishes(PREFERENCES),
    isOn: (purpose, use) => tab.read(useSwitch(purpose, use), 'checked'),
    flip: (purpose, use) => tab.click(useSwitch(purpose, use)),
    isServiceOn: (service) => tab.read(serviceSwitch(service), 'checked'),
    flipService: (service) => tab.click(serviceSwitch(service)),
    accept: () => press(tab, '.p-accept'),
    reject: () => press(tab, '.p-reject'),
    save: () => press(tab, '.p-save'),
    close: () => press(tab, '.p-close'),
  },
});

const useSwitch = (purpose, use) => `${HOST}input[data-purpose="${purpose}"][data-use="${use}"]`;
const serviceSwitch = (service) => `${HOST}input[data-service="${service}"]`;

const press = async (tab, selector) => {
  await tab.click(`${PREFERENCES} ${selector}`);
  await tab.vanishes(PREFERENCES);
};
