import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { blockRules } from './block-rules.ts';
import type { MarkdownNode, Rule, State } from './node.ts';

/** Deeper nesting than people write; text below it stays as it was typed. */
const DEEPEST = 16;

const LABEL = String.raw`\[((?:\\.|\[[^\]\n]*\]|[^\\[\]])+)\]`;
const BRACKETED = String.raw`<(https?://[^\s<>]+)>`;
/** An address may hold pairs of parentheses, as those of encyclopedias do. */
const BARE = String.raw`(https?://(?:\\[()]|\([^\s()]*\)|[^\s()<>\\])+)`;
const MASKED = new RegExp(
  String.raw`^${LABEL}\(\s*(?:${BRACKETED}|${BARE})(?:\s+"[^"\n]*")?\s*\)`,
  'u',
);

/** `[label](https://…)`. Discord makes links of http and https only, and so does the page. */
const link: Rule = {
  order: 15.5,
  match: (source) => MASKED.exec(source),
  parse: ([, label = '', bracketed, bare = ''], nested, state) => ({
    content: nested(label, { ...state, prevCapture: null, inLink: true }),
    target: bracketed ?? bare.replace(/\\([()])/g, '$1'),
  }),
};

/** Rules whose content is parsed again, and so can nest. */
const NESTING = ['em', 'strong', 'underline', 'strikethrough', 'spoiler', 'link', 'quote', 'list'];

const rules = Object.fromEntries(
  Object.entries({ ...(rulesExtended as unknown as Record<string, Rule>), link, ...blockRules })
    .filter(([name]) => !['blockQuote', 'newline'].includes(name))
    .map(([name, rule]) => [name, NESTING.includes(name) ? bounded(rule) : rule]),
);

const parser = SimpleMarkdown.parserFor(
  rules as unknown as Parameters<typeof SimpleMarkdown.parserFor>[0],
);

/**
 * Reads a text in Discord's Markdown. The engine is the one that Discord's clients use; links lead
 * to http and https only.
 */
export function parse(text: string): readonly MarkdownNode[] {
  return parser(text, { inline: true, depth: 0 }) as unknown as MarkdownNode[];
}

/** The rule, switched off below a depth, so that no text can exhaust the stack. */
function bounded(rule: Rule): Rule {
  const depthOf = (state: State): number => state.depth ?? 0;
  return {
    order: rule.order,
    match: (source, state, previous) =>
      depthOf(state) >= DEEPEST ? null : rule.match(source, state, previous),
    parse: (capture, nested, state) =>
      rule.parse(capture, nested, { ...state, depth: depthOf(state) + 1 }),
  };
}
