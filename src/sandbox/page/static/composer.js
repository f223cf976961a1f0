// @ts-check
import { Combobox } from './combobox.js';
import { button, h } from './dom.js';
import { optionField } from './fields.js';

/**
 * What the composer asks of the page.
 * @typedef {{
 *   commands: () => any[],
 *   run: (action: Record<string, unknown>) => Promise<any>,
 *   lists: () => Pick<import('./components.js').Host, 'people' | 'channels' | 'roles'>,
 *   notice: (text: string) => void,
 * }} ComposerHost
 */

/** The line to write in: a message, or a slash command with its options. */
export class Composer {
  /**
   * @param {HTMLFormElement} form
   * @param {ComposerHost} host
   */
  constructor(form, host) {
    this.form = form;
    this.host = host;
    /** @type {{ name: string, fields: import('./fields.js').Field[] } | null} */
    this.command = null;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send().catch((error) => host.notice(error.message));
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.command !== null) this.reset();
    });
    this.input = h('input', {});
    this.show();
  }

  /** Back to an empty line, with the focus in it. */
  reset() {
    this.show();
    this.input.focus();
  }

  /** An empty line. */
  show() {
    this.command = null;
    this.input = h('input', {
      type: 'text',
      placeholder: 'Message, or / for commands',
      'aria-label': 'Message or command',
      maxlength: 2000,
      autocomplete: 'off',
    });
    const box = new Combobox(this.input, {
      label: 'Commands',
      waitMs: 0,
      load: async (typed) => (typed.startsWith('/') ? this.matching(typed.slice(1)) : []),
      pick: ({ value }) => this.open(value),
    });
    this.form.replaceChildren(box.list, this.input, h('button', { type: 'submit' }, 'Send'));
  }

  /**
   * The commands, sub-commands spelled out, that fit what is typed.
   * @param {string} typed
   */
  matching(typed) {
    const wanted = typed.trim().toLowerCase();
    return leaves(this.host.commands())
      .filter(({ path }) => path.startsWith(wanted))
      .map(({ path, description }) => ({ value: path, label: `/${path}`, hint: description }));
  }

  /**
   * Opens a command's options, with the first text option filled in if a text is given.
   * @param {string} path
   * @param {string} [text]
   */
  open(path, text = '') {
    const found = leaves(this.host.commands()).find((one) => one.path === path);
    if (found === undefined)
      throw new Error(`There is no command /${path} for you in this channel.`);
    const fields = found.options.map((/** @type {any} */ option) =>
      optionField(option, {
        lists: this.host.lists,
        complete: (name) => this.complete(path, name),
      }),
    );
    this.command = { name: path, fields };
    const first = fields[0]?.control;
    if (first instanceof HTMLInputElement && text !== '') first.value = text;
    const submit = h('button', { type: 'submit' }, 'Send');
    this.form.replaceChildren(
      h('strong', {}, `/${path}`),
      ...fields.map(({ element }) => element),
      submit,
      button('Cancel', () => this.reset(), { class: 'quiet' }),
    );
    (first ?? submit).focus();
  }

  /** @param {string} path @param {string} focused */
  async complete(path, focused) {
    const options = await this.values();
    const { choices = [] } = await this.host.run({
      type: 'autocomplete',
      name: path,
      options,
      focused,
    });
    return choices.map((/** @type {any} */ one) => ({ value: String(one.value), label: one.name }));
  }

  /** @returns {Promise<Record<string, unknown>>} */
  async values() {
    const pairs = (this.command?.fields ?? []).map(async ({ name, read }) => [name, await read()]);
    const all = await Promise.all(pairs);
    return Object.fromEntries(all.filter(([, value]) => value !== undefined));
  }

  async send() {
    if (this.command !== null) {
      const action = { type: 'slash', name: this.command.name, options: await this.values() };
      await this.host.run(action);
      this.reset();
      return;
    }
    const text = this.input.value.trim();
    if (!text.startsWith('/')) {
      await this.host.run({ type: 'post', content: text });
      this.reset();
      return;
    }
    const typed = text.slice(1);
    const found = leaves(this.host.commands())
      .filter(({ path }) => typed === path || typed.startsWith(`${path} `))
      .sort((a, b) => b.path.length - a.path.length)[0];
    this.open(
      found?.path ?? typed.split(' ')[0] ?? '',
      found ? typed.slice(found.path.length).trim() : '',
    );
    if (found?.options.length === 0) await this.send();
  }
}

/**
 * Every slash command that can be run, groups and sub-commands spelled out.
 * @param {any[]} commands
 * @returns {{ path: string, description: string, options: any[] }[]}
 */
function leaves(commands, prefix = '') {
  return commands
    .filter(({ type }) => type === 1 || (prefix !== '' && type === 2))
    .flatMap(({ name, description, options = [] }) => {
      const path = `${prefix}${name}`;
      const nested = options.some((/** @type {any} */ { type }) => type <= 2);
      return nested ? leaves(options, `${path} `) : [{ path, description, options }];
    });
}
