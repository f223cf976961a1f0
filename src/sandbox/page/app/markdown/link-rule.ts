import type { Rule } from './node.ts';

const LABEL = String.raw`\[((?:\\.|\[[^\]\n]*\]|[^\\[\]])+)\]`;
const BRACKETED = String.raw`<(https?://[^\s<>]+)>`;
/** An address may hold pairs of parentheses, as those of encyclopedias do. */
const BARE = String.raw`(https?://(?:\\[()]|\([^\s()]*\)|[^\s()<>\\])+)`;
const MASKED = new RegExp(
  String.raw`^${LABEL}\(\s*(?:${BRACKETED}|${BARE})(?:\s+"[^"\n]*")?\s*\)`,
  'u',
);

/** `[label](https://…)`. Discord makes links of http and https only, and so does the page. */
export const link: Rule = {
  order: 15.5,
  match: (source) => MASKED.exec(source),
  parse: ([, label = '', bracketed, bare = ''], nested, state) => ({
    content: nested(label, { ...state, prevCapture: null, inLink: true }),
    target: bracketed ?? bare.replace(/\\([()])/g, '$1'),
  }),
};
