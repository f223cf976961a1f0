import type { Container } from './dialect-marks.ts';

/** What a line does that only calls a template: opens a box or code, ends one, or shows nothing. */
export type Shortcode =
  | { readonly kind: 'code' | 'end' }
  | { readonly kind: 'none'; readonly name: string }
  | Box;
type Box = { readonly kind: 'box'; readonly container: Container };

/** Hugo's `{{< name … >}}` and `{{% name … %}}`, Liquid's `{% name … %}` (Jekyll, GitBook). */
const LINE =
  /^[ \t]*\{(?:\{[<%]|%)-?[ \t]*(\/?)[ \t]*([\w./-]+)((?:(?!%\}|>\}\})[^\n])*?)\/?-?(?:[>%]\}\}|%\})[ \t]*$/;
const CODE = /^(?:end)?(?:highlight|code(?:-toggle|block)?|mermaid)$/i;
/** Names that a page shows in the place of a title. */
const BOX =
  /^(?:note|tip|hint|warning|caution|important|info|danger|success|notice|details|expand)$/i;
const TITLE =
  /(?:^|\s)(?:title|tabName|name|label|summary|header|heading)\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const STYLE = /(?:^|\s)(?:style|type|color)\s*=\s*["']?([a-z]+)/i;
const FIRST_WORDS = /^\s+"([^"]*)"/;
/** A template in the place of an address, which is no address to CommonMark for its blanks. */
const ADDRESS =
  /\]\([ \t]*(?:(?:\{\{[^{}\n]{0,300}\}\}|\{%[^%\n]{0,300}%\})[^()\s{]{0,300}){1,6}(?:[ \t]+"[^"\n]{0,300}")?[ \t]*\)/g;
const OPENS = /^[ \t]*\{\{[<%][ \t]*[\w./-]+(?:[^>%\n]|[>%](?!\}\}))*$/;

/** What a line of a template does; null for any other line. */
export function shortcodeOf(line: string): Shortcode | null {
  if (!/^[ \t]*\{[{%]/.test(line)) return null;
  const [, slash, name = '', given = ''] = LINE.exec(line) ?? [];
  if (name === '') return null;
  if (/^(?:end)?(?:raw|verbatim)$/i.test(name)) return { kind: 'none', name };
  const isEnd = slash === '/' || /^end[a-z]/i.test(name);
  if (CODE.test(name)) return { kind: 'code' };
  if (isEnd) return { kind: 'end' };
  const found = TITLE.exec(given) ?? (/^tab/i.test(name) ? FIRST_WORDS.exec(given) : null);
  const title = found?.[1] ?? found?.[2] ?? null;
  const style = STYLE.exec(given)?.[1] ?? '';
  const type = BOX.test(style) ? style : BOX.test(name) ? name : '';
  if (type === '' && title === null) return { kind: 'none', name };
  return { kind: 'box', container: { type, title } };
}

/** How a line ends that ends the comment which a line opens; null where it opens none. */
export function templateComment(line: string): RegExp | null {
  if (/^[ \t]*\{%-?[ \t]*comment[ \t]*-?%\}/.test(line) && !COMMENT_END.test(line))
    return COMMENT_END;
  return /^[ \t]*\{#(?![^{}]*\})(?!.*#\})/.test(line) ? /#\}[ \t]*$/ : null;
}

const COMMENT_END = /\{%-?[ \t]*endcomment[ \t]*-?%\}[ \t]*$/;

/** Whether a template begins on a line and ends on another. */
export function opensShortcode(line: string): boolean {
  return OPENS.test(line);
}

/** How a line ends that ends such a template. */
export const SHORTCODE_END = /[>%]\}\}[ \t]*$/;

/** What ends code in a template. */
export const CODE_END =
  /^[ \t]*\{(?:\{[<%]|%)-?[ \t]*(?:\/|end)(?:highlight|code(?:-toggle|block)?|mermaid)\b/i;

/** Addresses that a template makes are none that a reader could follow; what they are said with stays. */
export function withoutTemplateAddresses(line: string): string {
  return line.includes('](') && line.includes('{') ? line.replace(ADDRESS, '](#)') : line;
}
