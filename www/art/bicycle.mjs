// Draws a bicycle from a few measures. Colours are classes, so that the style sheet can turn day into night.

const GROUND = 252;

/** The models of the shop: where their tubes meet, and what they carry. Points are in the picture's own units. */
const MODELS = {
  ferry: { enamel: "petrol", mudguards: true, rack: true, lamp: true, bars: "swept" },
  marguerite: { enamel: "poppy", mudguards: true, basket: true, bars: "swept", frame: "low" },
  psalm: { enamel: "mustard", bars: "drop", seatTop: [172, 92], headTop: [280, 88] },
  wren: { enamel: "sky", wheel: 50, base: 160, bars: "flat", rear: 130, seatTop: [170, 132], headTop: [254, 118], saddle: 26, flag: true },
  packhorse: { enamel: "moss", rear: 76, base: 258, wheel: 58, mudguards: true, bars: "swept", box: true, lamp: true, seatTop: [192, 100], headTop: [300, 90] },
  nightpost: { enamel: "plum", bars: "flat", seatTop: [166, 88], headTop: [282, 86], lamp: true },
};

/** One bicycle as an SVG group, standing on the ground line of a 420 x 270 picture. */
export function bicycle(name) {
  const model = MODELS[name];
  const radius = model.wheel ?? 66;
  const rear = [model.rear ?? 98, GROUND - radius];
  const front = [rear[0] + (model.base ?? 222), GROUND - radius];
  const crank = [rear[0] + (model.box ? 122 : radius * 1.3), GROUND - radius + 6];
  const seatTop = model.seatTop ?? [166, 90];
  const headTop = model.headTop ?? [278, 80];
  const lean = [(front[0] - headTop[0]) * 0.2, (front[1] - headTop[1]) * 0.25];
  const headFoot = [headTop[0] + lean[0], headTop[1] + lean[1]];
  const parts = { model, radius, rear, front, crank, seatTop, headTop, headFoot };
  return [
    load(parts),
    wheel(rear, radius),
    wheel(front, radius),
    model.mudguards ? mudguard(rear, radius, -170, -28) + mudguard(front, radius, -150, -20) : "",
    frame(parts),
    drive(parts),
    saddle(parts),
    handlebar(parts),
    model.lamp ? lamp(parts) : "",
    model.basket ? basket(parts) : "",
    model.flag ? flag(parts) : "",
  ].join("");
}

const line = (kind, ...points) => `<path class="${kind}" d="M${points.map((point) => point.map(round).join(" ")).join("L")}"/>`;
const round = (value) => Math.round(value * 10) / 10;
const along = ([ax, ay], [bx, by], part) => [ax + (bx - ax) * part, ay + (by - ay) * part];
const around = ([x, y], radius, degrees) => [
  x + radius * Math.cos((degrees * Math.PI) / 180),
  y + radius * Math.sin((degrees * Math.PI) / 180),
];

function wheel(hub, radius) {
  const spokes = [];
  for (let turn = 7; turn < 360; turn += 22.5) spokes.push(line("b-spoke", around(hub, 6, turn + 60), around(hub, radius - 8, turn)));
  const [x, y] = hub.map(round);
  return `${spokes.join("")}<circle class="b-rim" cx="${x}" cy="${y}" r="${radius - 7}"/><circle class="b-tyre" cx="${x}" cy="${y}" r="${radius - 2}"/><circle class="b-hub" cx="${x}" cy="${y}" r="6"/>`;
}

function mudguard(hub, radius, from, to) {
  const [ax, ay] = around(hub, radius + 6, from).map(round);
  const [bx, by] = around(hub, radius + 6, to).map(round);
  return `<path class="b-guard" d="M${ax} ${ay}A${radius + 6} ${radius + 6} 0 0 1 ${bx} ${by}"/>`;
}

function frame({ model, rear, front, crank, seatTop, headTop, headFoot }) {
  const kind = `b-tube e-${model.enamel}`;
  const thin = `b-stay e-${model.enamel}`;
  const [hx, hy] = headFoot.map(round);
  const [fx, fy] = front.map(round);
  const seatJoint = along(seatTop, crank, 0.06);
  const top =
    model.frame === "low"
      ? `<path class="${kind}" d="M${hx} ${hy - 14}Q${round(crank[0] + 44)} ${round(crank[1] - 46)} ${along(seatTop, crank, 0.62).map(round).join(" ")}"/>`
      : line(kind, seatJoint, along(headTop, headFoot, 0.25));
  return [
    line(thin, rear, crank),
    line(thin, rear, model.frame === "low" ? along(seatTop, crank, 0.3) : seatJoint),
    line(kind, seatTop, crank),
    top,
    line(kind, along(headTop, headFoot, 0.85), crank),
    line(kind, headTop, headFoot),
    `<path class="b-fork e-${model.enamel}" d="M${hx} ${hy}Q${round(hx + (fx - hx) * 0.45)} ${round(hy + (fy - hy) * 0.62)} ${fx} ${fy}"/>`,
  ].join("");
}

