import { createHash } from 'node:crypto';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Excerpt, Library } from '../../src/retrieval/library.ts';
import type { OwnSynonym } from '../../src/retrieval/question/own-synonyms.ts';

/** Answers remembered of one library, of five excerpts each: some 100 kB. */
const MOST_ANSWERS = 50;

/**
 * By library, so that nothing outlives a change of the documents and no server is shown what another
 * one's library found; then by a digest of the question, which is itself not kept, and of the synonyms that it was
 * read with: servers without documents of their own see one library.
 */
const answers = new WeakMap<Library, Map<string, readonly Excerpt[]>>();

/** Remembers, for a while, what a library found, so that turning a page need not ask it again. */
export function rememberExcerpts(
  library: Library,
  question: string,
  excerpts: readonly Excerpt[],
  synonyms: readonly OwnSynonym[] = [],
): void {
  const remembered = answers.get(library) ?? new Map<string, readonly Excerpt[]>();
  answers.set(library, remembered);
  const key = digestOf(question, synonyms);
  remembered.delete(key);
  remembered.set(key, excerpts);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_ANSWERS && oldest !== undefined) remembered.delete(oldest);
}

/** The excerpt of a passage that answered this question lately; undefined where none is remembered. */
export function rememberedExcerpt(
  library: Library,
  question: string,
  passage: Passage,
  synonyms: readonly OwnSynonym[] = [],
): Excerpt | undefined {
  const excerpts = answers.get(library)?.get(digestOf(question, synonyms));
  return excerpts?.find((excerpt) => excerpt.passage === passage);
}

function digestOf(question: string, synonyms: readonly OwnSynonym[]): string {
  const asked = JSON.stringify([question, synonyms.map(({ word, means }) => [word, means])]);
  return createHash('sha256').update(asked).digest('base64');
}
