import type { Passage } from '../corpus/document.ts';
import type { Excerpt } from '../retrieval/library.ts';
import type { Markdown } from './markdown.ts';

/** What a command or a button answers: data, made into a Discord message by `render`. */
export interface Reply {
  /** `ephemeral`: only the person who asked sees it. Decided once, at the first answer. */
  readonly visibility: 'public' | 'ephemeral';
  readonly blocks: readonly Block[];
  readonly files?: readonly ReplyFile[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: Markdown }
  /** What was asked, as it was asked; a button press on the message can read it back. */
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'quote'; readonly quote: Quote }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] };

/** An excerpt with its citation line. The line is never cut, the excerpt is. */
export interface Quote extends Pick<Excerpt, 'passage' | 'start' | 'end' | 'text' | 'highlights'> {
  /** The end that stays when there is not enough room. Default `start`. */
  readonly keep?: 'start' | 'end';
  /** Gets its room before the other quotes of the reply. */
  readonly main?: boolean;
}

export interface Button {
  readonly label: string;
  readonly customId: string;
  readonly tone?: 'plain' | 'danger';
  readonly disabled?: boolean;
}

export interface ReplyFile {
  /** With its extension; letters, digits, `-`, `_` and `.` only. */
  readonly name: string;
  readonly content: string;
}

/** What a button press does: a new message, a changed one, or none. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'update'; readonly reply: Reply }
  | { readonly kind: 'delete' };

/** A whole passage as a quote. */
export function passageQuote(passage: Passage, extra: Pick<Quote, 'keep' | 'main'> = {}): Quote {
  const { start, end, text } = passage;
  return { passage, start, end, text, highlights: [], ...extra };
}

/** A reply of sentences that only the person who asked sees. */
export function privately(...sentences: readonly Markdown[]): Reply {
  return { visibility: 'ephemeral', blocks: sentences.map((text) => ({ kind: 'text', text })) };
}
