import { diffArrays } from 'diff';

/** A run of words that both texts share, that only the first holds (`gone`), or only the second (`new`). */
export interface Edit {
  readonly kind: 'same' | 'gone' | 'new';
  readonly words: number;
}

type Forms = readonly (string | number)[];

/** Words taken out and put in that are found in one go: some milliseconds, which grow with their square. */
const AT_ONCE = 150;
/** Pairs of words compared before other work may come in between: a millisecond or two. */
const STRETCH = 300_000;

/**
 * How to make `after` of `before` with the fewest words taken out and put in, in steps (Myers 1986, by jsdiff).
 * Where there are many, the texts are first cut in two where a shortest way passes (Hirschberg 1975), so that
 * the time is their lengths multiplied, whatever they are.
 */
export function* editsSteps(before: Forms, after: Forms): Generator<void, readonly Edit[]> {
  const found = yield* foundSteps(before, after);
  const edits: Edit[] = [];
  let [gone, fresh] = [0, 0];
  const close = (): void => {
    if (gone > 0) edits.push({ kind: 'gone', words: gone });
    if (fresh > 0) edits.push({ kind: 'new', words: fresh });
    [gone, fresh] = [0, 0];
  };
  for (const { kind, words } of found) {
    const last = edits.at(-1);
    if (kind === 'gone') gone += words;
    else if (kind === 'new') fresh += words;
    else if (gone + fresh === 0 && last?.kind === 'same') {
      edits[edits.length - 1] = { kind, words: last.words + words };
    } else {
      close();
      edits.push({ kind, words });
    }
  }
  close();
  return edits;
}

function* foundSteps(before: Forms, after: Forms): Generator<void, Edit[]> {
  const few = diffArrays([...before], [...after], { maxEditLength: AT_ONCE });
  yield;
  if (few) {
    return few.map(({ added, removed, count }) => ({
      kind: added ? 'new' : removed ? 'gone' : 'same',
      words: count,
    }));
  }
  if (before.length < 2) return oneAmong(before, after);
  const half = before.length >>> 1;
  const cut = yield* cutSteps(before, after, half);
  const first = yield* foundSteps(before.slice(0, half), after.slice(0, cut));
  const second = yield* foundSteps(before.slice(half), after.slice(cut));
  return [...first, ...second];
}

/** One word or none, among many. */
function oneAmong([word]: Forms, after: Forms): Edit[] {
  const at = word === undefined ? -1 : after.indexOf(word);
  const all: Edit[] =
    at < 0
      ? [
          { kind: 'gone', words: word === undefined ? 0 : 1 },
          { kind: 'new', words: after.length },
        ]
      : [
          { kind: 'new', words: at },
          { kind: 'same', words: 1 },
          { kind: 'new', words: after.length - at - 1 },
        ];
  return all.filter(({ words }) => words > 0);
}

/** How much of `after` the first `half` words of `before` have become, on a shortest way. */
function* cutSteps(before: Forms, after: Forms, half: number): Generator<void, number> {
  const numbers = new Map<string | number, number>();
  const numbered = (forms: Forms) =>
    Int32Array.from(forms, (form) => {
      const number = numbers.get(form) ?? numbers.size;
      numbers.set(form, number);
      return number;
    });
  const [one, other] = [numbered(before), numbered(after)];
  const begun = yield* sharedSteps(one.subarray(0, half), other);
  const ended = yield* sharedSteps(one.slice(half).reverse(), other.slice().reverse());
  const { length } = other;
  let [best, most] = [0, -1];
  for (let cut = 0; cut <= length; cut += 1) {
    const shared = (begun[cut] ?? 0) + (ended[length - cut] ?? 0);
    if (shared > most) [best, most] = [cut, shared];
  }
  return best;
}

/** The most words in the same order that all of `one` shares with the first 0, 1, … words of `other`. */
function* sharedSteps(one: Int32Array, other: Int32Array): Generator<void, Uint32Array> {
  const rows = Math.max(1, Math.floor(STRETCH / (other.length + 1)));
  let shared = new Uint32Array(other.length + 1);
  let next = new Uint32Array(other.length + 1);
  for (let row = 0; row < one.length; row += 1) {
    if (row % rows === rows - 1) yield;
    const word = one[row];
    for (let at = 0; at < other.length; at += 1) {
      const [above, beside] = [shared[at + 1] ?? 0, next[at] ?? 0];
      next[at + 1] = word === other[at] ? (shared[at] ?? 0) + 1 : above > beside ? above : beside;
    }
    [shared, next] = [next, shared];
  }
  return shared;
}
