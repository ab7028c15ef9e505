// The scripts in web/ for the tests in Rust: [verb, list] comes in as JSON, the list of results goes out.
import { readFileSync } from 'node:fs';
import { configure, readText } from '../../config/web/configure.js';
import { build } from '../../disclosure/web/build.js';
import { disclosure, matching, own } from '../../disclosure/web/disclosure.js';
import { accents } from '../web/accents.js';
import { words } from '../../disclosure/web/words.js';
import { country, date } from '../../disclosure/web/names.js';

/** Just enough of a document for build.js; it prints itself as an outline. */
class Element {
  constructor(tag) {
    Object.assign(this, { tag, className: '', attributes: [], children: [], parentNode: null });
  }

  set textContent(text) { this.children = text ? [text] : []; }

  setAttribute(name, value) { this.attributes.push(value === '' ? name : `${name}=${value}`); }

  appendChild(child) {
    child.parentNode = this;
    this.children.push(child);
    return child;
  }

  outline(depth) {
    const head = [this.tag + (this.className && `.${this.className.replaceAll(' ', '.')}`), ...this.attributes].join(' ');
    const inner = this.children.map((child) => (child instanceof Element ? child.outline(depth + 1) : `${'  '.repeat(depth + 1)}"${child.text}"`));
    return [`${'  '.repeat(depth)}${head}`, ...inner].join('\n');
  }
}

globalThis.document = { createElement: (tag) => new Element(tag), createTextNode: (text) => ({ text }) };

const VERBS = {
  /** [configuration text, language] to [disclosure, the guard's lines]. */
  read: ([text, language]) => {
    const settings = readText(text);
    return [disclosure(settings, language, 'site.example'), configure(settings, false)[0]];
  },
  /** ['#rrggbb'] to the accents of a light and a dark notice. */
  accents: ([accent]) => accents(accent).map(([, colour]) => colour),
  /** [language] to its plural forms; mod.rs says which. */
  plurals: ([language]) => {
    const rules = new Intl.PluralRules(language), numbers = new Map();
    for (let number = 0; number <= 100_000; number++) {
      const form = rules.select(number);
      numbers.set(form, (numbers.get(form) ?? 0) + (number > 0 ? 1 : 0));
    }
    const usual = [...numbers.keys()];
    return { usual, large: [...new Set([...usual, rules.select(1_000_000)])], single: usual.filter((form) => numbers.get(form) <= 1) };
  },
  /** [configuration text, language, drawing] to what is seen of it. */
  outline: ([text, language, drawing]) => {
    const { texts } = JSON.parse(readFileSync(new URL(`../texts/${language}.json`, import.meta.url), 'utf8'));
    const worded = own(readText(text), 'texts'), wording = worded && own(worded, matching(Object.keys(worded), language));
    const root = new Element('root');
    // The Rust side draws markup; its own tests see to that.
    build(root, drawing, words((key) => own(wording, key) ?? own(texts, key), language, { country, date }), (text) => `"${text}`);
    return root.outline(0);
  },
};

const [verb, list] = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(list.map(VERBS[verb])));
