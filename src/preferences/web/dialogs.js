// Dialogs: opened over the page, closed with or without an answer; and questions that wait for one another.

/** A dialog: `pressed(control, event)` is told of the visitor's own clicks, `closed(how)` of its end: '' when it was without an answer. */
export const dialog = (element, { pressed, closed }) => {
  element.addEventListener('click', (event) => {
    const control = event.target.closest('button,input,label');
    if (!control) return;
    // Only the visitor's own hand counts; without its default, a click by script moves no switch either.
    if (!event.isTrusted) event.preventDefault();
    else if (control.matches('[value=close]')) element.close('');
    else if (!control.matches('label')) pressed(control, event);
  }, true);
  element.addEventListener('close', () => {
    // Escape, the close button, a script: closed without an answer.
    const how = element.returnValue;
    element.returnValue = '';
    closed(how);
  });
  const height = (name) => {
    const edge = element.querySelector(name);
    return edge && getComputedStyle(edge).position === 'sticky' ? edge.offsetHeight : 0;
  };
  /** What gets the focus must not hide behind what sticks to the edges (WCAG 2.2, 2.4.11). */
  const measure = () => {
    const top = height('.top');
    element.style.setProperty('--top', `${top}px`);
    element.style.setProperty('scroll-padding-block', `${top + height('.find') + 8}px ${height('.acts') + 8}px`);
  };
  const edges = new ResizeObserver(measure);
  return {
    element,
    open() {
      if (!element.open) element.showModal();
      // What a filter list of the visitor's hides must not keep them from the page.
      if (!element.getClientRects().length) return element.close();
      element.querySelector('h2').focus();
      measure();
      edges.disconnect();
      for (const edge of element.querySelectorAll('.top, .find, .acts')) edges.observe(edge);
      return undefined;
    },
    close: (how = '') => element.close(how),
  };
};

/**
 * Questions, one after the other: the next one comes when the one before has closed, never in its place. `draw(element, id)` draws one, or nothing
 * where there is nothing to ask; `isAnswered(id)` says whether it has become needless; `answer(kind, id)` takes the answer.
 * Returns { ask(id): resolves when it is answered or closed, refresh(), hide() }.
 */
export const questions = (element, { draw, isAnswered, answer }) => {
  const queue = [];
  /** Whether one is on the screen, or its closing not yet told of. */
  let isShown = false, given;

  const next = () => {
    for (; queue.length; queue.shift().resolve()) {
      const [{ id }] = queue;
      if (isAnswered(id)) continue;
      draw(element, id);
      isShown = element.firstChild !== null;
      if (isShown) return shown.open();
    }
    return undefined;
  };

  const shown = dialog(element, {
    pressed(control, event) {
      // The second half of a double click on the question before is no answer to this one.
      if (event.detail > 1) return;
      given = answer({ __proto__: null, yes: 'accept', no: 'reject' }[control.value], queue[0]?.id);
      shown.close('answered');
    },
    closed() {
      queue.shift()?.resolve(given);
      given = undefined;
      isShown = false;
      next();
    },
  });

  return {
    ask(id) {
      let asked = queue.find((each) => each.id === id);
      if (!asked) {
        asked = { id };
        asked.promise = new Promise((resolve) => { asked.resolve = resolve; });
        queue.push(asked);
      }
      if (!isShown) next();
      return asked.promise;
    },
    /** A choice was made somewhere else. */
    refresh() {
      if (isShown && isAnswered(queue[0].id)) shown.close('answered');
    },
    /** None of them is wanted any more. */
    hide() {
      queue.splice(isShown ? 1 : 0).forEach(({ resolve }) => resolve());
      shown.close();
    },
  };
};
