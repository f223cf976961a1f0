import { asciiDigits } from '../../text/ascii-digits.ts';
import { readNumberHead } from './number-head.ts';
import { type NumberKind, rankOfKind } from './number-kind.ts';
import { canonicalNumber } from './written-number.ts';

/** One number that somebody names: `rule 5`, `Chapter II`, `2.2`. */
export interface NumberStep {
  /** Null where they give the number alone. */
  readonly kind: NumberKind | null;
  /** See `canonicalNumber`. */
  readonly number: string;
  /** Whether it was written in Arabic figures. */
  readonly figures?: boolean;
}

/** A numbered place, from the widest number to the narrowest, with the end of a range or null. */
export interface NumberPath {
  readonly steps: readonly NumberStep[];
  readonly to: NumberStep | null;
}

const BARE =
  /^(\d{1,4}(?:[.:]\d{1,4}){0,5}(?:\.?[a-z](?![\p{L}\p{M}]))?(?:\([a-z\d]{1,4}\)){0,3}|[IVXLC]{1,7}(?![\p{L}\p{M}]))(?!\d)/iu;
const RANGE = /^\s*(?:[-‐‑‒–—−]|to\s|through\s|until\s|bis\s|hasta\s)\s*/iu;
const BETWEEN =
  /^(?:\s*[,;/>&+]\s*(?:and\s+)?|\s+(?:and|und|y|et|or)\s+|\s+(?:of|in|from|de|des|der|von)\s+(?:the\s+|la\s+|le\s+)?|\s+)/iu;
/** `§ 2 (1)`. */
const BRACKET_APART = /(?<=\d[a-z]?)\s+(?=\([a-z\d]{1,4}\))/giu;
const MAX_STEPS = 12;

/**
 * The numbered places that the whole of a text names, such as `rule 5`, `Part Two, Chapter II`, `1:4-6`,
 * `§ 12a`, `rules 3 and 5`, `제5조`; null when any part of it is something else. Short texts only: the
 * work grows with the length times the number of places.
 */
export function readNumberPath(text: string): NumberPath[] | null {
  const joined = asciiDigits(text).replace(BRACKET_APART, '');
  let rest = joined.replace(/^[\s"'“”‘’([]+|[\s"'“”‘’)\].,;:!?]+$/gu, (found) =>
    found.includes(')') ? found.replace(/[^)]/g, '') : '',
  );
  const paths: NumberPath[] = [];
  let between = '';
  for (let count = 0; rest !== ''; count += 1) {
    const read = count < MAX_STEPS ? readStep(rest) : null;
    if (!read) return null;
    rest = rest.slice(read.length);
    const range = RANGE.exec(rest);
    const until = range && readStep(rest.slice(range[0].length));
    if (range && until) rest = rest.slice(range[0].length + until.length);
    const to = until ? endOfRange(read.step, until.step) : null;
    if (!place(paths, read.step, to, between)) return null;
    between = rest === '' ? '' : (BETWEEN.exec(rest)?.[0] ?? '');
    if (rest !== '' && between === '') return null;
    rest = rest.slice(between.length);
  }
  return paths.length === 0 ? null : paths;
}

/** Puts a step where it belongs: within the place before, around it ("of"), or beside it. */
function place(
  paths: NumberPath[],
  step: NumberStep,
  to: NumberStep | null,
  between: string,
): boolean {
  const before = paths.at(-1);
  const last = before?.steps.at(-1);
  if (!before || !last) {
    paths.push({ steps: [step], to });
    return true;
  }
  // "Book 2, II" is no list of books: who goes on with other figures means what is inside.
  const isList =
    /[,;&+]|\b(?:and|und|y|et|or)\b/iu.test(between) &&
    !(between.trim() === ',' && step.figures !== last.figures);
  if (/\b(?:of|in|from|de|des|der|von)\b/iu.test(between)) {
    paths[paths.length - 1] = { ...before, steps: [step, ...before.steps] };
  } else if (step.kind === null && isList)
    paths.push({ steps: [...before.steps.slice(0, -1), { ...step, kind: last.kind }], to });
  else if (step.kind !== null && step.kind === last.kind) paths.push({ steps: [step], to });
  else if (
    step.kind !== null &&
    last.kind !== null &&
    rankOfKind(step.kind) < rankOfKind(last.kind)
  )
    paths.push({ steps: [step], to });
  else if (step.kind === null && last.kind === null) return false;
  else paths[paths.length - 1] = { steps: [...before.steps, step], to };
  return true;
}

interface Read {
  readonly step: NumberStep;
  readonly length: number;
}

function readStep(text: string): Read | null {
  const head = readNumberHead(text);
  if (head?.kind && head.start === 0) {
    const { kind, number, label } = head;
    return {
      step: { kind, number, figures: /\d/.test(label) },
      length: label.length + (/^\.(?=\s|$)/.test(text.slice(label.length)) ? 1 : 0),
    };
  }
  const bare = BARE.exec(text)?.[1];
  const number = bare === undefined || /^[a-z]+$/.test(bare) ? null : canonicalNumber(bare);
  return bare === undefined || number === null
    ? null
    : { step: { kind: null, number, figures: /\d/.test(bare) }, length: bare.length };
}

/** `1:4-6` ends at 1:6, `3.1-3.4` at 3.4. */
function endOfRange(from: NumberStep, to: NumberStep): NumberStep {
  const parts = from.number.split('.');
  const whole = to.number.includes('.') || parts.length === 1;
  const number = whole ? to.number : [...parts.slice(0, -1), to.number].join('.');
  return { kind: to.kind ?? from.kind, number };
}
