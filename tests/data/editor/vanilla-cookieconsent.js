// A configuration as sites write it for vanilla-cookieconsent 3.
import 'https://cdn.example/cookieconsent.umd.js';

const later = { notThis: 'one' };

CookieConsent.run({
    mode: 'opt-in',
    revision: 3,
    disablePageInteraction: true,
    cookie: { name: 'cc_cookie', domain: '.hazel.example', expiresAfterDays: 400 },
    guiOptions: { consentModal: { layout: 'cloud inline', position: 'bottom center', equalWeightButtons: false } },
    onConsent: ({ cookie }) => { console.log('given', cookie); if (cookie) { later.notThis = `${cookie.name} }`; } },
    categories: {
        necessary: { enabled: true, readOnly: true },
        analytics: {
            autoClear: { cookies: [{ name: /^_ga/ }, { name: '_gid' }, { name: /^_hj(Session|Cached)/ }, { name: /^(?=impossible)/ }] },
            services: {
                ga: { label: 'Google Analytics', onAccept: () => {}, onReject() { return 1 / 2; }, cookies: [{ name: /^_ga/ }, { name: '_gid' }] },
                youtube: { label: '<b>YouTube</b> &amp; films', onAccept: later.start },
            },
        },
        'ads & more': { enabled: true },
    },
    language: {
        default: 'en', autoDetect: 'browser',
        translations: {
            en: {
                consentModal: { title: 'We use cookies', description: 'Some <a href="#">text</a>', acceptAllBtn: 'Yes, all', acceptNecessaryBtn: "No, thank you", showPreferencesBtn: 'Let me see' },
                preferencesModal: {
                    title: 'Preferences', savePreferencesBtn: 'Keep it', closeIconLabel: 'Close',
                    sections: [
                        { title: 'About', description: 'Cookies are …' },
                        { title: 'Strictly necessary', description: 'Without them nothing works.', linkedCategory: 'necessary' },
                        { title: 'Statistics', description: 'They <em>count</em>.', linkedCategory: 'analytics', cookieTable: { headers: { name: 'Name' }, body: [{ name: '_ga' }] } },
                    ],
                },
            },
            de: { consentModal: { acceptAllBtn: 'Ja, alle' }, preferencesModal: { sections: [{ title: 'Statistik', description: 'Sie zählen.', linkedCategory: 'analytics' }] } },
            fr: '/texts/fr.json',
        },
    },
});
