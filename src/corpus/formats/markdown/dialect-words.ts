import { raised } from '../raised.ts';

/** What dialects write within a line, and what a reader sees in its place. */
const REPLACEMENTS: readonly (readonly [RegExp, string | ((...groups: string[]) => string)])[] = [
  // Discord: channels, people, roles, commands, moments, its servers' own emoji.
  [/<#([^<>\s]{1,100})>/gu, (_, name = '') => (isId(name) ? '#channel' : `#${name}`)],
  [/<@!?([^<>\s&!][^<>\s]{0,100})>/gu, (_, name = '') => (isId(name) ? '@member' : `@${name}`)],
  [/<@&([^<>\s]{1,100})>/gu, (_, name = '') => (isId(name) ? '@role' : `@${name}`)],
  [/<\/([^<>:]{1,100}):\d{15,22}>/gu, (_, name = '') => `/${name}`],
  [/<t:(-?\d{1,11})(?::[tTdDfFR])?>/gu, (_, seconds = '') => momentOf(Number(seconds))],
  [/<a?:\w{2,32}:\d{1,22}>/gu, ''],
  [/\|\|([^|\n]+)\|\|/gu, '$1'],
  // Emoji by name; not the colons of a clock, a path or a drive.
  [/(?<![\p{L}\p{N}:/\\]):(?=[a-z\d_+-]*[a-z])[a-z\d_+-]{2,64}:(?![\p{L}\p{N}:/\\])/giu, ''],
  // Obsidian: pictures, links, marked words, comments, names of blocks.
  [/!\[\[[^[\]\n]{1,300}\]\]/gu, ''],
  [/\[\[([^[\]|\n]{1,300})\|([^[\]\n]{1,300})\]\]/gu, '$2'],
  [/\[\[#\^?([^[\]|#\n]{1,300})(?:#[^[\]|\n]{0,300})?\]\]/gu, '$1'],
  [/\[\[([^[\]|#\n]{1,300})(?:#[^[\]|\n]{0,300})?\]\]/gu, '$1'],
  [/==(?=\S)([^=\n]{1,500}?)(?<=\S)==/gu, '$1'],
  [/%%[^%\n]{0,1000}%%/gu, ''],
  [/[ \t]\^[a-z\d-]{2,40}(?=[ \t]*$)/giu, ''],
  // Pandoc.
  [/(?<!\^)\^(\d{1,4})\^(?!\^)/gu, (_, figures = '') => raised(figures) ?? figures],
  [/(?<=\p{L})~(\d{1,4})~(?![\d~])/gu, '$1'],
  // Site builders: attributes, template tags, comments of components, notes that are not there.
  [/[ \t]*(?<!\{)\{ ?[#:.][^{}\n]{0,200}\}(?!\})/gu, ''],
  [
    /[ \t]*\{ ?(?:width|height|align|class|id|style|loading|title|lang|target|rel|data-[a-z-]{1,40})(?:=[^{}\n]{0,200})? ?\}/gu,
    '',
  ],
  // Blanks that components write.
  [/\{(['"])([ \t]*)\1\}/gu, '$2'],
  [/\{\/\*[^\n]{0,1000}?\*\/\}/gu, ''],
  [/\[\^[^\]\s]{1,40}\]/gu, ''],
];

/** A character without which none of them can begin. */
const MAY_HOLD = /[<|:[=%^{~]/;

/** The words of a text node as a reader of the rendered page sees them; linear in its length. */
export function readableWords(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  return REPLACEMENTS.reduce(
    (words, [pattern, shown]) =>
      typeof shown === 'string' ? words.replace(pattern, shown) : words.replace(pattern, shown),
    text,
  );
}

function isId(name: string): boolean {
  return /^\d{5,22}$/.test(name);
}

/** Discord shows a moment in each reader's own time; here it is said in one that all can read. */
function momentOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return '';
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
