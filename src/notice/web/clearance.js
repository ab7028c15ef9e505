// Keeps what has the keyboard's focus from hiding behind the notice (WCAG 2.2, 2.4.11): the page scrolls it clear.

/** Returns a function: with true, focused elements scroll clear of `notice`; with false, the page is as it was. */
export const clearance = (notice) => {
  const { style } = document.documentElement, property = 'scroll-padding-bottom';
  let before = null;
  return (needed) => {
    if (before !== null) style.setProperty(property, before);
    before = null;
    const box = needed && notice.getBoundingClientRect();
    // A notice over most of the screen leaves no room to scroll to.
    if (!box || box.height > innerHeight * 0.7) return;
    before = style.getPropertyValue(property);
    style.setProperty(property, `${Math.ceil(innerHeight - box.top)}px`);
  };
};
