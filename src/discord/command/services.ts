import type { Cooldown } from '../../community/cooldown.ts';
import type { FaqEntries } from '../../community/entries/faq-entries.ts';
import type { Librarian } from '../../community/librarian.ts';
import type { Recall } from '../../community/recall.ts';
import type { RecentAnswers } from '../../community/settings/recent-answers.ts';
import type { AskingLimits } from '../../community/sources/asking-limits.ts';
import type { State } from '../../community/state.ts';
import type { OnceADay } from '../../community/unanswered/once-a-day.ts';
import type { Document } from '../../corpus/document/document.ts';
import { checkQuoteSteps, type QuoteOptions } from '../../quotes/check/quote-check.ts';
import type { QuoteVerdict } from '../../quotes/check/quote-verdict.ts';
import { buildQuoteIndex } from '../../quotes/index/build-word-index.ts';
import type { QuoteIndex } from '../../quotes/index/quote-index.ts';
import type { Library } from '../../retrieval/library.ts';
import { runYielding } from '../../system/yielding.ts';
import type { Places } from './places.ts';
import type { Poster } from './poster.ts';

/** What a command may use besides the request and the library. */
export interface Services extends OwnServices {
  readonly places: Places;
  readonly poster: Poster;
}

/** What is there without a connection to Discord. */
export interface OwnServices extends State {
  readonly librarian: Librarian;
  readonly recall: Recall;
  readonly cooldown: Cooldown;
  readonly askingLimits: AskingLimits;
  readonly onceADay: OnceADay;
  readonly entries: FaqEntries;
  /** The time of day. */
  readonly clock: () => Date;
  readonly recent: RecentAnswers;
  /** See `corpus/edit/former-versions.ts`. */
  formerVersions(document: Document): AsyncIterable<Document>;
  /** Checks quotations against the documents of a library. What that needs is made once for each. */
  quotes(library: Library): Promise<QuoteChecker>;
  /**
   * The vector of a question to a library, for `Library.ask`; null where questions are compared by their words
   * alone, and as long as the vectors of the library's passages are being made.
   */
  encode(question: string, library: Library): Promise<Float32Array | null>;
}

/** Lets other work in between. */
export type QuoteChecker = (text: string, options?: QuoteOptions) => Promise<QuoteVerdict>;

/**
 * The services that commands use, made from the store and the librarian. `quoteIndex` gives the words of a
 * library, which may have been made already.
 */
export function createServices(
  ports: Omit<OwnServices, 'quotes'>,
  quoteIndex = async ({ documents }: Library): Promise<QuoteIndex> => buildQuoteIndex(documents),
): OwnServices {
  const indexes = new WeakMap<Library, Promise<QuoteIndex>>();
  return {
    ...ports,
    async quotes(library) {
      const made = indexes.get(library) ?? quoteIndex(library);
      indexes.set(library, made);
      const index = await made;
      return (text, options = {}) => runYielding(checkQuoteSteps(index, text, options));
    },
  };
}
