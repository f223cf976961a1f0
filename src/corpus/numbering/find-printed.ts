import type { Document } from '../document/document.ts';
import { meansKind, type NumberKind } from './number-kind.ts';
import type { NumberPath, NumberStep } from './number-path.ts';
import type { PrintedNumber } from './printed-number.ts';
import { passagesAt, printedNumbers } from './printed-numbers.ts';

/** A printed number that fits what was asked for. */
export interface FoundNumber {
  readonly printed: PrintedNumber;
  /** What it stands in, where that was named too: the chapter of a verse. Outermost first. */
  readonly within: readonly PrintedNumber[];
  /** How well the words fit, see `FIT`; comparable between documents. */
  readonly fit: number;
}

/** How well a printed number fits a kind that was asked for. */
export const FIT = {
  /** "5." where a rule was asked for, and nothing says that these are rules. */
  bare: 1,
  /** "5." under "House rules". */
  named: 2,
  /** "§ 5" for "section 5". */
  alike: 3,
  /** "Rule 5". */
  same: 4,
} as const;

/** A number in a heading before the same one in a list. */
const IN_HEADING = 0.5;

/**
 * Where a document prints the number: all places that fit equally well and best, in order. `2.2` is
 * looked for as printed, and as the second number within a 2 (verse 4 of chapter 1, item 2 of Article 2).
 */
export function findPrinted(document: Document, { steps }: NumberPath): FoundNumber[] {
  let found: FoundNumber[] = [];
  for (const [at, step] of steps.entries()) {
    const inside = at === 0 ? [null] : found;
    found = inside.flatMap((outer) => findStep(document, step, outer));
    if (found.length === 0) return [];
  }
  return best(found.filter(({ printed }) => passagesAt(document, printed).length > 0));
}

function findStep(document: Document, step: NumberStep, outer: FoundNumber | null): FoundNumber[] {
  const direct = numbered(document, step, outer);
  if (direct.length > 0) return direct;
  const parts = step.number.split('.');
  for (let cut = parts.length - 1; cut > 0; cut -= 1) {
    const parents = numbered(document, { ...step, number: parts.slice(0, cut).join('.') }, outer);
    const inner = { kind: null, number: parts.slice(cut).join('.') };
    const found = parents.flatMap((parent) =>
      numbered(document, inner, parent).map((one) => ({ ...one, fit: parent.fit })),
    );
    if (found.length > 0) return found;
  }
  return [];
}

function numbered(
  document: Document,
  { kind, number }: NumberStep,
  outer: FoundNumber | null,
): FoundNumber[] {
  const all = printedNumbers(document).get(number) ?? [];
  const within = outer ? [...outer.within, outer.printed] : [];
  return all.flatMap((printed) => {
    const isInside =
      outer === null ||
      (printed !== outer.printed &&
        printed.start >= outer.printed.start &&
        printed.end <= outer.printed.end);
    const fit = fitOf(printed, kind);
    return isInside && fit > 0
      ? [{ printed, within, fit: fit + (printed.heading ? IN_HEADING : 0) }]
      : [];
  });
}

function fitOf(printed: PrintedNumber, asked: NumberStep['kind']): number {
  if (asked === null || asked === 'number')
    return printed.kind === null || asked === null ? FIT.named : FIT.bare;
  if (printed.kind === asked) return FIT.same;
  if (printed.kind !== null) return meansKind(asked, printed.kind) ? FIT.alike : 0;
  return printed.context.has(asked) ? FIT.named : FIT.bare;
}

/** Those that fit best; of one within another of the same number, the outer. */
function best(found: readonly FoundNumber[]): FoundNumber[] {
  const most = Math.max(...found.map(({ fit }) => fit));
  const kept: FoundNumber[] = [];
  for (const one of found) {
    if (one.fit < most) continue;
    const outer = kept.at(-1)?.printed;
    const { printed } = one;
    const isInside =
      outer?.document === printed.document &&
      outer.number === printed.number &&
      printed.end <= outer.end;
    if (!isInside) kept.push(one);
  }
  return kept;
}

/** Kinds that the library counts itself: a bare number in a list is none of them. */
const COUNTED: ReadonlySet<NumberKind> = new Set([
  'volume',
  'book',
  'part',
  'title',
  'act',
  'chapter',
  'scene',
  'section',
]);

/**
 * Where documents print a number: in each that says so itself ("Rule 5", a 5 under "House rules") and else
 * wherever a 5 is printed. "2.2" as it stands comes before item 2 of a 2.
 */
export function findPrintedIn(documents: readonly Document[], path: NumberPath): FoundNumber[] {
  const found = documents.flatMap((document) => findPrinted(document, path));
  const direct = found.filter(({ within }) => within.length < path.steps.length);
  const all = direct.length > 0 ? direct : found;
  // What is looked for inside another numbered place may be numbered without a word.
  const least = path.steps.length > 1 ? 0 : leastFit(path.steps.at(-1)?.kind ?? null);
  const enough = Math.max(least, all.some(({ fit }) => fit >= FIT.named) ? FIT.named : 0);
  return all.filter(({ fit }) => fit >= enough);
}

function leastFit(kind: NumberKind | null): number {
  if (kind === 'paragraph') return FIT.alike;
  return kind !== null && COUNTED.has(kind) ? FIT.bare + IN_HEADING : 0;
}
