// @ts-check
import { h } from './dom.js';

/**
 * The part of Discord's Markdown that bots use, rendered as nodes; text never becomes markup.
 * `names` turns ids of mentions into names.
 * @typedef {{ user: (id: string) => string, channel: (id: string) => string, role: (id: string) => string }} Names
 */

const BLOCKS = [
  { pattern: /^```(?:([\w+-]*)\n)?([\s\S]*?)\n?```(?:\n|$)/, render: codeBlock },
  { pattern: /^>>> ([\s\S]*)$/, render: quote },
  { pattern: /^(?:> .*(?:\n|$)|>(?:\n|$))+/, render: quote },
  { pattern: /^(#{1,3}) (.+)(?:\n|$)/, render: heading },
  { pattern: /^-# (.+)(?:\n|$)/, render: subtext },
  { pattern: /^(?:(?: *[-*]|\d+\.) .+(?:\n|$))+/, render: bullets },
];

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\\*_~|${'`'}>#\-<\[\]()!@:.])`,
    '`{2}(?<code2>[\\s\\S]+?)`{2}(?!`)|`(?<code>[^`]+)`',
    String.raw`\*\*(?<bold>(?:\\.|[^\\])+?)\*\*(?!\*)`,
    String.raw`__(?<under>(?:\\.|[^\\])+?)__`,
    String.raw`~~(?<strike>(?:\\.|[^\\])+?)~~`,
    String.raw`\|\|(?<spoiler>(?:\\.|[^\\])+?)\|\|`,
    String.raw`\*(?<em>(?:\\.|[^\\*])+?)\*|(?<!\w)_(?<em2>(?:\\.|[^\\_])+?)_(?!\w)`,
    String.raw`\[(?<label>(?:\\.|[^\\\]])+)\]\(<?(?<target>https?://[^\s)>]+)>?\)`,
    String.raw`<(?<bare>https?://[^\s>]+)>|(?<url>https?://[^\s<>]+[^\s<>.,:;"')\]])`,
    String.raw`<(?<kind>@!?|@&|#)(?<id>\d{5,20})>|</(?<slash>[^:>]+):\d+>`,
    String.raw`<t:(?<time>-?\d{1,13})(?::[a-zA-Z])?>|<a?:(?<emoji>\w+):\d+>`,
  ].join('|'),
  'u',
);

/**
 * @param {string} text
 * @param {Names} names
 * @returns {HTMLElement}
 */
export function markdown(text, names) {
  return h('div', { class: 'markdown' }, ...blocks(text, names));
}

/**
 * @param {string} text
 * @param {Names} names
 * @returns {(Node | string)[]}
 */
function blocks(text, names) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let rest = text;
  while (rest !== '') {
    const block = BLOCKS.map(({ pattern, render }) => ({ match: pattern.exec(rest), render })).find(
      ({ match }) => match !== null,
    );
    if (block?.match) {
      nodes.push(block.render(block.match, names));
      rest = rest.slice(block.match[0].length);
      continue;
    }
    const end = rest.indexOf('\n');
    const line = end === -1 ? rest : rest.slice(0, end);
    // An empty line still takes its room.
    nodes.push(h('p', {}, ...inline(line === '' ? '\u00a0' : line, names)));
    rest = end === -1 ? '' : rest.slice(end + 1);
  }
  return nodes;
}

/** @param {RegExpExecArray} match */
function codeBlock([, , code = '']) {
  return h('pre', {}, h('code', {}, code));
}

/**
 * @param {RegExpExecArray} match
 * @param {Names} names
 */
function quote([whole, multi], names) {
  const text = multi ?? whole.replace(/\n$/, '').replace(/^> ?/gm, '');
  return h('blockquote', {}, ...blocks(text, names));
}

/**
 * @param {RegExpExecArray} match
 * @param {Names} names
 */
function heading([, marks = '#', text = ''], names) {
  // The page has h1 and h2 of its own.
  return h(/** @type {'h3'} */ (`h${marks.length + 2}`), {}, ...inline(text, names));
}

/**
 * @param {RegExpExecArray} match
 * @param {Names} names
 */
function subtext([, text = ''], names) {
  return h('p', { class: 'subtext' }, ...inline(text, names));
}

/**
 * @param {RegExpExecArray} match
 * @param {Names} names
 */
function bullets([whole], names) {
  const lines = whole.replace(/\n$/, '').split('\n');
  const items = lines.map((line) => line.replace(/^ *(?:[-*]|\d+\.) /, ''));
  const kind = /^ *\d/.test(whole) ? 'ol' : 'ul';
  return h(kind, {}, ...items.map((item) => h('li', {}, ...inline(item, names))));
}

/**
 * @param {string} text
 * @param {Names} names
 * @returns {(Node | string)[]}
 */
function inline(text, names) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match !== null; match = INLINE.exec(rest)) {
    nodes.push(rest.slice(0, match.index), span(match.groups ?? {}, match[0], names));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...nodes, rest];
}

/**
 * @param {Record<string, string | undefined>} found
 * @param {string} whole
 * @param {Names} names
 * @returns {Node | string}
 */
function span(found, whole, names) {
  const { escaped, code, code2, bold, under, strike, spoiler, em, em2, label, target } = found;
  if (escaped !== undefined) return escaped;
  if (code2 !== undefined || code !== undefined) return h('code', {}, code2 ?? code);
  if (bold !== undefined) return h('strong', {}, ...inline(bold, names));
  if (under !== undefined) return h('u', {}, ...inline(under, names));
  if (strike !== undefined) return h('s', {}, ...inline(strike, names));
  if (spoiler !== undefined) return h('mark', {}, ...inline(spoiler, names));
  if (em !== undefined || em2 !== undefined) return h('em', {}, ...inline(em ?? em2 ?? '', names));
  if (target !== undefined) return link(target, inline(label ?? target, names));
  const { bare, url, kind, id, slash, time, emoji } = found;
  if (bare !== undefined || url !== undefined) return link(bare ?? url ?? '', [bare ?? url ?? '']);
  if (slash !== undefined) return h('span', { class: 'mention' }, `/${slash}`);
  if (emoji !== undefined) return `:${emoji}:`;
  if (time !== undefined) return h('time', {}, new Date(Number(time) * 1000).toLocaleString());
  if (kind === '#') return h('span', { class: 'mention' }, `#${names.channel(id ?? '')}`);
  if (kind === '@&') return h('span', { class: 'mention' }, `@${names.role(id ?? '')}`);
  if (kind !== undefined) return h('span', { class: 'mention' }, `@${names.user(id ?? '')}`);
  return whole;
}

/**
 * @param {string} target
 * @param {(Node | string)[]} children
 */
export function link(target, children) {
  return h('a', { href: target, rel: 'noopener noreferrer', target: '_blank' }, ...children);
}
