// What is pasted into a site. Where the package brings the generator of policies (`placet/csp`), it writes policy and snippet; the plain
// snippet can always be had.

/**
 * { snippet, policy } as texts. `room` is the generator or null, `base` where the package lies on the owner's site, `own` the owner's other
 * hosts. The snippet has a policy in it only where `withPolicy` says so: a policy lets in nothing that is not named.
 */
export const generate = (room, config, { base, own = [], withPolicy = false }) => ({
  snippet: room && withPolicy ? room.snippet(config, { base, own }) : plainSnippet(config, base),
  policy: room ? room.policy(config, { own }) : '',
});

/** The configuration and the guard, as the README has them. No text in the configuration can end its element. */
export const plainSnippet = (config, base) => {
  const json = JSON.stringify(config, null, 2).replaceAll('<', '\\u003c');
  const src = `${base}placet.js`.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<script type="application/json" id="placet-config">\n${json}\n</script>\n<script src="${src}"></script>`;
};
