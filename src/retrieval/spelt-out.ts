import type { Document } from '../corpus/document.ts';
import { analyze } from '../text/analyzer.ts';
import { initialismsIn } from '../text/initialisms.ts';

/** A long form by its content words, and the term of its short form. */
export interface SpeltOut {
  readonly long: readonly string[];
  readonly short: string;
}

/** Long forms by the last of their words. */
export type SpeltOutForms = ReadonlyMap<string, readonly SpeltOut[]>;

/** The term that stands for a short form where a text spells it out. */
export function speltOutTerm(short: string): string {
  return `${short}=`;
}

/** The initialisms that the document defines, each once. */
export function definitionsIn({ prose, metadata }: Document): SpeltOut[] {
  const found = new Map<string, SpeltOut>();
  for (const { short, long } of initialismsIn(prose)) {
    const terms = contentTerms(long, metadata.language);
    const [term] = contentTerms(short, metadata.language);
    if (term === undefined || terms.length < 2) continue;
    const one = { long: terms, short: term };
    if (!found.has(nameOf(one))) found.set(nameOf(one), one);
  }
  return [...found.values()];
}

/** Those of all documents, each once, in the order of the documents. */
export function formsOf(definitions: Iterable<readonly SpeltOut[]>): SpeltOutForms {
  const forms = new Map<string, SpeltOut[]>();
  const known = new Set<string>();
  for (const one of [...definitions].flat()) {
    const last = one.long.at(-1);
    if (last === undefined || known.has(nameOf(one))) continue;
    known.add(nameOf(one));
    const others = forms.get(last);
    if (others === undefined) forms.set(last, [one]);
    else others.push(one);
  }
  return forms;
}

/** Whether two libraries define the same initialisms in the same order. */
export function areSameForms(one: SpeltOutForms, other: SpeltOutForms): boolean {
  const names = (forms: SpeltOutForms) => [...forms.values()].flat().map(nameOf).join('\n');
  return names(one) === names(other);
}

/** The short forms of the long forms that `terms` ends with. */
export function shortFormsAtEnd(terms: readonly string[], forms: SpeltOutForms): string[] {
  const ending = forms.get(terms.at(-1) ?? '');
  if (ending === undefined) return [];
  return ending
    .filter(({ long }) => long.every((term, at) => terms[terms.length - long.length + at] === term))
    .map(({ short }) => short);
}

function nameOf({ short, long }: SpeltOut): string {
  return `${short} ${long.join(' ')}`;
}

function contentTerms(text: string, language: string): string[] {
  return analyze(text, language)
    .filter(({ stop }) => !stop)
    .map(({ term }) => term);
}
