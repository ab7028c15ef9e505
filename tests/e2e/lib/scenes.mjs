// The looks of the notice: what the pictures show and what the visual tests hold. A scene is a page, a visitor's settings and a layer.

export const THEMES = ['plain', 'soft', 'sharp'], POSITIONS = ['bottom', 'card', 'centre', 'inline'], WIDTHS = [390, 1280];

/** { name, theme, layer, width, height, scheme, lang, textSize }; `layer` is 'first' or 'prefs'. */
const scene = (theme, position, width, more = {}) => {
  const given = { layer: 'first', scheme: 'light', lang: 'en', textSize: 100, contrast: 'no-preference', forced: 'none', ...more };
  const { layer, scheme, lang, textSize, contrast, forced } = given;
  const marks = [layer, position, width, scheme === 'dark' && 'dark', lang !== 'en' && lang, textSize !== 100 && `${textSize}-percent`, contrast === 'more' && 'contrast', forced === 'active' && 'forced'];
  return { ...given, name: `${theme}-${marks.filter(Boolean).join('-')}`, theme: { name: theme, position }, width, height: width === 390 ? 844 : 800 };
};

export const SCENES = THEMES.flatMap((theme) => WIDTHS.flatMap((width) => [
  ...POSITIONS.map((position) => scene(theme, position, width)),
  scene(theme, 'bottom', width, { scheme: 'dark' }),
  scene(theme, 'card', width, { scheme: 'dark' }),
  scene(theme, 'bottom', width, { lang: 'ar' }),
  scene(theme, 'bottom', width, { textSize: 200 }),
  scene(theme, 'bottom', width, { layer: 'prefs' }),
  scene(theme, 'bottom', width, { layer: 'prefs', scheme: 'dark' }),
  scene(theme, 'bottom', width, { layer: 'prefs', lang: 'ar' }),
])).concat(WIDTHS.flatMap((width) => [
  scene('plain', 'bottom', width, { layer: 'prefs', textSize: 200 }),
  scene('plain', 'bottom', width, { contrast: 'more' }),
  scene('plain', 'bottom', width, { forced: 'active' }),
  scene('plain', 'bottom', width, { layer: 'prefs', forced: 'active' }),
]));

/** Settings of the browser for a scene. Nothing moves: a picture of something that moves is another one every time. */
export const visitorOf = ({ width, height, scheme, contrast, forced }) => ({
  viewport: { width, height }, colorScheme: scheme, contrast, forcedColors: forced, reducedMotion: 'reduce', deviceScaleFactor: 1,
});

/** A page with something on it, so that one sees how the notice stands out from it. */
export const pageOf = ({ scheme, textSize }) => ({
  head: `<style>
    :root { color-scheme: ${scheme}; font-size: ${textSize}% }
    body { margin: 0; font: 1rem/1.6 Georgia, serif; background: ${scheme === 'dark' ? '#14161a' : '#faf8f4'}; color: ${scheme === 'dark' ? '#d8dbe0' : '#2a2520'} }
    main { max-width: 42rem; margin: 0 auto; padding: 1.5rem }
    .picture { height: 12rem; border-radius: 4px; background: linear-gradient(140deg, #7d9a86, #c9b48a 55%, #a6674a) }
    h1 { display: none } h2 { font-size: 2rem; line-height: 1.2 }
  </style>`,
  body: `<main><p>Hazel &amp; Oak</p><h2>Chairs that outlive their owners</h2><div data-placet="notice"></div><div class="picture"></div>
    ${'<p>We steam the wood, bend it over a form and leave it alone until it has forgotten that it was ever straight. A chair takes nine days, of which eight are waiting. Whoever has sat on one asks for the second.</p>'.repeat(5)}</main>`,
});

/** Brings a tab of a fresh visitor to what the scene shows. */
export const enter = async (tab, { layer }) => {
  await tab.notice.appears();
  if (layer === 'prefs') {
    await tab.notice.choose();
    await tab.notice.preferences.unfold('marketing');
    // Back to the top, as whoever has just opened it sees it.
    await tab.run(() => { document.getElementById('placet').shadowRoot.querySelectorAll('.prefs, .prefs *').forEach((each) => { each.scrollTop = 0; }); });
  }
  await tab.run(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
};
