// The site's pictures, all drawn here: `picture("bicycle:ferry")`, `picture("hero")` ...

import { bicycle } from "./bicycle.mjs";

/** An SVG by name. Decorative unless a `title` says what it shows. */
export function picture(name, title = "") {
  const [kind, model] = name.split(":");
  const { size, draw } = PICTURES[kind];
  const label = title ? `role="img" aria-label="${title}"` : `aria-hidden="true"`;
  return `<svg class="art art-${kind}" viewBox="0 0 ${size}" ${label} focusable="false">${draw(model)}</svg>`;
}

/** What the pictures of a page share: the fading light of the lamps. */
export const sharedDefinitions =
  `<svg class="definitions" width="0" height="0" aria-hidden="true" focusable="false"><linearGradient id="beam"><stop class="beam-near" offset="0"/><stop class="beam-far" offset="1"/></linearGradient></svg>`;

const PICTURES = {
  bicycle: { size: "420 270", draw: (model) => `<ellipse class="a-shadow" cx="212" cy="254" rx="186" ry="7"/>${bicycle(model)}` },
  mark: { size: "48 48", draw: mark },
  hero: { size: "760 560", draw: hero },
  winter: { size: "760 380", draw: winter },
  bench: { size: "560 380", draw: bench },
  saddle: { size: "420 270", draw: saddle },
  bell: { size: "420 270", draw: bell },
  ticket: { size: "420 240", draw: ticket },
};

function mark() {
  return (
    `<circle class="m-ring" cx="24" cy="24" r="20"/><circle class="m-hub" cx="24" cy="24" r="4"/>` +
    `<path class="m-spoke" d="M24 20V4M27.5 22L41 14M27.5 26L41 34M24 28v16M20.5 26L7 34M20.5 22L7 14"/>`
  );
}

const hill = (kind, d) => `<path class="${kind}" d="${d}"/>`;

function hero() {
  const trees = [[70, 318, 30], [112, 326, 22], [676, 286, 34], [724, 296, 26]]
    .map(([x, y, r]) => `<path class="a-trunk" d="M${x} ${y + r}v${r}"/><ellipse class="a-tree" cx="${x}" cy="${y}" rx="${r * 0.72}" ry="${r * 1.25}"/>`)
    .join("");
  return (
    `<rect class="a-sky" width="760" height="560" rx="22"/><circle class="a-sun" cx="548" cy="168" r="84"/>` +
    `<g class="a-cloud"><rect x="84" y="96" width="168" height="26" rx="13"/><rect x="126" y="74" width="92" height="40" rx="20"/><rect x="420" y="72" width="104" height="18" rx="9"/></g>` +
    hill("a-far", "M0 330Q130 214 300 300T560 262T760 318V560H0z") +
    `<g class="a-town"><path d="M330 296v-44l22-16l22 16v44zM380 298v-34h34v34zM420 300v-62l10-26l10 26v62z"/></g>` +
    hill("a-near", "M0 402Q190 298 400 372T760 352V560H0z") +
    trees +
    hill("a-field", "M0 470Q240 418 470 452T760 440V560H0z") +
    `<path class="a-path" d="M0 520Q240 492 470 506T760 502V560H0z"/>` +
    `<g transform="translate(64 152) scale(1.42)">${bicycle("ferry")}</g>` +
    `<g class="a-grass"><path d="M40 512q4-22 10-30M52 512q0-18 8-24M690 506q2-18 9-26M702 506q4-14 11-18M620 512q0-14 6-22"/></g>` +
    `<rect class="a-frame" x="1" y="1" width="758" height="558" rx="22"/>`
  );
}

function winter() {
  const flakes = [[60, 60], [140, 120], [212, 44], [300, 98], [372, 30], [452, 84], [540, 40], [610, 118], [704, 62], [664, 176], [84, 190], [250, 168], [505, 160]]
    .map(([x, y], index) => `<circle class="a-flake" cx="${x}" cy="${y}" r="${3 + (index % 3)}"/>`)
    .join("");
  const fir = ([x, y, s]) => `<path class="a-fir" d="M${x} ${y}l${22 * s} ${46 * s}h${-12 * s}l${18 * s} ${40 * s}h${-56 * s}l${18 * s} ${-40 * s}h${-12 * s}z"/>`;
  return (
    `<rect class="a-dusk" width="760" height="380"/>${flakes}` +
    hill("a-snowfar", "M0 250Q180 170 380 226T760 200V380H0z") +
    [[110, 168, 0.9], [158, 186, 0.7], [606, 150, 1], [664, 168, 0.8]].map(fir).join("") +
    hill("a-snow", "M0 318Q250 276 460 306T760 296V380H0z") +
    `<g transform="translate(196 92) scale(.92)">${bicycle("nightpost")}</g>` +
    `<path class="a-track" d="M0 350Q240 318 470 334T760 326"/>`
  );
}

