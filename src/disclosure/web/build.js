// Follows a drawing (drawing.rs has the steps): elements are made one by one, no markup is ever parsed.

/** Whether a text can have the owner's markup in it; most have none. */
export const hasMarkup = (text) => /[*[]/.test(text);

/** Replaces what is in `parent` by the drawing; `say` puts the words that it names into the visitor's language, `mark` draws a text's markup, where it can be had. */
export const build = (parent, drawing, say, mark) => {
  parent.textContent = '';
  let at = parent;
  const add = (text) => at.appendChild(document.createTextNode(text));
  const follow = (drawing) => drawing.split('\n').forEach((step) => {
    const rest = step.slice(1);
    if (step[0] === '<') {
      const [tag, className] = rest.split('.'), element = document.createElement(tag);
      // What a page may style. No part tells Reject from Accept.
      if (className) element.part = (element.className = className).replace(/\S+-\S+|accept|reject/g, '');
      at = at.appendChild(element);
    } else if (step[0] === '>') {
      for (const _ of step) at = at.parentNode;
    } else if (step[0] === '@') {
      const end = rest.indexOf(' ');
      at.setAttribute(rest.slice(0, end), say(rest.slice(end + 1)));
    } else if (step[0] === '~') {
      const text = say(rest);
      if (mark && hasMarkup(text)) follow(mark(text));
      else add(text);
    } else if (rest) {
      add(say(step[0] === '=' ? `\x01${rest}\x03` : rest));
    }
  });
  follow(drawing);
};
