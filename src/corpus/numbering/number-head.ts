import { asciiDigits } from '../../text/ascii-digits.ts';
import { type NumberKind, numberKind } from './number-kind.ts';
import { canonicalNumber, ordinalOfWord } from './written-number.ts';

/** A number at the head of a line or a heading. */
export interface NumberHead {
  /** What is numbered; null where the number stands alone ("5."). */
  readonly kind: NumberKind | null;
  /** See `canonicalNumber`. */
  readonly number: string;
  /** As printed, without what sets it off from the text: `Rule 5`, `2.2`, `Chapter II`. */
  readonly label: string;
  /** What sets it off from the text, without white space: `.`, `)`, `:`, `–`, `|`; empty for none. */
  readonly mark: string;
  /** Offset in the line of the first character of the label, and of what comes after the mark. */
  readonly start: number;
  readonly rest: number;
}

/** A label stands in the first characters of a line; no more of it is looked at. */
const LOOKED_AT = 90;

/** What may stand before a number: quote marks of Markdown, bullets, emphasis, brackets of a table row. */
const BEFORE = String.raw`(?:[\s>|*_#•·▪►▸–—-]|\\|<\/?[a-z]{1,6}>)*`;
const FIGURES = String.raw`\d{1,4}(?:[.:]\d{1,4}){0,5}(?:[.-]?[A-Za-z](?![\p{L}\p{M}\d]))?(?:\([A-Za-z\d]{1,4}\)){0,3}`;
const LETTERED = String.raw`[A-Z][.-]?\d{1,4}(?:\.\d{1,4}){0,4}`;
/** The emphasis that may close after a number, and the mark that sets it off, in either order. */
const MARK = String.raw`(?:\\?[.):\]|]|\*\*|__|\s[–—-](?=\s)|[–—])*`;

const KIND_FIRST = new RegExp(
  String.raw`^(${BEFORE})((§§?|¶¶?|#|№|[\p{L}\p{M}]{1,16})(?:\.|:(?=\s))?(?:\s{1,3}|(?=[\d#№]))(?:(?:no|nr|nº|n°|№)\.?\s?|number\s|#|the\s)?(${FIGURES}|${LETTERED}|[\p{L}-]{1,16}))(?![\p{L}\p{M}\d])(${MARK})`,
  'iu',
);
const NUMBER_FIRST = new RegExp(
  String.raw`^(${BEFORE})((?:the\s)?(\d{1,4}(?:st|nd|rd|th|º|ª|\.)?|[\p{L}\p{M}-]{3,16})\s([\p{L}\p{M}]{3,16}))(?![\p{L}\p{M}\d])(${MARK})`,
  'iu',
);
const EAST_ASIAN = new RegExp(
  String.raw`^(${BEFORE})((第|제)?\s?(\d{1,4}|[〇一二三四五六七八九十百千]{1,6})\s?(?:번\s?)?(条|條|章|节|節|部|编|編|卷|巻|款|項|项|号|號|조|장|절|항|편|부|호|권|규칙)(?:\s?(?:의|の)\s?(\d{1,3}))?)(${MARK})`,
  'u',
);
const KEYCAP = new RegExp(String.raw`^(${BEFORE})((\d)\uFE0F?\u20E3)(${MARK})`, 'u');
const CIRCLED = new RegExp(String.raw`^(${BEFORE})([\u2460-\u2473\u2776-\u277f])(${MARK})`, 'u');
const BRACKETED = new RegExp(
  String.raw`^(${BEFORE})([([](\d{1,4}[a-z]?|[a-z])[)\]])(${MARK})`,
  'iu',
);
const BARE = new RegExp(
  String.raw`^(${BEFORE})(${FIGURES}|${LETTERED}|[IVXLC]{1,7}|[a-z])(?![\p{L}\p{M}\d])(${MARK})`,
  'u',
);

/** What a line opens with: a sign, a run of figures or a word. */
const OPENING = new RegExp(String.raw`^${BEFORE}([([]|§§?|¶¶?|№|\d+|[\p{L}\p{M}-]+|[^\s])`, 'iu');

/** The number that a line or a heading opens with, or null. */
export function readNumberHead(line: string): NumberHead | null {
  const head = asciiDigits(line.slice(0, LOOKED_AT));
  const opening = OPENING.exec(head)?.[1] ?? '';
  const found = readOpening(head, opening);
  return found && { ...found, label: line.slice(found.start, found.start + found.label.length) };
}

