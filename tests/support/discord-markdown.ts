/** What a person sees of a text in Discord's Markdown. */
export interface Reading {
  /** The characters that are shown, quote marks at line starts and formatting taken away. */
  readonly text: string;
  /** For each code unit of `text` whether it is bold. */
  readonly bold: readonly boolean[];
  /** Everything that would do more than show characters: mentions, links, emoji, other formatting. */
  readonly active: readonly string[];
}

/**
 * What Discord's clients make something of, after the rules they are known to apply (simple-markdown
 * with Discord's own: https://github.com/brussell98/discord-markdown and Discord's help on Markdown).
 * Written apart from the bot's escaping, so that one can be tested with the other.
 */
const ANYWHERE: readonly RegExp[] = [
  /^[*_`]/,
  /^~~/,
  /^\|\|/,
  /^<(?:@|#|a?:|\/|t:|id:|https?:|mailto:|tel:|\+)/,
  /^\[[^\]]*\]\(/,
  /^(?:https?|steam|discord):\/\/\S/,
  /^:[^\s:]+:/,
  /^@(?:everyone|here)/,
];
const LINE_START: readonly RegExp[] = [
  /^\s*#{1,3}\s/,
  /^\s*-#\s/,
  /^\s*[-*+]\s/,
  /^\s*\d+[.)]\s/,
  /^\s*>(?:>>)?\s/,
];

/** Reads a block quote as Discord shows it. Every line must begin with `> `. */
export function readQuote(markdown: string): Reading {
  const lines = markdown.split('\n');
  if (!lines.every((line) => line.startsWith('> '))) throw new Error(`no quote: ${markdown}`);
  return readText(lines.map((line) => line.slice(2)).join('\n'));
}

export function readText(markdown: string): Reading {
  const active: string[] = [];
  const bold: boolean[] = [];
  let text = '';
  let strong = false;
  let at = 0;
  while (at < markdown.length) {
    const rest = markdown.slice(at, at + 400);
    const lineStart = at === 0 || markdown[at - 1] === '\n';
    const literal = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    if (lineStart) active.push(...LINE_START.filter((rule) => rule.test(rest)).map(String));
    if (literal?.[1] !== undefined) {
      for (let unit = 0; unit < literal[1].length; unit++) bold.push(strong);
      text += literal[1];
      at += literal[0].length;
    } else if (rest.startsWith('**')) {
      // simple-markdown: the closing pair is not followed by a third asterisk.
      if (strong && rest[2] === '*') active.push('***');
      strong = !strong;
      at += 2;
    } else {
      active.push(...ANYWHERE.filter((rule) => rule.test(rest)).map(String));
      text += markdown.charAt(at);
      bold.push(strong);
      at++;
    }
  }
  if (strong) active.push('unclosed **');
  return { text, bold, active };
}
