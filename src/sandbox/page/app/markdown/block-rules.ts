import type { MarkdownNode, Nested, Rule, State } from './node.ts';

/** What counts only at the start of a line comes before everything inline. */
const FIRST = 0;

const atLineStart =
  (pattern: RegExp) =>
  (source: string, state: State, previous: string): RegExpExecArray | null =>
    (previous === '' || previous.endsWith('\n')) && state['inLink'] !== true
      ? pattern.exec(source)
      : null;

/** Text of its own: what stands at its start stands at the start of a line. */
const afresh = (nested: Nested, text: string, state: State): readonly MarkdownNode[] =>
  nested(text, { ...state, prevCapture: null });

const heading: Rule = {
  order: FIRST,
  match: atLineStart(/^(#{1,3}) +([^\n]+)(?:\n|$)/),
  parse: ([, marks = '', text = ''], nested, state) => ({
    level: marks.length,
    content: nested(text.trim(), state),
  }),
};

const subtext: Rule = {
  order: FIRST,
  match: atLineStart(/^-# +([^\n]+)(?:\n|$)/),
  parse: ([, text = ''], nested, state) => ({ content: nested(text.trim(), state) }),
};

const quote: Rule = {
  order: FIRST,
  match: (source, state, previous) =>
    state.inQuote === true ? null : atLineStart(QUOTE)(source, state, previous),
  parse: ([whole = '', everything], nested, state) => ({
    content: afresh(nested, everything ?? whole.replace(/\n$/, '').replace(/^ *> /gm, ''), {
      ...state,
      inQuote: true,
    }),
  }),
};
const QUOTE = /^ *>>> ([\s\S]*)|^(?: *> [^\n]*(?:\n|$))+/;

const ITEM = /^( *)([-*]|\d{1,9}\.) +([^\n]+)$/;

const ITEMS = /^(?: *(?:[-*]|\d{1,9}\.) +[^\n]+(?:\n|$))+/;

/** Characters until an item of the first one's level has marks of another kind: a list of its own. */
function lengthOfList(items: string): number {
  const lines = items.split(/(?<=\n)/);
  const kindOf = (line: string) => /^( *)(\d?)/.exec(line) ?? [];
  const [, margin = '', digit = ''] = kindOf(lines[0] ?? '');
  const end = lines.findIndex((line) => {
    const [, indent = '', first = ''] = kindOf(line);
    return indent.length <= margin.length && (first === '') !== (digit === '');
  });
  return lines.slice(0, end === -1 ? undefined : end).join('').length;
}

/** Items of one level; what is indented further belongs to the item above it. */
const list: Rule = {
  order: FIRST + 0.5,
  match: (source, state, previous) => {
    const all = atLineStart(ITEMS)(source, state, previous);
    return all === null ? null : new RegExp(`^[\\s\\S]{${lengthOfList(all[0])}}`).exec(source);
  },
  parse: ([whole = ''], nested, state) => {
    const lines = whole.replace(/\n$/, '').split('\n');
    const [, margin = '', mark = ''] = ITEM.exec(lines[0] ?? '') ?? [];
    const items: { text: string; below: string[] }[] = [];
    for (const line of lines) {
      const [, indent = '', , text = line] = ITEM.exec(line) ?? [];
      const last = items.at(-1);
      if (last !== undefined && indent.length > margin.length) last.below.push(line);
      else items.push({ text, below: [] });
    }
    return {
      ordered: /\d/.test(mark),
      start: Number.parseInt(mark, 10) || 1,
      items: items.map(({ text, below }) => [
        ...nested(text, { ...state, prevCapture: [text] }),
        ...(below.length === 0 ? [] : afresh(nested, below.join('\n'), state)),
      ]),
    };
  },
};

/** A fence takes the line break after it along. */
const codeBlock: Rule = {
  order: FIRST,
  match: (source) => /^```(?:([\w+.#-]+)\n)?\n*([^\n][\s\S]*?)\n*```\n?/.exec(source),
  parse: ([, lang = '', code = '']) => ({ lang: lang.trim(), content: code }),
};

export const blockRules: Readonly<Record<string, Rule>> = {
  heading,
  subtext,
  quote,
  list,
  codeBlock,
};