/** Most lines open with a word that numbers nothing: they cost no more than looking that word up. */
function readOpening(head: string, opening: string): NumberHead | null {
  if (/^(?:[\d([]|\P{L}$)/u.test(opening)) {
    return kindFirst(head) ?? eastAsian(head) ?? numberFirst(head) ?? alone(head);
  }
  if (/^[第제〇一二三四五六七八九十百千]/.test(opening)) return eastAsian(head);
  if (ordinalOfWord(opening) !== null || opening.toLowerCase() === 'the')
    return numberFirst(head) ?? kindFirst(head);
  if (opening.length <= LONGEST_ALONE) return kindFirst(head) ?? alone(head);
  return opening.length <= LONGEST_KIND ? kindFirst(head) : null;
}

const LONGEST_KIND = 20;
/** `XXXVIII` with a letter or two glued to it. */
const LONGEST_ALONE = 8;

function kindFirst(head: string): NumberHead | null {
  const first = /[#§¶№]|[\p{L}\p{M}]+/u.exec(head)?.[0] ?? '';
  if (!/[#§¶№]/.test(first) && numberKind(first) === null) return null;
  const match = KIND_FIRST.exec(head);
  if (!match) return null;
  const [, before = '', label = '', word = '', written = '', mark = ''] = match;
  const kind = numberKind(word);
  if (kind === null) return null;
  // "no one", "point two".
  if (kind === 'number' && !/\d/.test(written)) return null;
  const number = canonicalNumber(written);
  // After a kind a small Roman number may be in small letters: "chapter iv".
  if (number === null || (/^[a-z]$/i.test(written) && !/^[A-Zivx]$/.test(written))) return null;
  return made(kind, kind === 'appendix' && written.length === 1 ? written.toLowerCase() : number, {
    before,
    label,
    mark,
  });
}

function numberFirst(head: string): NumberHead | null {
  const match = NUMBER_FIRST.exec(head);
  if (!match) return null;
  const [, before = '', label = '', written = '', word = '', mark = ''] = match;
  const kind = numberKind(word);
  if (kind === null || kind === 'number') return null;
  const figures = /^(\d+)(st|nd|rd|th|º|ª|\.)$/i.exec(written);
  // "2. Section heads" is point 2; a German "2. Kapitel" stands by itself.
  const isPoint =
    figures?.[2] === '.' &&
    !(GERMAN.test(word) && (mark !== '' || head.length === match[0].length));
  const value = figures?.[1] === undefined ? ordinalOfWord(written) : Number(figures[1]);
  return value === null || isPoint ? null : made(kind, String(value), { before, label, mark });
}

const GERMAN = /^(?:kapitel|teil|abschnitt|buch|akt|szene|band|artikel|lektion)$/i;

function eastAsian(head: string): NumberHead | null {
  const match = EAST_ASIAN.exec(head);
  if (!match) return null;
  const [, before = '', label = '', sign, written = '', word = '', branch, mark = ''] = match;
  const kind = numberKind(word);
  const number = canonicalNumber(written);
  if (kind === null || number === null || (sign === undefined && !/\d/.test(written))) return null;
  const whole = branch === undefined ? number : `${number}.${branch}`;
  return made(kind, whole, { before, label, mark });
}

function alone(head: string): NumberHead | null {
  const match = KEYCAP.exec(head) ?? CIRCLED.exec(head) ?? BRACKETED.exec(head) ?? BARE.exec(head);
  if (!match) return null;
  const [, before = '', label = ''] = match;
  const mark = match.at(-1) ?? '';
  const digits = label.replace(/[\uFE0F\u20E3]/g, '').replace(/^[([]|[)\]]$/g, '');
  const number = /^[a-z]$/.test(digits) ? digits : canonicalNumber(digits);
  if (number === null) return null;
  const sign = mark === '' && label !== digits ? label.slice(-1) : mark;
  return made(null, number, { before, label, mark: sign });
}

function made(
  kind: NumberKind | null,
  number: string,
  {
    before,
    label,
    mark,
  }: { readonly before: string; readonly label: string; readonly mark: string },
): NumberHead {
  const behind =
    before.length + label.length + (mark.length > 1 || !label.endsWith(mark) ? mark.length : 0);
  return {
    kind,
    number,
    label,
    mark: mark.replace(/[\s*_\\]/g, ''),
    start: before.length,
    rest: behind,
  };
}
