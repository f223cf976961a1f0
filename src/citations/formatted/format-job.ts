import type { CslItem } from './csl-item.ts';

/** The styles that citeproc formats, by the name people choose. */
export const CSL_STYLES = ['apa', 'mla', 'chicago', 'harvard', 'vancouver'] as const;
export type CslStyle = (typeof CSL_STYLES)[number];

/** A place in a document, in CSL's terms. */
export interface CslLocator {
  readonly label: 'section' | 'paragraph' | 'page';
  readonly locator: string;
}

export interface Formatted {
  /** In the style's order. */
  readonly bibliography: readonly string[];
  /** By item id: `(Kim 2018, sec. 3, para. 2)`, one for each locator. */
  readonly inText: ReadonlyMap<string, readonly string[]>;
}

/** A job for the formatting thread, by the kind of output wanted. */
export type FormatJob =
  | {
      readonly kind: 'style';
      readonly style: CslStyle;
      readonly items: readonly CslItem[];
      readonly locators: ReadonlyMap<string, readonly CslLocator[]>;
    }
  | { readonly kind: 'bibtex' | 'ris'; readonly items: readonly unknown[] };

export type FormatResult<Job extends FormatJob> = Job extends { readonly kind: 'style' }
  ? Formatted
  : string;
