import type { Passage } from '../../corpus/document/document.ts';
import type { Excerpt } from '../../retrieval/library.ts';
import type { Band } from '../../retrieval/ranking/band.ts';
import type { Markdown } from '../rendering/markdown.ts';

/** What a command or a button answers: data, made into a Discord message by `render`. */
export interface Reply {
  /** `ephemeral`: only the person who asked sees it. Decided once, at the first answer. */
  readonly visibility: 'public' | 'ephemeral';
  readonly blocks: readonly Block[];
  readonly files?: readonly ReplyFile[];
  /** Messages that follow this one, as private as it is: what did not fit. At most 4. */
  readonly further?: readonly Reply[];
  /** How sure the answer to a question was; counted, and not shown. */
  readonly band?: Band;
}

/** What the bot posts by itself, as a message of its own and not as the answer to an interaction. */
export interface Post {
  readonly blocks: readonly Block[];
  /** The one person whom Discord tells of the message; its text must name them. Nobody by default. */
  readonly ping?: string;
}

export type Block =
  | { readonly kind: 'text'; readonly text: Markdown }
  /** What was asked, as it was asked; a button press on the message can read it back. */
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'quote'; readonly quote: Quote }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'select'; readonly select: Select };

/** An excerpt with its citation line. The line is never cut, the excerpt is. */
export interface Quote extends Pick<Excerpt, 'passage' | 'start' | 'end' | 'text' | 'highlights'> {
  /** The end that stays when there is not enough room. Default `start`. */
  readonly keep?: 'start' | 'end';
  /** Gets its room before the other quotes of the reply. */
  readonly main?: boolean;
  /** Stands right above the excerpt. */
  readonly lead?: Markdown;
}

export interface Button {
  readonly label: string;
  readonly customId: string;
  readonly tone?: 'plain' | 'danger';
  readonly disabled?: boolean;
}

/** A menu to choose one thing from; 1 to 25 options. */
export interface Select {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly SelectOption[];
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  /** Shown as chosen. */
  readonly chosen?: boolean;
}

export interface ReplyFile {
  /** With its extension; letters, digits, `-`, `_` and `.` only. */
  readonly name: string;
  readonly content: string;
}

/** A form that a person fills in: 1 to 5 fields. What is entered comes to the action of its `customId`. */
export interface Form {
  readonly customId: string;
  /** At most 45 characters, as each label. */
  readonly title: string;
  readonly fields: readonly FormField[];
}

export type FormField = {
  readonly id: string;
  readonly label: string;
  /** Below the label; at most 100 characters. */
  readonly hint?: string;
} & (
  | {
      /** One line, or a text of several. */
      readonly kind: 'line' | 'text';
      readonly maxLength: number;
      readonly required: boolean;
      readonly value?: string;
    }
  | { readonly kind: 'choice'; readonly options: readonly SelectOption[] }
);

/** The effect of a button press: a new message, a changed one, none, a copy for everyone, a form. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'update'; readonly reply: Reply }
  | { readonly kind: 'delete' }
  /** Posts what the message shows for everyone to see, without its `Share` and with this button. */
  | { readonly kind: 'share'; readonly button: Button }
  /** Not in answer to a form. */
  | { readonly kind: 'form'; readonly form: Form };

/** A whole passage as a quote. */
export function passageQuote(passage: Passage, extra: Pick<Quote, 'keep' | 'main'> = {}): Quote {
  const { start, end, text } = passage;
  return { passage, start, end, text, highlights: [], ...extra };
}

/** A reply of sentences that only the person who asked sees. */
export function privately(...sentences: readonly Markdown[]): Reply {
  return { visibility: 'ephemeral', blocks: sentences.map((text) => ({ kind: 'text', text })) };
}
