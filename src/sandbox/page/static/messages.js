// @ts-check
import { picture, renderComponent } from './components.js';
import { button, h } from './dom.js';
import { link, markdown } from './markdown.js';

const EPHEMERAL = 64;
const LOADING = 128;
const COMPONENTS_V2 = 32768;

/**
 * What the list of messages asks of the page.
 * @typedef {{
 *   names: import('./markdown.js').Names,
 *   act: (action: Record<string, unknown>) => void,
 *   menuCommands: () => { name: string }[],
 *   userId: () => string,
 *   lists: () => Pick<import('./components.js').Host, 'people' | 'channels' | 'roles'>,
 * }} MessagesHost
 */

/** The messages of one channel, as one user sees them. */
export class MessageList {
  /**
   * @param {HTMLElement} root
   * @param {MessagesHost} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    /** @type {Map<string, any>} */
    this.messages = new Map();
  }

  /** @param {any[]} messages */
  reset(messages) {
    this.messages = new Map(messages.map((message) => [message.id, message]));
    this.root.replaceChildren(...messages.map((message) => this.render(message)));
    this.toEnd();
  }

  /** Shows a new message, or a known one as it is now. The focus stays where it was. @param {any} message */
  put(message) {
    const known = this.element(message.id);
    const atEnd = this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 80;
    const next = this.render(message);
    const focused = known?.contains(document.activeElement)
      ? (document.activeElement?.getAttribute('data-custom-id') ?? '')
      : null;
    if (known) known.replaceWith(next);
    else this.root.append(next);
    this.messages.set(message.id, message);
    if (focused !== null) {
      const again = [...next.querySelectorAll('[data-custom-id]')].find(
        (one) => one.getAttribute('data-custom-id') === focused && !one.hasAttribute('disabled'),
      );
      (again instanceof HTMLElement ? again : next).focus();
    }
    if (atEnd) this.toEnd();
  }

  /** @param {string} id */
  drop(id) {
    this.messages.delete(id);
    this.element(id)?.remove();
  }

  /**
   * A line that only this page shows: what became of an interaction without an answer.
   * @param {string} id
   * @param {string} title
   * @param {string} failure
   */
  fail(id, title, failure) {
    const close = button('Dismiss', () => this.element(id)?.remove(), { class: 'quiet' });
    this.element(id)?.remove();
    this.root.append(
      h(
        'article',
        { class: 'message failure', 'data-id': id, tabindex: -1 },
        h('p', {}, `${title}: `, h('strong', {}, failure)),
        h('p', { class: 'subtext' }, 'Only you can see this · ', close),
      ),
    );
    this.toEnd();
  }

  /** @param {string} id @returns {HTMLElement | null} */
  element(id) {
    const found = [...this.root.children].find((one) => one.getAttribute('data-id') === id);
    return found instanceof HTMLElement ? found : null;
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
  }

  /** @param {any} message */
  render(message) {
    const { author, flags = 0 } = message;
    const name = author.global_name ?? author.username;
    const time = new Date(message.timestamp).toLocaleTimeString([], { timeStyle: 'short' });
    const asked = message.interaction_metadata?.user;
    const ephemeral = (flags & EPHEMERAL) !== 0;
    return h(
      'article',
      {
        class: ephemeral ? 'message ephemeral' : 'message',
        'data-id': message.id,
        tabindex: -1,
        'aria-label': `Message from ${name}`,
      },
      h(
        'p',
        { class: 'head' },
        h('strong', {}, name),
        author.bot ? h('span', { class: 'tag' }, 'APP') : null,
        asked
          ? h('span', { class: 'subtext' }, `asked by ${asked.global_name ?? asked.username}`)
          : null,
        h('time', { class: 'subtext', datetime: message.timestamp }, time),
        message.edited_timestamp ? h('span', { class: 'subtext' }, '(edited)') : null,
        this.menu(message),
      ),
      ...this.body(message),
      ephemeral
        ? h(
            'p',
            { class: 'subtext' },
            'Only you can see this · ',
            button('Dismiss', () => this.host.act({ type: 'dismiss', message: message.id }), {
              class: 'quiet',
            }),
          )
        : null,
    );
  }

  /** @param {any} message @returns {Node[]} */
  body(message) {
    const { names, act } = this.host;
    if ((message.flags & LOADING) !== 0)
      return [h('p', { class: 'subtext' }, `${message.author.username} is thinking…`)];
    const host = {
      names,
      ...this.host.lists(),
      press: (/** @type {string} */ id) => act({ type: 'press', message: message.id, button: id }),
      choose: (/** @type {string} */ id, /** @type {string[]} */ values) =>
        act({ type: 'choose', message: message.id, customId: id, values }),
    };
    const files = (message.flags & COMPONENTS_V2) !== 0 ? [] : message.attachments;
    return [
      ...(message.content === '' ? [] : [markdown(message.content, names)]),
      ...message.embeds.map((/** @type {any} */ embed) => this.embed(embed)),
      ...files.map((/** @type {any} */ file) =>
        file.content_type?.startsWith('image/')
          ? picture(file, file.description)
          : link(file.url, [`📎 ${file.filename}`]),
      ),
      ...(message.components ?? []).map((/** @type {any} */ one) => renderComponent(one, host)),
      ...(message.reactions ?? []).map((/** @type {any} */ one) =>
        h('span', { class: 'tag' }, `${one.emoji.name} ${one.count}`),
      ),
      ...(message.thread ? [h('p', { class: 'subtext' }, `Thread: ${message.thread.name}`)] : []),
    ];
  }

  /** @param {any} embed */
  embed(embed) {
    const { names } = this.host;
    const title = embed.url ? link(embed.url, [embed.title ?? embed.url]) : embed.title;
    return h(
      'div',
      { class: 'container' },
      embed.author ? h('p', { class: 'subtext' }, embed.author.name) : null,
      embed.title ? h('p', {}, h('strong', {}, title)) : null,
      embed.description ? markdown(embed.description, names) : null,
      ...(embed.fields ?? []).map((/** @type {any} */ field) =>
        h('div', {}, h('strong', {}, field.name), markdown(field.value, names)),
      ),
      embed.footer ? h('p', { class: 'subtext' }, embed.footer.text) : null,
    );
  }

  /** The bot's commands for a message. @param {any} message */
  menu(message) {
    const commands = this.host.menuCommands();
    if (commands.length === 0 || (message.flags & LOADING) !== 0) return null;
    const entries = commands.map(({ name }) =>
      button(name, () => this.host.act({ type: 'menu', name, message: message.id }), {
        class: 'quiet',
      }),
    );
    return h(
      'details',
      { class: 'menu' },
      h('summary', { 'aria-label': 'Apps for this message' }, '⋯ Apps'),
      ...entries,
    );
  }
}
