// Keeps what has the keyboard's focus from hiding behind the notice (WCAG 2.2, 2.4.11): the page scrolls it clear, and is longer where its end is reached.

/** Returns a function: with true, focused elements scroll clear of `notice`; with false, the page is as it was. */
export const clearance = (notice) => {
  const { style } = document.documentElement, SCROLL = 'scroll-padding-bottom', END = 'padding-bottom';
  let before = null, room;
  const set = (property, value) => style.setProperty(property, value);
  const follow = ({ target }) => setTimeout(() => {
    const box = notice.getBoundingClientRect(), at = target.getBoundingClientRect?.();
    if (!at || target === document.body || target.contains(notice.getRootNode().host) || at.bottom <= box.top || at.right <= box.left || at.left >= box.right) return;
    set(END, room);
    target.scrollIntoView({ block: 'nearest' });
  });
  return (needed) => {
    if (before) {
      set(SCROLL, before[0]);
      set(END, before[1]);
      document.removeEventListener('focusin', follow);
    }
    before = null;
    const box = needed && notice.getBoundingClientRect();
    // A notice over most of the screen leaves no room to scroll to; one that is hidden takes none.
    if (!box?.height || box.height > innerHeight * 0.7) return;
    before = [SCROLL, END].map((property) => style.getPropertyValue(property));
    set(SCROLL, room = `${Math.ceil(innerHeight - box.top)}px`);
    document.addEventListener('focusin', follow);
    follow({ target: document.activeElement ?? document.body });
  };
};
