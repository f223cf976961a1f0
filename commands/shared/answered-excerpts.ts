import { createHash } from 'node:crypto';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Excerpt, Library } from '../../src/retrieval/library.ts';

/** Answers remembered of one library, of five excerpts each: some 100 kB. */
const MOST_ANSWERS = 50;

/**
 * By library, so that nothing outlives a change of the documents and no server is shown what another
 * one's library found; then by a digest of the question, which is itself not kept.
 */
const answers = new WeakMap<Library, Map<string, readonly Excerpt[]>>();

/** Remembers, for a while, what a library found, so that turning a page need not ask it again. */
export function rememberExcerpts(
  library: Library,
  question: string,
  excerpts: readonly Excerpt[],
): void {
  const remembered = answers.get(library) ?? new Map<string, readonly Excerpt[]>();
  answers.set(library, remembered);
  const key = digestOf(question);
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
): Excerpt | undefined {
  const excerpts = answers.get(library)?.get(digestOf(question));
  return excerpts?.find((excerpt) => excerpt.passage === passage);
}

function digestOf(question: string): string {
  return createHash('sha256').update(question).digest('base64');
}
