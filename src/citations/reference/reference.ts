import { asciiDigits } from '../../text/ascii-digits.ts';
import { type CommaReading, type Locator, readLocators } from './locator.ts';

/** One way to read what a person typed to name a passage. */
export interface Reference {
  /** The document as they named it (key, title or words of it); null where they named none. */
  readonly target: string | null;
  /** Empty: the whole document. */
  readonly locators: readonly Locator[];
  /** Written `KEY:number`, as the library writes its ids: `target` is then meant as a key. */
  readonly asId: boolean;
  /** The place is a plain number, which may instead be part of a title. */
  readonly bareNumber: boolean;
}

/** A reference is short; a longer text is a question that was put in the wrong place. */
export const MAX_REFERENCE_CHARACTERS = 300;

/** What people put around an id when they paste it, and marks of Discord's Markdown. */
const WRAPPING = /^[\s`"'“”‘’«»<>()[\]{}*_|>]+|[\s`"'“”‘’«»<>()[\]{}*_|.,;~]+$/gu;
/** Controls and invisible characters (bidi marks, zero-width characters, soft hyphens). */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Co}\p{Cs}\p{Variation_Selector}]/gu;
const LINE_BREAKS = /[\r\n\u2028\u2029]+/g;

/**
 * Splits a text into its references: at semicolons and line breaks, and at a comma or "and" before
 * another `KEY:number`. A text that names one thing gives one element.
 */
export function splitReferences(text: string): string[] {
  const parts = tidy(text.slice(0, MAX_REFERENCE_CHARACTERS)).split(
    /\s*;\s*|(?:\s*[,&+]\s*|\s+and\s+)(?=[a-z0-9-]{2,12}\s?[:§]\s?§?\s?\d)/i,
  );
  return parts.map((part) => part.replace(WRAPPING, '')).filter((part) => part !== '');
}

/** The marks in a text (`k7f3q` of `~k7f3q`), for looking up what the library remembers of them. */
export function marksIn(text: string): string[] {
  const marks = tidy(text.slice(0, MAX_REFERENCE_CHARACTERS)).matchAll(
    /~\s?([a-z2-7]{5})(?![a-z0-9])/gi,
  );
  return [...new Set(Array.from(marks, ([, mark = '']) => mark.toLowerCase()))];
}

/**
 * The ways to read one reference. A title may itself end in a number (`Super Bowl 50`), so the whole
 * text as a title is always the first of them. Never throws.
 */
export function readReference(text: string): Reference[] {
  const tidied = tidyReference(text);
  if (tidied === '') return [];
  const whole: Reference = { target: tidied, locators: [], asId: false, bareNumber: false };
  return [whole, ...targetFirst(tidied), ...locatorFirst(tidied), ...readings(null, tidied, false)];
}

/** The text as it is read, without what people put around an id when they paste it. */
export function tidyReference(text: string): string {
  return tidy(text.slice(0, MAX_REFERENCE_CHARACTERS)).replace(WRAPPING, '');
}

/** The text as the grammar reads it: NFKC, nothing invisible, single spaces, ASCII digits. */
function tidy(text: string): string {
  return asciiDigits(text.normalize('NFKC'))
    .replace(LINE_BREAKS, ';')
    .replace(INVISIBLE, (found) => (/\s/.test(found) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

const BEFORE_LOCATOR = /(?:[\s:,.#]|\s[-–—>/]\s?)$/u;
const KEY_AND_COLON = /^[\p{L}\p{N}-]{2,12}\s?:\s?$/u;

/** `DEFECT:2.1`, `Title of it, section 2`: every cut whose right side is nothing but places. */
function targetFirst(text: string): Reference[] {
  const found: Reference[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const before = text.slice(0, at);
    const after = text.slice(at);
    if (/^[\s:,.]/.test(after)) continue;
    const glued = /\p{L}$/u.test(before) && /^\d+\.\d/.test(after);
    if (!glued && !/^[§¶~]/.test(after) && !BEFORE_LOCATOR.test(before)) continue;
    const target = before.replace(/(?:[\s:,.#>/]|\s[-–—])+$/u, '').trim();
    if (target === '') continue;
    const places = withoutRepeated(target, after);
    found.push(...readings(target, places, KEY_AND_COLON.test(before) && /^\d/.test(after)));
  }
  return found;
}

/** `DEFECT:2.1-DEFECT:2.3` names its document twice. */
function withoutRepeated(target: string, places: string): string {
  const at = places.toLowerCase().lastIndexOf(target.toLowerCase());
  if (at < 0 || !/[-‐‑‒–—−]\s*$|\bto\s$/.test(places.slice(0, at))) return places;
  return places.slice(0, at) + places.slice(at + target.length).replace(/^[\s:,]+/, '');
}

const OF = /\s(?:of|in|from|,)\s(?:the\s)?|(?<=[\d¶§])\s/giu;

/** `section 2 of DEFECT`, `the last paragraph of DEFECT`. A number alone before a title is part of it. */
function locatorFirst(text: string): Reference[] {
  return Array.from(text.matchAll(OF)).flatMap((cut) => {
    const before = text.slice(0, cut.index);
    if (/^\d+$/.test(before)) return [];
    const target = text.slice(cut.index + cut[0].length).replace(WRAPPING, '');
    return target === '' ? [] : readings(target, before, false);
  });
}

function readings(target: string | null, text: string, asId: boolean): Reference[] {
  const bareNumber = /^\d+$/.test(text);
  const ways: readonly CommaReading[] = ['list', 'inner'];
  const read = ways.flatMap((way) => {
    const locators = readLocators(text.toLowerCase(), way);
    return locators === null ? [] : [{ target, locators, asId, bareNumber }];
  });
  const [first, second] = read;
  const same = JSON.stringify(first) === JSON.stringify(second);
  return first && same ? [first] : read;
}
