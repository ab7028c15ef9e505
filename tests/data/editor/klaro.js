<script>
// A configuration as sites write it for klaro 0.7.
var klaroConfig = {
    version: 1, elementID: 'klaro', storageMethod: 'cookie', cookieName: 'klaro', cookieExpiresAfterDays: 120, cookieDomain: '.hazel.example', default: true, mustConsent: false,
    /* services: [] */
    translations: {
        zz: { privacyPolicyUrl: '/privacy' },
        de: { consentModal: { description: 'Hier …' }, matomo: { description: 'Zählt Besuche' }, purposes: { analytics: { title: 'Besuchsstatistik', description: 'Wir zählen.' }, security: 'Sicherheit' } },
        en: { purposes: { analytics: { title: 'Visitor statistics', description: 'We count.' }, security: 'Security', styling: 'Fonts' } },
    },
    services: [
        {
            name: 'matomo', title: 'Matomo', purposes: ['analytics'], default: true,
            cookies: [[/^_pk_.*$/, '/', 'hazel.example'], 'piwik_ignore', ['mtm_consent', '/', location.hostname]],
            callback: function (consent, service) {
                // A brace } in a comment, a regex /}/ and a text: '}'
                if (consent == true && /[/}]/.test(service.name)) { console.log('User consent for ' + service.name + ': ' + consent); }
            },
            required: false, optOut: true, onlyOnce: true,
        },
        { name: 'cloudflare', title: 'Cloudflare', purposes: ['security'], required: true },
        { name: 'twitter', purposes: ['analytics', 'social'], contextualConsentOnly: true },
        { name: 'house', title: 'Our own counter', purposes: ['analytics'], cookies: [/^.+$/] },
    ],
};
</script>