function drive({ rear, crank, radius }) {
  const ring = radius > 55 ? 17 : 13;
  const [x, y] = crank.map(round);
  const pedal = ([px, py]) => `<path class="b-pedal" d="M${round(px - 9)} ${round(py)}h18"/>`;
  const [low, high] = [around(crank, 30, 62), around(crank, 30, 242)];
  return [
    line("b-chain", [rear[0], rear[1] - 7], [crank[0], crank[1] - ring]),
    line("b-chain", [rear[0], rear[1] + 7], [crank[0], crank[1] + ring]),
    `<circle class="b-ring" cx="${x}" cy="${y}" r="${ring}"/>`,
    line("b-crank", high, low),
    pedal(low) + pedal(high),
    `<circle class="b-hub" cx="${x}" cy="${y}" r="5"/>`,
  ].join("");
}

function saddle({ model, crank, seatTop }) {
  const top = along(seatTop, crank, -(model.saddle ?? 18) / 100);
  const [x, y] = top.map(round);
  return (
    line("b-post", seatTop, top) +
    `<path class="b-leather" d="M${x - 27} ${y - 9}q9-4 22 0q14 4 34 2q5 0 4 4q-14 3-26 7q-14 3-24 4q-12-4-10-17z"/>`
  );
}

function handlebar({ model, headTop, headFoot }) {
  const top = along(headTop, headFoot, -0.55);
  const [x, y] = top.map(round);
  const stem = line("b-post", headTop, top);
  const shapes = {
    swept: `<path class="b-bar" d="M${x} ${y}q16-12 8-20q-8-6-40-2"/><path class="b-grip" d="M${x - 32} ${y - 22}h20"/>`,
    drop: `<path class="b-bar" d="M${x} ${y}h24q20 0 20 16q0 18-22 18h-8"/><path class="b-grip" d="M${x + 14} ${y + 34}h12"/>`,
    flat: `<path class="b-bar" d="M${x} ${y}q14-4 10-12h-16"/><path class="b-grip" d="M${x - 14} ${y - 12}h20"/>`,
  };
  return stem + shapes[model.bars];
}

function lamp({ headTop, headFoot }) {
  const [x, y] = along(headTop, headFoot, 0.1).map(round);
  return (
    `<path class="b-beam" d="M${x + 34} ${y - 6}l110-28v84z"/>` +
    `<path class="b-lamp" d="M${x + 14} ${y}q2-14 20-12v24q-18 2-20-12z"/><path class="b-post" d="M${x} ${y}h14"/>`
  );
}

function basket({ headTop }) {
  const [x, y] = [round(headTop[0] + 20), round(headTop[1] - 24)];
  const weave = [12, 24, 36, 48].map((step) => `M${x + step - 3} ${y + 2}l${round(-1.5 + step / 20)} 36`).join("");
  return (
    `<g class="b-flowers"><circle class="e-mustard" cx="${x + 14}" cy="${y - 9}" r="9"/><circle class="e-sky" cx="${x + 31}" cy="${y - 14}" r="11"/>` +
    `<circle class="e-poppy" cx="${x + 48}" cy="${y - 8}" r="9"/></g>` +
    `<path class="b-post" d="M${x - 18} ${y + 40}h72"/><path class="b-basket" d="M${x} ${y}h60l-8 40h-44z"/><path class="b-weave" d="${weave}M${x + 3} ${y + 13}h54M${x + 5} ${y + 26}h50"/>`
  );
}

function flag({ rear }) {
  const [x, y] = rear.map(round);
  return `<path class="b-spoke" d="M${x} ${y}L${x - 26} 62"/><path class="e-poppy b-flag" d="M${x - 26} 62l-34 12l36 12z"/>`;
}

/** What stands behind the saddle: a rack, or the long one with a box. */
function load({ model, rear, radius, seatTop }) {
  const height = round(rear[1] - radius - 12);
  if (model.box) {
    return (
      line("b-stay e-moss", [22, height], [seatTop[0] - 4, height]) +
      line("b-stay e-moss", [rear[0] - 6, height], rear) +
      `<path class="b-box" d="M14 ${height - 66}h132v64h-132z"/><path class="b-slat" d="M14 ${height - 45}h132M14 ${height - 24}h132"/>`
    );
  }
  if (!model.rack) return "";
  return (
    line("b-rack", [rear[0] - 58, height], [seatTop[0] + 4, height]) +
    line("b-rack", [rear[0] - 38, height], rear, [rear[0] + 8, height]) +
    `<path class="b-bag" d="M${round(rear[0] - 50)} ${height + 3}h60l4 54q-2 8-10 8h-46q-8 0-10-8z"/><path class="b-strap" d="M${round(rear[0] - 34)} ${height + 3}v34M${round(rear[0] - 6)} ${height + 3}v34"/>`
  );
}
