// Vendors whose real bundles are tried: how a site starts each of them, and what it declares of it. `TO` is the vendor's collector.
//
//   start     a module that starts the tracker, says FIRST at once and SECOND a moment later
//   cookies, local, session, indexeddb   patterns of the names it keeps
//   answer    what its collector says, where `{}` will not do

/** What each tracker is told to report. */
export const FIRST = 'page-was-opened', SECOND = 'basket-was-filled';

/** A tracker that reports by `say(name)`. */
const says = (imports, init, say) => `${imports}\n${init}\n${say(`'${FIRST}'`)}\nsetTimeout(() => { ${say(`'${SECOND}'`)} }, 60);`;

export const VENDORS = [
  {
    id: 'posthog-js', cookies: ['ph_*', 'dmn_chk_*'], local: ['ph_*', '__ph*'], session: ['ph_*', '__ph*'],
    start: says(`import posthog from 'posthog-js';`, `posthog.init('key', { api_host: TO, disable_compression: true, request_batching: false, disable_session_recording: true, disable_surveys: true, disable_external_dependency_loading: true, opt_out_useragent_filter: true, advanced_disable_flags: true });`, (name) => `posthog.capture(${name});`),
  },
  {
    id: '@snowplow/browser-tracker', cookies: ['_sp_*'], local: ['snowplow*', '_sp_*'], answer: 'ok',
    start: says(`import { newTracker, trackStructEvent } from '@snowplow/browser-tracker';`, `newTracker('sp', TO, { appId: 'shop', bufferSize: 1, encodeBase64: false, stateStorageStrategy: 'cookieAndLocalStorage' });`, (name) => `trackStructEvent({ category: 'shop', action: ${name} });`),
  },
  {
    id: 'plausible-tracker', local: ['plausible*'], answer: 'ok',
    start: says(`import Plausible from 'plausible-tracker';`, `const plausible = Plausible({ domain: 'shop', apiHost: TO, trackLocalhost: true });`, (name) => `plausible.trackEvent(${name});`),
  },
  {
    id: 'mixpanel-browser', cookies: ['mp_*'], local: ['mp_*', '__mp*'], session: ['mp_*', '__mp*'], indexeddb: ['mixpanel*'], answer: '{"status":1,"error":null}',
    start: says(`import mixpanel from 'mixpanel-browser/dist/mixpanel.module.js';`, `mixpanel.init('key', { api_host: TO, batch_requests: false, api_payload_format: 'json', opt_out_tracking_by_default: false, ignore_dnt: true });`, (name) => `mixpanel.track(${name});`),
  },
  {
    id: '@amplitude/analytics-browser', cookies: ['AMP_*'], local: ['AMP_*'], session: ['AMP_*'], indexeddb: ['AMP_*'], answer: '{"code":200}',
    start: says(`import * as amplitude from '@amplitude/analytics-browser';`, `amplitude.init('key', 'nobody', { serverUrl: TO + '/2/httpapi', flushIntervalMillis: 50, flushQueueSize: 1, autocapture: false, fetchRemoteConfig: false, remoteConfig: { fetchRemoteConfig: false } });`, (name) => `amplitude.track(${name});`),
  },
  {
    id: '@sentry/browser', session: ['sentry*'],
    start: says(`import * as Sentry from '@sentry/browser';`, `Sentry.init({ dsn: TO.replace('://', '://key@') + '/1', tracesSampleRate: 0 });`, (name) => `Sentry.captureMessage(${name});`),
  },
  {
    id: '@jitsu/js', cookies: ['__eventn_*', '_jitsu*', '__ev*'], local: ['__ev*', '__user*', '__anon*', 'jitsu*'], answer: '{"ok":true}',
    start: says(`import { jitsuAnalytics } from '@jitsu/js';`, `const jitsu = jitsuAnalytics({ host: TO, writeKey: 'a:b' });`, (name) => `jitsu.track(${name});`),
  },
  {
    id: 'countly-sdk-web', local: ['cly_*', 'key/cly_*'], cookies: ['cly_*', 'key/cly_*'], answer: '{"result":"Success"}',
    start: says(`import Countly from 'countly-sdk-web';`, `Countly.init({ app_key: 'key', url: TO, interval: 50, force_post: true, ignore_bots: false, behavior_settings: {} }); Countly.begin_session();`, (name) => `Countly.add_event({ key: ${name}, count: 1 });`),
  },
  {
    id: '@bugsnag/browser', local: ['bugsnag*'],
    start: says(`import Bugsnag from '@bugsnag/browser';`, `Bugsnag.start({ apiKey: '0123456789abcdef0123456789abcdef', endpoints: { notify: TO + '/notify', sessions: TO + '/sessions' }, logger: null });`, (name) => `Bugsnag.notify(new Error(${name}));`),
  },
  {
    id: '@grafana/faro-web-sdk', session: ['com.grafana.faro*'], local: ['com.grafana.faro*'],
    start: says(`import { initializeFaro } from '@grafana/faro-web-sdk';`, `const faro = initializeFaro({ url: TO + '/collect', app: { name: 'shop' }, batching: { sendTimeout: 50 } });`, (name) => `faro.api.pushEvent(${name});`),
  },
];