function bench() {
  const tools = [
    `<path class="t-tool" d="M72 60v74M60 60q0 22 24 0M66 134h12"/>`,
    `<path class="t-tool" d="M128 56v52M120 108h16v36h-16z"/>`,
    `<path class="t-tool" d="M182 58q-16 10-4 26l-6 62M182 58q12 12 2 26l4 62"/>`,
    `<path class="t-tool" d="M236 60h28v16h-28zM250 76v70"/>`,
  ].join("");
  const spokes = Array.from({ length: 16 }, (_, index) => {
    const turn = (index * Math.PI) / 8;
    return `M${Math.round(412 + 8 * Math.cos(turn + 1))} ${Math.round(142 + 8 * Math.sin(turn + 1))}L${Math.round(412 + 88 * Math.cos(turn))} ${Math.round(142 + 88 * Math.sin(turn))}`;
  }).join("");
  return (
    `<rect class="t-wall" width="560" height="380" rx="18"/><rect class="t-board" x="34" y="34" width="262" height="138" rx="8"/>${tools}` +
    `<path class="b-spoke" d="${spokes}"/><circle class="b-rim" cx="412" cy="142" r="90"/><circle class="b-tyre" cx="412" cy="142" r="96"/><circle class="b-hub" cx="412" cy="142" r="9"/>` +
    `<path class="t-stand" d="M402 142L384 286M422 142L440 286M366 286h92"/>` +
    `<rect class="t-top" x="0" y="286" width="560" height="22"/><rect class="t-leg" x="44" y="308" width="26" height="72"/><rect class="t-leg" x="490" y="308" width="26" height="72"/>` +
    `<path class="t-mug" d="M96 246h44v40h-44zM140 254q20 0 18 14q-2 12-18 10"/><path class="t-steam" d="M106 234q-8-10 0-18q8-8 0-18M126 234q-8-10 0-18q8-8 0-18"/>` +
    `<rect class="t-tin e-sky" x="196" y="238" width="40" height="48" rx="4"/><rect class="t-tin e-mustard" x="242" y="254" width="34" height="32" rx="4"/>` +
    `<path class="t-tool" d="M60 338h440"/>`
  );
}

function saddle() {
  return (
    `<ellipse class="a-shadow" cx="210" cy="238" rx="130" ry="7"/>` +
    `<path class="b-post" d="M186 148v84M128 152q60 34 150-4M128 152q4 26 58 30q70-4 92-34"/>` +
    `<path class="b-leather" d="M78 104q24-28 84-14q60 12 152 4q24-2 22 12q-40 16-92 30q-58 22-112 32q-58-8-54-64z"/>` +
    `<g class="s-rivet"><circle cx="100" cy="106" r="4"/><circle cx="98" cy="126" r="4"/><circle cx="108" cy="146" r="4"/><circle cx="318" cy="104" r="4"/></g>` +
    `<path class="s-stitch" d="M120 116q74-6 176-8"/>`
  );
}

function bell() {
  return (
    `<ellipse class="a-shadow" cx="210" cy="238" rx="120" ry="7"/><path class="s-pipe" d="M70 214h280"/>` +
    `<path class="b-post" d="M194 214v-22h32v22"/><path class="s-dome" d="M120 184q0-108 90-108t90 108z"/>` +
    `<path class="s-shine" d="M148 160q6-52 46-64"/><rect class="s-base" x="110" y="182" width="200" height="14" rx="7"/>` +
    `<circle class="s-base" cx="210" cy="70" r="9"/><path class="s-lever" d="M300 196q36 4 38 34"/><path class="s-ring" d="M92 92q-20 24-18 56M70 78q-28 34-26 78M328 92q20 24 18 56M350 78q28 34 26 78"/>`
  );
}

function ticket() {
  return (
    `<g transform="rotate(-4 210 120)"><path class="k-paper" d="M30 50h360v46a24 24 0 0 0 0 48v46h-360v-46a24 24 0 0 0 0-48z"/>` +
    `<path class="k-cut" d="M294 58v124"/><g transform="translate(58 62) scale(.5)">${bicycle("marguerite")}</g>` +
    `<path class="k-star" d="M342 92l8 18l20 2l-15 14l4 20l-17-10l-17 10l4-20l-15-14l20-2z"/></g>`
  );
}
