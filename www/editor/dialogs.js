// What the dialogs share.
import { button, el } from './dom.js';

/** Title and close button, and what stands below. */
export const fill = (dialog, title, ...content) => {
  const heading = el('h2', { id: `${dialog.id}-title`, tabindex: '-1' }, title);
  dialog.replaceChildren(el('div', { class: 'dialog-top' }, heading, button('', () => dialog.close(), { class: 'icon close', 'aria-label': 'Close', title: 'Close' })), el('div', { class: 'dialog-body' }, content));
};

/** Puts a text on the clipboard; where that is refused, selects it in its field. */
export const copy = async (area, said) => {
  try {
    await navigator.clipboard.writeText(area.value);
    said.textContent = 'Copied.';
  } catch {
    area.focus();
    area.select();
    said.textContent = 'Selected: copy it with the keyboard.';
  }
};

export const download = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type })), link = el('a', { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
