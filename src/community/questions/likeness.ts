import { KIND } from '../../retrieval/terms/token-answer-types.ts';
import { type Asked, asked } from './asked.ts';

/** From this likeness on two questions are alike: of two content words both, of four three and no other. */
export const ALIKE = 0.85;

/**
 * How alike two questions are by their content words, 0 to 1: the share of them that both have, where a word
 * that stands in the place of another counts against it twice. 1 where they are the same word for word; 0
 * where they ask for different things, as when and where do. `languages` (ISO 639-1) are those that they may be
 * in; none: any.
 */
export function likeness(one: string, other: string, languages: readonly string[] = []): number {
  const [first, second] = [asked(one, languages), asked(other, languages)];
  if (first.key === second.key && first.key !== '') return 1;
  const both = new Set([first.language, second.language]);
  return Math.max(...Array.from(both, (language) => likenessIn(language, first, second)));
}

function likenessIn(language: string, one: Asked, other: Asked): number {
  if (!asksTheSame(one.wanted(language), other.wanted(language))) return 0;
  return shared(one.terms(language), other.terms(language));
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const term of one) if (other.has(term)) both += 1;
  const replaced = Math.min(one.size, other.size) - both;
  return both === 0 ? 0 : (2 * both) / (one.size + other.size + 2 * replaced);
}

/** A reason is no answer to another question, nor the other way round; else only what both ask for counts. */
function asksTheSame(one: number, other: number): boolean {
  if ((one === KIND.reason) !== (other === KIND.reason)) return false;
  return one === 0 || other === 0 || (one & other) !== 0;
}
