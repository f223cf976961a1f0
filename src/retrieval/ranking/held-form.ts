import type { Passage } from '../../corpus/document/document.ts';

const YES = 1;
const NO = 2;

/** By passages of a segment and form: what is known of each passage, 0 where it was not asked yet. */
const known = new WeakMap<readonly Passage[], Map<RegExp, Uint8Array>>();

/** Whether the text of passage `number` holds the form; looked for once in a segment. */
export function holdsForm(passages: readonly Passage[], number: number, form: RegExp): boolean {
  let forms = known.get(passages);
  if (forms === undefined) {
    forms = new Map();
    known.set(passages, forms);
  }
  let holding = forms.get(form);
  if (holding === undefined) {
    holding = new Uint8Array(passages.length);
    forms.set(form, holding);
  }
  if (holding[number] === 0) holding[number] = form.test(passages[number]?.text ?? '') ? YES : NO;
  return holding[number] === YES;
}
