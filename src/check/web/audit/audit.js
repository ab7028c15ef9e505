// The leak report for a site's owner: loaded by `Placet.audit()`, or where the page's address says `?placet-audit`.
import { watch } from './facts.js';
import { findings } from './findings.js';
import { show } from './overlay.js';

let watched = null;

/**
 * Resolves with the report; `shows` opens it over the page, too, and keeps it up to date there.
 *
 * The rest is the guard's: the configuration as JSON text, its own script element or null, what it judges addresses and names by, how it reads the page's cookies,
 * what was held so far as [report, verdict], and what its hooks have replaced. What is public it is asked for like by anybody else: `window.Placet` is nobody's to change.
 */
export const audit = async (shows, config, script, judgeUrl, judgeName, cookieOf, log, originals, freely) => {
  watched ??= watch({ config, script, judgeUrl, judgeName, cookieOf, log, originals, freely });
  const report = async () => reportOf(await watched.facts());
  if (shows) await show(report, watched.onNews, script?.nonce);
  return report();
};

const reportOf = (facts) => {
  const found = findings(facts), summary = {};
  for (const { kind } of found) summary[kind] = (summary[kind] ?? 0) + 1;
  const { regime, at, source } = facts.choices;
  return { version: facts.version, page: facts.page, at: new Date(facts.now).toISOString(), choice: { regime, at, source }, summary, findings: found };
};
