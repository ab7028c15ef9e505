// The list of services. Of a long one, only the rows around what is seen are in the page: it stands in blocks, which are filled when they
// come near and emptied when they are far, and keep the height that they had.

const BLOCK = 10;

/**
 * `place`: the list; `scroller`: what it is scrolled in; `draw(element, numbers, from, all)` draws rows; `isLong`: thin it out, and move in it
 * by arrow keys, so that Tab need not pass a thousand switches. Returns { show(numbers), end() }.
 */
export const listing = (place, scroller, draw, isLong) => {
  let blocks = [], numbers = [], current = 0;

  const target = (row) => row.querySelector('.switch') ?? row;
  const rowAt = (at) => fill(blocks[Math.floor(at / BLOCK)]).children[at % BLOCK];
  const indexOf = (element) => {
    const row = element.closest('.line');
    return row ? row.getAttribute('aria-posinset') - 1 : -1;
  };

  /** One row has the place of the whole list in the order of Tab. */
  const reachable = (row, is) => {
    const first = target(row);
    for (const each of [first, ...row.querySelectorAll('a')]) each.tabIndex = is ? 0 : -1;
  };

  const fill = (block) => {
    const { element, from } = block;
    if (element.firstChild) return element;
    const before = element.offsetHeight, isAbove = element.getBoundingClientRect().bottom < scroller.getBoundingClientRect().top;
    element.style.blockSize = '';
    draw(element, numbers.slice(from, from + BLOCK), from, numbers.length);
    if (isLong) for (const row of element.children) reachable(row, from + [...element.children].indexOf(row) === current);
    // Where the browser does not hold what is seen in its place, we do.
    if (isAbove && !CSS.supports('overflow-anchor', 'auto')) scroller.scrollTop += element.offsetHeight - before;
    return element;
  };

  /** Empties what is far from the view, from the focus, and from where Tab leads. */
  const thin = () => {
    const focused = indexOf(place.getRootNode().activeElement ?? place), kept = [current, ...(focused < 0 ? [] : [focused - BLOCK, focused, focused + BLOCK])].map((at) => Math.floor(at / BLOCK));
    blocks.forEach(({ element, isNear }, at) => {
      if (isNear || !element.firstChild || kept.includes(at)) return;
      element.style.blockSize = `${element.offsetHeight}px`;
      element.textContent = '';
    });
  };

  const near = isLong && new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const block = blocks.find(({ element }) => element === target);
      if (!block) continue;
      block.isNear = isIntersecting;
      if (isIntersecting) fill(block);
    }
    thin();
  }, { root: scroller, rootMargin: '60% 0px' });

  const move = (to) => {
    reachable(rowAt(current), false);
    current = Math.max(0, Math.min(numbers.length - 1, to));
    const row = rowAt(current), first = target(row);
    reachable(row, true);
    first.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };

  const STEPS = { __proto__: null, ArrowDown: 1, ArrowUp: -1, PageDown: BLOCK, PageUp: -BLOCK, Home: -Infinity, End: Infinity };

  if (isLong) {
    place.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      if (!step || event.ctrlKey || event.altKey || event.metaKey || indexOf(event.target) < 0) return;
      event.preventDefault();
      move(current + step);
    });
    place.addEventListener('focusin', ({ target: focused }) => {
      const at = indexOf(focused);
      if (at < 0 || at === current) return;
      reachable(rowAt(current), false);
      reachable(rowAt(current = at), true);
    });
  }

  // What was measured in another width counts no more.
  let width = 0;
  const resized = isLong && new ResizeObserver(() => {
    if (width && place.offsetWidth !== width) for (const { element } of blocks) element.style.blockSize = '';
    width = place.offsetWidth;
  });
  if (isLong) resized.observe(place);

  return {
    show(wanted) {
      near?.disconnect?.();
      [numbers, blocks, current] = [wanted, [], 0];
      place.textContent = '';
      // A list without items is no list.
      place.hidden = !numbers.length;
      for (let from = 0; from < numbers.length; from += BLOCK) {
        const element = document.createElement('div');
        element.className = 'block';
        element.role = 'none';
        blocks.push({ element: place.appendChild(element), from, isNear: false });
      }
      const whole = isLong ? blocks.slice(0, 1) : blocks;
      for (const block of whole) fill(block);
      if (!isLong || !blocks.length) return;
      const { element } = blocks[0];
      // The guess for what was never seen.
      place.style.setProperty('--row', `${element.offsetHeight / element.children.length}px`);
      for (const block of blocks) {
        block.element.style.setProperty('--rows', Math.min(BLOCK, numbers.length - block.from));
        near.observe(block.element);
      }
    },
    end() {
      near?.disconnect?.();
      resized?.disconnect?.();
    },
  };
};
