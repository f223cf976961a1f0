// @ts-check
import { h } from './dom.js';

/**
 * One choice of a list.
 * @typedef {{ value: string, label: string, hint?: string }} Choice
 */

let count = 0;

/** A text field with a list of choices, after the ARIA combobox pattern: arrows, Enter, Tab, Esc. */
export class Combobox {
  /**
   * @param {HTMLInputElement} input
   * @param {{ load: (typed: string) => Promise<Choice[]>, pick: (choice: Choice) => void, label: string, waitMs: number }} options
   */
  constructor(input, options) {
    count += 1;
    this.input = input;
    this.options = options;
    /** @type {Choice[]} */
    this.choices = [];
    this.active = -1;
    this.turn = 0;
    this.timer = 0;
    this.list = h('ul', {
      role: 'listbox',
      id: `list-${count}`,
      'aria-label': options.label,
      hidden: true,
    });
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.list.id);
    input.setAttribute('aria-expanded', 'false');
    input.addEventListener('input', () => this.refresh());
    input.addEventListener('focus', () => this.refresh());
    input.addEventListener('blur', () => this.close());
    input.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** Asks for the choices of what is typed now; an answer that comes too late is dropped. */
  refresh() {
    clearTimeout(this.timer);
    this.turn += 1;
    const { turn } = this;
    this.timer = window.setTimeout(async () => {
      const choices = await this.options.load(this.input.value).catch(() => []);
      if (turn === this.turn && document.activeElement === this.input) this.show(choices);
    }, this.options.waitMs);
  }

  /** @param {Choice[]} choices */
  show(choices) {
    this.choices = choices;
    this.active = -1;
    this.list.replaceChildren(
      ...choices.map(({ label, hint }, index) => {
        const item = h(
          'li',
          { role: 'option', id: `${this.list.id}-${index}`, 'aria-selected': 'false' },
          h('span', {}, label),
          hint ? h('span', { class: 'subtext' }, hint) : null,
        );
        // The field must not lose the focus before the click arrives.
        item.addEventListener('mousedown', (event) => event.preventDefault());
        item.addEventListener('click', () => this.pick(index));
        return item;
      }),
    );
    this.list.hidden = choices.length === 0;
    this.input.setAttribute('aria-expanded', String(choices.length > 0));
    this.input.removeAttribute('aria-activedescendant');
  }

  close() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.show([]);
  }

  get open() {
    return this.choices.length > 0;
  }

  /** @param {number} index */
  pick(index) {
    const choice = this.choices[index];
    this.close();
    if (choice) this.options.pick(choice);
  }

  /** @param {number} step */
  move(step) {
    const { length } = this.choices;
    this.active = (this.active + step + length) % length;
    [...this.list.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === this.active));
      if (index === this.active) item.scrollIntoView({ block: 'nearest' });
    });
    this.input.setAttribute('aria-activedescendant', `${this.list.id}-${this.active}`);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!this.open || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: this.active < 0 ? 0 : -1 }[event.key];
    if (step !== undefined) this.move(step);
    else if (event.key === 'Escape') this.close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && this.active >= 0)
      this.pick(this.active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
