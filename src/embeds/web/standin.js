// What has no box of its own while it is held (a template, an object, an embed) gets one: an empty frame of the same form, in the same
// place, so that the page's own styles give it its size.

const FORM = ['class', 'width', 'height', 'align'];

/** Without anything that loads, or that is found by the page under its name. */
const shape = (model, tag) => {
  const made = document.createElement(tag);
  for (const name of FORM) if (model.hasAttribute(name)) made.setAttribute(name, model.getAttribute(name));
  made.style.cssText = model.style.cssText;
  return made;
};

/** Puts the stand-in for `frame` in front of `anchor`, which is the frame or the template that it is in. Returns its box and how it goes. */
export const standIn = (anchor, frame) => {
  const box = shape(frame, 'iframe');
  box.setAttribute('frameborder', frame.localName === 'iframe' ? frame.getAttribute('frameborder') ?? 1 : 0);
  box.inert = true;
  // What stands around it in the template may give it its size: a wrapper that keeps the sides' proportion.
  let outer = box;
  for (let around = frame.parentElement; around && anchor !== frame; around = around.parentElement) {
    const made = shape(around, around.localName);
    made.appendChild(outer);
    outer = made;
  }
  anchor.before(outer);
  // What an object says to those who cannot show it is not meant here.
  const { style } = anchor, before = anchor === frame && [style.getPropertyValue('display'), style.getPropertyPriority('display')];
  if (before) style.setProperty('display', 'none', 'important');
  return {
    box,
    yield: () => {
      outer.remove();
      if (!before) return;
      style.setProperty('display', ...before);
      // Chromium does not load an object that was given its address while it was not shown.
      const address = anchor.localName === 'object' && anchor.getAttribute('data');
      if (address) anchor.setAttribute('data', address);
    },
  };
};
