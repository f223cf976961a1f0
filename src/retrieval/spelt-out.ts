import type { Document } from '../corpus/document.ts';
import { analyze } from '../text/analyzer.ts';
import { initialismsIn } from '../text/initialisms.ts';

/** A long form by its content words, and the term of its short form. */
interface SpeltOut {
  readonly long: readonly string[];
  readonly short: string;
}

/** Long forms by the last of their words. */
export type SpeltOutForms = ReadonlyMap<string, readonly SpeltOut[]>;

/** The term that stands for a short form where a text spells it out. */
export function speltOutTerm(short: string): string {
  return `${short}=`;
}

/** The initialisms that any of the documents defines. */
export function speltOutForms(documents: readonly Document[]): SpeltOutForms {
  const forms = new Map<string, SpeltOut[]>();
  for (const { prose, metadata } of documents) {
    for (const { short, long } of initialismsIn(prose)) {
      const terms = contentTerms(long, metadata.language);
      const [term] = contentTerms(short, metadata.language);
      const last = terms.at(-1);
      if (term === undefined || last === undefined || terms.length < 2) continue;
      const known = forms.get(last) ?? [];
      const same = (one: SpeltOut): boolean =>
        one.short === term && one.long.join(' ') === terms.join(' ');
      if (!known.some(same)) forms.set(last, [...known, { long: terms, short: term }]);
    }
  }
  return forms;
}

/** The short forms of the long forms that `terms` ends with. */
export function shortFormsAtEnd(terms: readonly string[], forms: SpeltOutForms): string[] {
  const ending = forms.get(terms.at(-1) ?? '');
  if (ending === undefined) return [];
  return ending
    .filter(({ long }) => long.every((term, at) => terms[terms.length - long.length + at] === term))
    .map(({ short }) => short);
}

function contentTerms(text: string, language: string): string[] {
  return analyze(text, language)
    .filter(({ stop }) => !stop)
    .map(({ term }) => term);
}
