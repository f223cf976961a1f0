import { countWords } from '../../../document/word-count.ts';
import { type NumberHead, readNumberHead } from '../../../numbering/number-head.ts';
import { rankOfKind } from '../../../numbering/number-kind.ts';
import { isTitleCase, looksLikeHeading } from '../heading-line.ts';
import { dateAtHead, decorated } from './entry-line.ts';

/** What makes a line of plain text a heading. */
export interface Form {
  readonly name: /** `PART ONE`, `Article 5: Fees`. */
    | 'structure'
    /** `Preface`, `SECOND EPILOGUE`. */
    | 'matter'
    /** A line with a rule of `=` (depth 0) or another sign (1) below it, or drawn on both sides (0). */
    | 'underlined'
    /** `## Title`. */
    | 'hashes'
    /** What an entry of a log or a newsletter opens with: `--- 9 May ---`, `2024-03-17`. */
    | 'entry'
    /** `1.2 Title`. */
    | 'numbered'
    /** `IV` or `4` and nothing else. */
    | 'numeral'
    /** A line in capitals. */
    | 'capitals'
    /** A short line by itself that reads like a title. */
    | 'title';
  /** Among those of its name, 0 being the highest. */
  readonly depth: number;
}

/** What stands around a line. */
export interface Around {
  /** The line right below, without a blank one between; null for none. */
  readonly next: string | null;
  /** Characters of the longest line of its paragraph. */
  readonly width: number;
}

const MAX_CHARACTERS = 110;
const MAX_TITLE_WORDS = 14;
const MAX_CAPITAL_WORDS = 10;
/** A heading right above its text is this much shorter than a full line. */
const SHORT_LINE = 0.7;

const MATTER =
  /^(?:the\s)?(?:(?:first|second|third|fourth)\s)?(?:preface|foreword|prologue|epilogue|afterword|introduction|introductory|conclusion|postscript|dedication|acknowledge?ments|bibliography|glossary|vorwort|nachwort|einleitung|prolog|epilog|prefacio|prólogo|epílogo|préface|épilogue|prefazione|пролог|эпилог|предисловие)(?:[\s:.–—-].{0,60})?$/iu;

/** What comes after a book is no part of its last chapter. */
const AFTER_BOOK: Form = { name: 'structure', depth: -1 };

/** The form that makes a line a heading; null for a line of text. Looks at one line and what follows it. */
export function formOf(line: string, around: Around): Form | null {
  if (line.length > MAX_CHARACTERS || line === '') return null;
  const hashes = /^(#{1,6})\s+\S/.exec(line)?.[1];
  if (hashes) return { name: 'hashes', depth: hashes.length };
  const words = decorated(line);
  if (words !== null) {
    if (/^end of th(?:e|is) project gutenberg/i.test(words)) return AFTER_BOOK;
    return dateAtHead(words) === null
      ? { name: 'underlined', depth: 0 }
      : { name: 'entry', depth: 0 };
  }
  const head = readNumberHead(line);
  if (head?.kind && isStructure(line, head, around)) {
    return { name: 'structure', depth: rankOfKind(head.kind) };
  }
  if (isMatter(line)) return { name: 'matter', depth: 0 };
  if (isEntry(line)) return { name: 'entry', depth: 0 };
  if (around.next === null && /^(?:[IVXLC]{1,7}|\d{1,3})\.?$/.test(line)) {
    return { name: 'numeral', depth: 0 };
  }
  if (head && isNumberedTitle(line, head, around)) {
    return { name: 'numbered', depth: head.number.split('.').length - 1 };
  }
  if (isInCapitals(line)) return { name: 'capitals', depth: 0 };
  const isTitle = around.next === null && looksLikeHeading(line) && !opensItem(head);
  return isTitle ? { name: 'title', depth: 0 } : null;
}

/** `Chapter 3`, `Chapter 3: The Storm`, `ARTICLE V. MEMBERS`; not "Chapter 3 was the best." */
function isStructure(
  line: string,
  { kind, start, mark, rest }: NumberHead,
  { next }: Around,
): boolean {
  if (start > 0 || kind === null || kind === 'verse') return false;
  const title = line.slice(rest).trim();
  if (title === '') return kind !== 'number' || mark !== '';
  if (kind === 'number' || countWords(title) > MAX_TITLE_WORDS) return false;
  if (/[.!?。！？]["”’)]*\s/u.test(title)) return false;
  const ends = /[.!?;,…。！？；，、]["”’)]*$/u.test(title);
  // "SCENE I. A ship at sea."; an article that ends in a full stop is text.
  const isName = next === null && rankOfKind(kind) <= rankOfKind('scene') && title.endsWith('.');
  if (ends && !isName && !isInCapitals(title.replace(/[.!?]$/, ''))) return false;
  return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"'‘«¿([]/u.test(title) || /[:–—-]/.test(mark);
}

function isMatter(line: string): boolean {
  if (!MATTER.test(line) || /[,;!?]$/.test(line)) return false;
  const plain = line.replace(/\.$/, '');
  return isInCapitals(plain) || isTitleCase(plain);
}

function isEntry(line: string): boolean {
  const rest = dateAtHead(line);
  if (rest === null) return false;
  const title = rest.replace(/^\s*[-–—:|,]+\s*/, '').trim();
  if (title === '') return true;
  return /^\s*[-–—:|]/.test(rest) && looksLikeHeading(title);
}

function isNumberedTitle(line: string, head: NumberHead, { next, width }: Around): boolean {
  const { kind, number, mark, rest, start } = head;
  const title = line.slice(rest).trim();
  if (kind !== null || start > 0 || /^[a-z]$/.test(number) || title === '') return false;
  const loud = isInCapitals(title.replace(/\.$/, ''));
  const isMarked = /^[.):–—-]$/.test(mark) || (mark === '' && number.includes('.'));
  if (!loud && !(isMarked && looksLikeHeading(title))) return false;
  if (next === null) return true;
  if (readNumberHead(next)?.kind === null && readNumberHead(next)?.mark === mark && !loud)
    return false;
  if (loud) return true;
  const isShort = line.length < width * SHORT_LINE || isTitleCase(title);
  return isShort && !/^[\p{Ll},;]/u.test(next);
}

/** `a) cats`, `1. cats`: an item of a list, however it reads. */
function opensItem(head: NumberHead | null): boolean {
  return head !== null && head.kind === null && head.mark !== '';
}

/** What may follow a line of capitals in small letters: `SUMMER SHOW – Saturday 16 August`. */
const ASIDE = /(?<!\s)\s+(?:[-–—]\s[^.!?]{1,40}|\([^()]{1,60}\))$/u;

/** Whether a line shouts: only capitals, more letters than signs, and no end of a sentence. */
export function isInCapitals(line: string): boolean {
  const text = line
    .replace(/:\w{2,32}:/g, '')
    .replace(ASIDE, '')
    .trim();
  if (/\p{Ll}/u.test(text) || !/\p{Lu}[\p{Lu}'’.-]*\p{Lu}/u.test(text)) return false;
  if (/[.!?;:,…]["”’')\]]*$/u.test(text) && !/(?:\p{Lu}\.){2,}$/u.test(text)) return false;
  if (/^["“„«‘']/u.test(text) && /["”“»’']$/u.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters * 2 >= text.replace(/\s/g, '').length && countWords(text) <= MAX_CAPITAL_WORDS;
}
