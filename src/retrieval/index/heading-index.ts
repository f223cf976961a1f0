import type { Document } from '../../corpus/document/document.ts';
import { contentOf } from '../../corpus/document/make-document.ts';
import { analyze } from '../../text/analyzer.ts';
import { chatWordsStopped } from '../../text/chat/content-words.ts';
import { contentKey } from '../../text/phrase/content-key.ts';
import { phraseKey } from '../../text/phrase/phrase-key.ts';

/** The passages below a heading, by the heading's words (`phraseKey`) and by its content (`inAnyOrder`). */
export type HeadingIndex = ReadonlyMap<string, readonly number[]>;

/** A `contentKey` as the index holds it, apart from the headings' words: no word begins with the sign. */
export function inAnyOrder(key: string): string {
  return `~${key}`;
}

/** The keys of one document's headings with their passages, counted within the document. */
type DocumentKeys = readonly (readonly [key: string, passage: number])[];

const known = new WeakMap<object, DocumentKeys>();

/** More passages below one heading are not told apart by it. */
const MOST_BELOW = 40;
/** Passages looked at in one step: a millisecond or two. */
const STEP = 1_000;

/** Headings of all documents, some passages at a time. A title is no heading: it names the document. */
export function* headingIndexSteps(
  documents: readonly Document[],
  firstPassage: ReadonlyMap<Document, number>,
): Generator<void, HeadingIndex> {
  const index = new Map<string, number[]>();
  for (const document of documents) {
    const first = firstPassage.get(document) ?? 0;
    for (const [at, [key, passage]] of (yield* keysOf(document)).entries()) {
      if (at % STEP === STEP - 1) yield;
      const below = index.get(key);
      if (below === undefined) index.set(key, [first + passage]);
      else if (below.length < MOST_BELOW) below.push(first + passage);
    }
    yield;
  }
  return index;
}

function* keysOf(document: Document): Generator<void, DocumentKeys> {
  const content = contentOf(document);
  const before = known.get(content);
  if (before !== undefined) return before;
  const keys: [string, number][] = [];
  let section: unknown;
  let own: readonly string[] = [];
  for (const [number, passage] of document.passages.entries()) {
    if (number % STEP === STEP - 1) yield;
    if (passage.section !== section) {
      section = passage.section;
      const { heading } = passage.section;
      own =
        heading === null || heading === document.metadata.title
          ? []
          : keysOfHeading(heading, document.metadata.language);
    }
    for (const key of own) keys.push([key, number]);
  }
  known.set(content, keys);
  return keys;
}

function keysOfHeading(heading: string, language: string): readonly string[] {
  const words = phraseKey(heading);
  const tag = language.split('-')[0]?.toLowerCase() ?? '';
  const content = contentKey(chatWordsStopped(analyze(heading, language), tag), tag);
  return [...(words === '' ? [] : [words]), ...(content === null ? [] : [inAnyOrder(content)])];
}
