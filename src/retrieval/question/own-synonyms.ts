import { analyze, type Term } from '../../text/analyzer.ts';

/** Words that stand for one another where a question is asked, such as `mc` and `minecraft`. */
export interface OwnSynonym {
  /** What people write. */
  readonly word: string;
  /** What documents write for it. */
  readonly means: string;
}

/** A synonym's two sides as the analyzer reads them. */
interface ReadSynonym {
  readonly sides: readonly [readonly Term[], readonly Term[]];
}

/** What synonyms make of the words of a question. */
export interface SynonymTerms {
  /** By place in the words: words that a word there may stand for as well. */
  readonly terms: readonly (readonly Term[])[];
  /** Places of words that a synonym names, so that they are asked about whatever they are elsewhere. */
  readonly named: ReadonlySet<number>;
}

const NONE: SynonymTerms = { terms: [], named: new Set() };

/**
 * Finds both sides of the synonyms among the words of a question: each word of a side that stands there, whole
 * and in its order, may stand for the words of the other side too.
 */
export function synonymTerms(
  words: readonly Term[],
  language: string,
  synonyms: readonly OwnSynonym[],
): SynonymTerms {
  if (synonyms.length === 0) return NONE;
  const terms: Term[][] = words.map(() => []);
  const named = new Set<number>();
  for (const { sides } of synonyms.map((one) => readSynonym(one, language))) {
    for (const [from, to] of [sides, [sides[1], sides[0]]] as const) {
      for (const at of placesOf(from, words)) {
        for (const [offset, word] of from.entries()) {
          if (word.stop) continue;
          named.add(at + offset);
          terms[at + offset]?.push(...to.filter(({ stop }) => !stop));
        }
      }
    }
  }
  return { terms, named };
}

/** Where the words stand one after the other. */
function placesOf(wanted: readonly Term[], words: readonly Term[]): number[] {
  if (wanted.length === 0) return [];
  return words.flatMap((_, at) =>
    wanted.every(({ term }, offset) => words[at + offset]?.term === term) ? [at] : [],
  );
}

function readSynonym({ word, means }: OwnSynonym, language: string): ReadSynonym {
  return { sides: [analyze(word, language), analyze(means, language)] };
}

/** Whether a question holds either side of a synonym. */
export function holdsSynonym(question: string, { word, means }: OwnSynonym): boolean {
  const words = analyze(question, 'en');
  return [word, means].some((side) => placesOf(analyze(side, 'en'), words).length > 0);
}

/**
 * The question with what people write replaced by what documents write: for what reads it as a whole and knows no
 * such words.
 */
export function expandedQuestion(question: string, synonyms: readonly OwnSynonym[]): string {
  return expander(synonyms)(question);
}

/** A synonym with the words of what people write. */
interface Written {
  readonly words: readonly string[];
  readonly means: string;
}

/** `expandedQuestion` with these synonyms, for many questions: they are read once. */
export function expander(synonyms: readonly OwnSynonym[]): (question: string) => string {
  if (synonyms.length === 0) return (question) => question;
  const byFirst = new Map<string, Written[]>();
  for (const { word, means } of synonyms) {
    const words = analyze(word, 'en').map(({ surface }) => surface);
    const [first] = words;
    if (first === undefined) continue;
    const others = byFirst.get(first) ?? [];
    others.push({ words, means });
    byFirst.set(first, others);
  }
  return (question) => expanded(question, byFirst);
}

function expanded(question: string, byFirst: ReadonlyMap<string, readonly Written[]>): string {
  const words = analyze(question, 'en');
  let expanded = '';
  let end = 0;
  for (let at = 0; at < words.length; at += 1) {
    const found = longestAt(words, at, byFirst.get(words[at]?.surface ?? '') ?? []);
    const [first, last] = [words[at], words[at + (found?.words.length ?? 1) - 1]];
    if (!found || !first || !last || first.start < end) continue;
    expanded += question.slice(end, first.start) + found.means;
    end = last.end;
    at += found.words.length - 1;
  }
  return expanded + question.slice(end);
}

/** The synonym whose word begins there; of several the longest, of these the first. */
function longestAt(
  words: readonly Term[],
  at: number,
  written: readonly Written[],
): Written | null {
  let longest: Written | null = null;
  for (const one of written) {
    const stands =
      one.words.length > (longest?.words.length ?? 0) &&
      one.words.every((surface, offset) => words[at + offset]?.surface === surface);
    if (stands) longest = one;
  }
  return longest;
}
