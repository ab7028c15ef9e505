// Where a placeholder lies: over the box of the frame, out of the page's flow, so that nothing moves when it comes or goes.

/** Smaller than this, in CSS pixels, nobody was meant to see it. */
const LEAST_WIDTH = 100, LEAST_HEIGHT = 60;
/** A page that takes the placeholder away again and again gets its way. */
const MOST_RETURNS = 20;

/** Follows the boxes of held frames. `places`: the live collection of { box, host, returns, x, y }. Returns { follow, leave, refit }. */
export const follower = (places) => {
  let isPlanned = false;
  const fit = () => {
    isPlanned = false;
    const due = [];
    // All that reads first, then all that writes: fifty frames cost one layout, not fifty.
    for (const place of places()) {
      const { box } = place, around = box.isConnected && (box.parentNode.host ?? box.parentNode);
      const style = around && getComputedStyle(box), at = box.getBoundingClientRect(), isScaled = Math.abs(at.width - box.offsetWidth) > 1;
      const width = isScaled ? box.offsetWidth : at.width, height = isScaled ? box.offsetHeight : at.height;
      // One that is pushed out of the page's reach to the left or above is not seen either.
      if (around && width >= LEAST_WIDTH && height >= LEAST_HEIGHT && style.visibility === 'visible' && style.opacity > 0.05 && at.right + scrollX > 0 && at.bottom + scrollY > 0) {
        const { borderRadius, zIndex } = style;
        // Often it is what is around that has the round corners.
        const r = parseFloat(borderRadius) || Math.abs(around.offsetHeight - height) > 1 ? borderRadius : getComputedStyle(around).borderRadius;
        due.push([place, around, { w: `${width}px`, h: `${height}px`, z: zIndex, r }]);
      } else place.host.remove();
    }
    for (const [{ box, host }, around, form] of due) {
      for (const name in form) put(host, name, form[name]);
      sizes.observe(around);
      children.observe(box.parentNode, { childList: true });
    }
    for (const [place] of due) {
      const { box, host } = place;
      if (host.previousSibling !== box && place.returns++ < MOST_RETURNS) box.after(host);
    }
    const shifts = due.map(([{ box, host }]) => {
      const wanted = box.getBoundingClientRect(), found = host.getBoundingClientRect(), scale = wanted.width / box.offsetWidth || 1;
      return [(wanted.left - found.left) / scale, (wanted.top - found.top) / scale];
    });
    due.forEach(([place], at) => {
      place.x += shifts[at][0];
      place.y += shifts[at][1];
      put(place.host, 'x', `${round(place.x)}px`);
      put(place.host, 'y', `${round(place.y)}px`);
    });
  };
  const refit = () => {
    if (!isPlanned) requestAnimationFrame(fit);
    isPlanned = true;
  };
  // Tells of every box: a new one, one that grows, and one that is taken out of the page. Not within its own round: what is changed there
  // comes back as an error that the page hears of.
  const sizes = new ResizeObserver(refit), children = new MutationObserver(refit);
  return {
    follow: ({ box }) => { sizes.observe(box); },
    leave: ({ box, host }) => {
      sizes.unobserve(box);
      host.remove();
    },
    refit,
  };
};

const round = (number) => Math.round(number * 100) / 100;

/** No page may overrule these: `all` spares custom properties, and the sheet within has the last word. */
const put = (host, name, value) => host.style.setProperty(`--placet-${name}`, value, 'important');
