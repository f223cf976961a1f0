import type { Term } from '../analyzer.ts';
import { foldAccents } from '../fold.ts';
import { askedPhrases } from '../question-words.ts';

/** Turns what is asked into its opposite, so that it is never passed over; without accents. */
const NEGATION =
  /^(?:no|not|none|never|nor|without|cannot|[a-z]{2,6}n['’]t|nicht|kein\w*|nie|ohne|sin|nunca|sans|pas|jamais|non|nao|nie|bez)$/;

/** Their words are pairs of characters, which say nothing without their order. */
const WITHOUT_SPACES: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'th', 'lo', 'km', 'my']);

/** Fewer words say too little to tell two questions that hold the same ones apart. */
const FEWEST_WORDS = 2;

/**
 * What a heading or a question asks, in whatever order and with whatever little words: its content words by
 * stem, its question words ("how", and "often" of "how often") and its negations. Two texts with the same key
 * ask the same, as good as always. Null where there are fewer than two content words, where the question words
 * of the language (ISO 639-1) are not known, and where it is written without spaces.
 */
export function contentKey(
  words: readonly Pick<Term, 'term' | 'surface' | 'stop'>[],
  language: string,
): string | null {
  const asking = askingWords(language);
  if (asking.size === 0) return null;
  const content = new Set<string>();
  const little = new Set<string>();
  for (const { term, surface, stop } of words) {
    const word = foldAccents(surface);
    if (NEGATION.test(word)) little.add('not');
    else if (!stop) content.add(term);
    else if (asking.has(word)) little.add(word);
  }
  if (content.size < FEWEST_WORDS) return null;
  return [...[...content].sort(), ...[...little].sort()].join(' ');
}

const known = new Map<string, ReadonlySet<string>>();

function askingWords(language: string): ReadonlySet<string> {
  const before = known.get(language);
  if (before !== undefined) return before;
  const phrases = WITHOUT_SPACES.has(language) ? [] : askedPhrases(language);
  const words = new Set(phrases.flatMap(({ phrase }) => foldAccents(phrase).split(' ')));
  known.set(language, words);
  return words;
}
