import type { Acronym } from './acronyms.ts';
import type { SurfaceFormSource } from './surface-forms.ts';
import type { TermSource, TermsSize } from './term-source.ts';

/** What goes into the library of one document. */
export interface Part {
  readonly size: TermsSize;
  /** Gets the tokens, which of a whole library are too many to be held twice. */
  readonly open: () => TermSource;
  /** Whether the tokens are those of the library before. */
  readonly isOld: boolean;
  readonly surfaceForms: SurfaceFormSource;
  readonly definitions: readonly Acronym[];
}
