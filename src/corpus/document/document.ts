import type { Span } from '../../text/span.ts';

/** A person or body that wrote a document, in CSL's terms. */
export type Author =
  | { readonly family: string; readonly given?: string }
  | { readonly literal: string };

/** What is known of a document, and only what its file or its sidecar states. */
export interface Metadata {
  /** Citation key: 2-12 of `A-Z 0-9 -`, unique in the library. */
  readonly key: string;
  readonly title: string;
  readonly author: readonly Author[];
  readonly publisher?: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly issued?: string;
  readonly url?: string;
  /** BCP 47. */
  readonly language: string;
  readonly licence?: string;
  readonly edition?: string;
  /** False: never shown outside the servers it is assigned to. */
  readonly public: boolean;
  /**
   * What a question must name for the document to answer it: names, phrases, commands such as `/ask`.
   * Absent: any question. For a manual, whose words are those of any community.
   */
  readonly 'answers-about'?: readonly string[];
}

/**
 * A file with metadata. All offsets in the library count UTF-16 code units into `text`.
 */
export interface Document {
  /** Path below the corpus folder, with `/` between folders. */
  readonly name: string;
  readonly metadata: Metadata;
  /** What its front matter states, keys of ours only; null where the file has none. */
  readonly stated: Partial<Metadata> | null;
  /**
   * The stored text: a plain text file's characters as they are, else what a reader of the rendered page
   * sees. Excerpts and passages are slices of it.
   */
  readonly text: string;
  /**
   * The stored text with everything that is not reading matter (front matter, bullets, note marks)
   * replaced by spaces: same length, same offsets. The analyzer reads this one.
   */
  readonly prose: string;
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  /** Words of the prose, headings included. */
  readonly words: number;
  /** Where the pages start in `text`, in order; empty for a format without pages. */
  readonly pages: readonly PageStart[];
  /** Where lines of the file begin in `text`, in order; empty where the text is the file's, line for line. */
  readonly lines: readonly LineStart[];
  /** One sentence each: what the stored text does not hold, or holds otherwise than the file. */
  readonly notes: readonly string[];
}

/** A line of the file, from 1, and the offset of the first character that comes from it. */
export interface LineStart {
  readonly start: number;
  readonly line: number;
}

/** A page and the offset of its first character. */
export interface PageStart {
  readonly start: number;
  /** The printed number where the file states it, else the page's place from 1. */
  readonly page: number;
}

/** The text under one heading, up to the next heading of any level. */
export interface Section {
  /** From 1, in the order of the document. */
  readonly number: number;
  /** Null for text before the first heading. */
  readonly heading: string | null;
  /** The headings above this one, outermost first, without its own. */
  readonly trail: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The unit that is indexed and cited. Never crosses a section. */
export interface Passage {
  readonly document: Document;
  readonly section: Section;
  /** From 1 within its section. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** `document.text.slice(start, end)`. */
  readonly text: string;
  /**
   * What it makes little sense without: the question that it replies to, the lead-in of its list, the item
   * above it, the header of its table. Ascending; each before the passage, or where it begins. It is shown
   * with an excerpt and is never the excerpt. Passages with the same context share one list.
   */
  readonly context: readonly Span[];
  /** First 5 base32 characters of the SHA-256 of the normalised text (see `passage-mark.ts`). */
  readonly mark: string;
  /** The page on which it starts, where the format has pages. */
  readonly page: number | null;
}

/** The page on which a character of the document's text stands; null where there are no pages. */
export function pageAt(pages: readonly PageStart[], offset: number): number | null {
  return pages.findLast(({ start }) => start <= offset)?.page ?? null;
}

/** The line of the file on which a character of the document's text stands, from 1. */
export function lineAt({ text, lines }: Document, offset: number): number {
  const from = lines.findLast(({ start }) => start <= offset) ?? { start: 0, line: 1 };
  const breaks = text.slice(from.start, offset).match(/\r\n|\n|\r/g)?.length ?? 0;
  return from.line + breaks;
}

/** What a passage leans on that ends at or before `offset`: what is to be shown above text from there on. */
export function contextBefore({ context }: Passage, offset: number): readonly Span[] {
  return context.filter(({ end }) => end <= offset);
}

/** Where the passage's own text begins, after what of its context stands in it. */
export function bodyStart({ context, start, end }: Passage): number {
  const inside = context.findLast((span) => span.end > start && span.end < end);
  return inside?.end ?? start;
}
