// What both adapters with a policy say to the benchmark.

/** The site has a content network of its own. */
export const OWN = ['https://cdn.ok.test'];

/** For the generator: no tracker is permitted yet, so none of their hosts is in the policy. */
export const CONFIG = {
  controller: { name: 'The site', privacy: '/privacy' },
  purposes: [{
    id: 'tracking', uses: ['store', 'analyse', 'share'], name: 'Tracking', description: 'Follows visitors across sites.',
    data: [{ id: 'visits', name: 'Pages you open', identifiability: 'identified' }], retention: { days: 365 },
  }],
  services: [{ id: 'trackers', name: 'Trackers', provider: 'Trackers Ltd', country: 'US', privacy: '/privacy', purposes: { tracking: ['store', 'analyse', 'share'] } }],
};

/** The same with what the benchmark declares, waiting for the guard behind it. */
export const QUEUE = `<script>{
  const prefix = {{statePrefix}} + '*', config = ${JSON.stringify(CONFIG)};
  config.services[0].hosts = {{trackerDomains}};
  config.services[0].cookies = [{ name: prefix, days: 365 }];
  config.services[0].storage = ['local', 'session', 'indexeddb', 'cache', 'files'].map((place) => ({ key: prefix, in: place, days: 365 }));
  window.Placet = [['run', config]];
}</script>`;

const SERVED = ['placet-core.js', 'placet-embeds.js', 'placet-erase.js', 'placet-recall.js', 'placet-notice.js', 'placet-notice-nowasm.js', 'placet-look.js', 'placet-preferences.js', 'placet-preferences-nowasm.js', 'placet-resume.js', 'placet-check.js', 'lang/en.js', 'lang/de.js'];
export const FILES = Object.fromEntries(SERVED.map((file) => [`/lib/${file}`, `lib/${file}`]));

export const bench = (more) => ({
  version: '0.1.0', head: 'head.html', ready: 'window.Placet && Placet.version',
  grant: 'await Placet.accept()', deny: 'await Placet.reject()', withdraw: 'await Placet.withdraw()', ...more,
});
