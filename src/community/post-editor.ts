import type { CitationChange } from './corrections.ts';
import type { OwnPost } from './own-posts.ts';

/** The note for a post that quotes a document which was withdrawn or changed. */
export type RecallNote = {
  readonly key: string;
  readonly title: string;
  readonly at: Date;
} & (
  | {
      readonly kind: 'withdrawn';
      /** Whether the document's excerpts are taken out of the post. */
      readonly eraseQuotes: boolean;
    }
  | { readonly kind: 'corrected'; readonly changes: readonly CitationChange[] }
);

/**
 * What became of an attempt to put a note on a post. `unchanged`: it says so already, or shows nothing
 * of the document; `gone`: it was deleted; `refused`: Discord does not let the bot change it now;
 * `closed`: nor anything else in that channel; `later`: not for a while, in that channel.
 */
export type Amendment = 'amended' | 'unchanged' | 'gone' | 'refused' | 'closed' | 'later';

export interface PostEditor {
  /** Never rejects. */
  amend(post: OwnPost, note: RecallNote): Promise<Amendment>;
}
