import { readNumberHead } from '../../corpus/numbering/number-head.ts';
import { numberKind } from '../../corpus/numbering/number-kind.ts';
import { type NumberPath, readNumberPath } from '../../corpus/numbering/number-path.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import { foldAccents, foldCase } from '../../text/fold.ts';
import { isStopWord } from '../../text/stop-words.ts';

/** A printed number that a question names: "what does article 2.2 say". */
export interface AskedNumber {
  readonly path: NumberPath;
  /** The other words that say something, in lower case without accents; none: it asks for the text itself. */
  readonly rest: readonly string[];
}

const MOST_CHARACTERS = 300;
const MOST_WORDS = 40;
const LONGEST_PATH = 8;

/** Words with which people ask for a text itself, beside stop words. */
const FRAME = new Set(
  'say says said state states stated mean means read reads text word words wording tell show give quote cite look explain please exactly again whats what s about full print sagt steht lautet zeig bedeutet dice significa muestra texto dit signifie montre говорит гласит'.split(
    ' ',
  ),
);
/** Written without spaces: `第5条は何ですか`, `제5조는`. */
const EAST_ASIAN =
  /[第제]\s?[\d〇一二三四五六七八九十百千]{1,6}\s?[条條章节節部编編卷款項项号조장절항편부호권](?:\s?(?:의|の)\s?\d{1,3})?|\d{1,4}\s?(?:조|장|절|항)(?=\p{sc=Hangul}|\s|$)/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The printed number that a question names: with what is numbered ("rule 5", "§ 12a", "part two, chapter
 * 1"), or in several parts ("2.2", "1:4"); null where it names none. A figure alone may be anything.
 */
export function askedNumber(question: string): AskedNumber | null {
  if (question.length > MOST_CHARACTERS) return null;
  const words = Array.from(question.matchAll(/\S+/g), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    raw: match[0],
    text: match[0].replace(/^[\p{P}\p{S}]+(?=[\p{L}\p{N}#§])|[\p{P}\p{S}]+$/gu, ''),
  }));
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const asian = EAST_ASIAN.exec(question);
  if (asian) return inEastAsian(question, asian);
  for (const [first, word] of words.entries()) {
    if (!mayOpen(word.raw, word.text)) continue;
    const most = Math.min(words.length, first + LONGEST_PATH);
    for (let last = most - 1; last >= first; last -= 1) {
      const start = word.start;
      const end = words[last]?.end ?? start;
      const [path, ...others] = readNumberPath(question.slice(start, end)) ?? [];
      if (!path || others.length > 0 || isFigure(path)) continue;
      return { path, rest: restOf(`${question.slice(0, start)} ${question.slice(end)}`) };
    }
  }
  return null;
}

/** Whether a number may begin with the word: its kind, a sign, an ordinal, or figures of several parts. */
function mayOpen(raw: string, word: string): boolean {
  if (/^[#§¶№]/.test(raw) || /^\d+(?:(?:st|nd|rd|th|\.)$|[.:(]?[\da-z])/i.test(word)) return true;
  return (
    numberKind(word.replace(/[\d.]+$/, '')) !== null ||
    /^(?:first|second|third|\p{L}{3,9}th)$/iu.test(word)
  );
}

/** "5" alone. */
function isFigure({ steps }: NumberPath): boolean {
  return steps.every(({ kind, number }) => kind === null && !number.includes('.'));
}

function inEastAsian(question: string, match: RegExpExecArray): AskedNumber | null {
  const head = readNumberHead(match[0]);
  if (!head?.kind) return null;
  const path = { steps: [{ kind: head.kind, number: head.number }], to: null };
  const around = `${question.slice(0, match.index)} ${question.slice(match.index + match[0].length)}`;
  // What is left of a sentence without spaces is taken for the words that ask.
  return { path, rest: restOf(around).filter((word) => /^[a-z]/.test(word)) };
}

function restOf(text: string): string[] {
  return contentWords(text).filter((word) => !FRAME.has(word));
}

/** Words that are no stop words, in lower case without accents. */
export function contentWords(text: string): string[] {
  const language = detectLanguage(text);
  return (text.match(WORD) ?? []).flatMap((word) => {
    const folded = foldAccents(foldCase(word));
    return isStopWord(folded, 'en') || isStopWord(folded, language) ? [] : [folded];
  });
}
