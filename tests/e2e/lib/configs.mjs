// The configuration most tests start from: one necessary purpose, two that ask, and a service for each road into the page.

/** `change(config)` may alter it before it is used. */
export const shop = (site, change = () => {}) => {
  const config = {
    controller: { name: 'Hazel & Oak', contact: 'privacy@hazel.example', privacy: '/privacy.html' },
    purposes: [
      {
        id: 'basket', basis: 'necessary', uses: ['store'], name: 'Basket', description: 'Remembers what is in the basket.', justification: 'No basket without it.',
        data: [{ id: 'goods', name: 'Goods', identifiability: 'pseudonymous' }], retention: { days: 30 },
      },
      {
        id: 'statistics', uses: ['store', 'analyse'], name: 'Statistics', description: 'Counts visits.', benefit: 'Pages that work.',
        data: [{ id: 'pages', name: 'Pages you open', identifiability: 'pseudonymous' }], retention: { days: 365 },
      },
      {
        id: 'marketing', uses: ['store', 'analyse', 'share'], name: 'Marketing', description: 'Shows advertising.', benefit: 'Free articles.',
        data: [{ id: 'interests', name: 'Interests', identifiability: 'identified' }], retention: { days: 90 },
      },
    ],
    services: [
      {
        id: 'stats', name: 'Stats', provider: 'Stats Ltd', country: 'DE', privacy: 'https://stats.example/privacy', purposes: { statistics: ['store', 'analyse'] },
        hosts: [site.party('stats')], cookies: [{ name: '_st_*', days: 365 }],
        storage: [
          { key: '_st_*', in: 'local', days: 365 }, { key: '_st_*', in: 'session', days: 0 }, { key: '_st_*', in: 'indexeddb', days: 365 },
          { key: '_st_*', in: 'cache', days: 365 },
        ],
      },
      {
        id: 'ads', name: 'Ads', provider: 'Ads Inc.', country: 'US', privacy: 'https://ads.example/privacy', purposes: { marketing: ['store', 'analyse', 'share'] },
        hosts: [site.party('ads')], cookies: [{ name: '_ad_*', days: 90 }], storage: [{ key: '_ad_*', in: 'local', days: 90 }],
      },
      {
        id: 'tube', name: 'Tube', provider: 'Tube SA', country: 'FR', privacy: 'https://tube.example/privacy', purposes: { marketing: ['share'] },
        hosts: [site.party('tube')],
      },
    ],
  };
  change(config);
  return config;
};
