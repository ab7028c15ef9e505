// What is pasted into a site. Where the package brings the generator of policies (`placet/csp`), that one writes; else the plain snippet is given.

/** { snippet, policy } as texts; policy is '' where there is no generator. `base`: where the package lies on the owner's site. */
export const generate = (room, config, base) => {
  if (!room) return { snippet: plainSnippet(config, base), policy: '' };
  return { snippet: room.snippet(config, { base }), policy: room.policy(config) };
};

/** The configuration and the guard, as the README has them. No text in the configuration can end its element. */
export const plainSnippet = (config, base) => {
  const json = JSON.stringify(config, null, 2).replaceAll('<', '\\u003c');
  const src = `${base}placet.js`.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<script type="application/json" id="placet-config">\n${json}\n</script>\n<script src="${src}"></script>`;
};
