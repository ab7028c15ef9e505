/** The smallest configuration with something to ask: one purpose, and one service at `stats.localhost`. */
export const CONFIG = {
  controller: { name: 'Hazel & Oak', contact: 'privacy@hazel.example', privacy: '/privacy.html' },
  purposes: [
    {
      id: 'analytics', basis: 'consent', uses: ['store', 'analyse'], name: 'Statistics',
      description: 'We count visits.', benefit: 'Pages that work.', retention: { days: 30 },
      data: [{ id: 'pages', name: 'Pages you visit', identifiability: 'pseudonymous' }],
    },
  ],
  services: [
    {
      id: 'stats', name: 'Stats', provider: 'Stats Inc.', country: 'US', privacy: 'https://stats.example/privacy',
      purposes: { analytics: ['store', 'analyse'] }, hosts: ['stats.localhost'],
    },
  ],
};
