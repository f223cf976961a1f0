import type { Document } from '../../corpus/document/document.ts';
import { acronymsIn } from '../../text/acronyms.ts';
import { analyze } from '../../text/analyzer.ts';

/** A long form by its content words, and the term of its short form. */
export interface Acronym {
  readonly long: readonly string[];
  readonly short: string;
}

/** Long forms by the last of their words. */
export type AcronymForms = ReadonlyMap<string, readonly Acronym[]>;

/** Every question and every change looks at all of them; a book with an index of acronyms has fewer. */
const MOST_DEFINITIONS = 500;

/** The term that stands for a short form where a text spells it out. */
export function acronymTerm(short: string): string {
  return `${short}=`;
}

/** The acronyms that the document defines, each once; of very many the first ones. */
export function definitionsIn({ prose, metadata }: Document): Acronym[] {
  const found = new Map<string, Acronym>();
  for (const { short, long } of acronymsIn(prose)) {
    const terms = contentTerms(long, metadata.language);
    const [term] = contentTerms(short, metadata.language);
    if (term === undefined || terms.length < 2) continue;
    const one = { long: terms, short: term };
    if (!found.has(nameOf(one))) found.set(nameOf(one), one);
    if (found.size === MOST_DEFINITIONS) break;
  }
  return [...found.values()];
}

/** The acronyms of all documents, each once, in the order of the documents. */
export interface Acronyms {
  readonly forms: AcronymForms;
  /** One text for each acronym, the same for the same acronym wherever it is defined. */
  readonly names: readonly string[];
}

export const NO_ACRONYMS: Acronyms = { forms: new Map(), names: [] };

/** Gathers those of all documents, a stretch at a time. */
export function* acronymsSteps(documents: Iterable<readonly Acronym[]>): Generator<void, Acronyms> {
  const forms = new Map<string, Acronym[]>();
  const names = new Set<string>();
  for (const definitions of documents) {
    for (const one of definitions) {
      const last = one.long.at(-1);
      if (last === undefined || names.has(nameOf(one))) continue;
      names.add(nameOf(one));
      const others = forms.get(last);
      if (others === undefined) forms.set(last, [one]);
      else others.push(one);
    }
    if (definitions.length > 0) yield;
  }
  return { forms, names: [...names] };
}

export function areSame(one: Acronyms, other: Acronyms): boolean {
  return (
    one.names.length === other.names.length &&
    one.names.every((name, at) => name === other.names[at])
  );
}

/** By place in `terms`: the short forms of the long forms that the term there is a word of. */
export function shortFormsIn(terms: readonly string[], forms: AcronymForms): string[][] {
  const found: string[][] = terms.map(() => []);
  for (const [end, last] of terms.entries()) {
    for (const { short, long } of forms.get(last) ?? []) {
      const first = end + 1 - long.length;
      if (!long.every((term, at) => terms[first + at] === term)) continue;
      for (let at = first; at <= end; at += 1) found[at]?.push(short);
    }
  }
  return found;
}

function nameOf({ short, long }: Acronym): string {
  return `${short} ${long.join(' ')}`;
}

function contentTerms(text: string, language: string): string[] {
  return analyze(text, language)
    .filter(({ stop }) => !stop)
    .map(({ term }) => term);
}
