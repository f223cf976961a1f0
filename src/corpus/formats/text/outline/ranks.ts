import { rankOfKind } from '../../../numbering/number-kind.ts';
import type { Form } from './line-form.ts';
import type { Piece } from './pieces.ts';

/** Which headings stand above which: the lower number above. */
export type RankOf = (piece: Piece, next: Piece | undefined) => number;

const CHAPTER = rankOfKind('chapter');
const LAST = 80;
/** After every kind that `rankOfKind` knows. */
const BY_FORM: ReadonlyMap<Form['name'], number> = new Map([
  ['underlined', 40],
  ['hashes', 40],
  ['entry', 60],
  ['capitals', 61],
  ['numbered', 62],
  ['numeral', 70],
  ['title', LAST],
]);
const DEEPER = 0.01;

/**
 * How the headings of a text nest. PART stands above CHAPTER wherever it comes; of forms without such
 * words the text itself says which is higher, by what comes first and by what stands right below what.
 */
export function ranksOf(pieces: readonly Piece[], title: string | null): RankOf {
  const headings = pieces.filter((piece) => piece.form !== null && piece.text !== title);
  const firstOf = (...names: readonly Form['name'][]) => {
    const at = headings.findIndex(({ form }) => form && names.includes(form.name));
    return at === -1 ? headings.length : at;
  };
  const ranks = new Map(BY_FORM);
  if (headings.filter(({ form }) => form?.name === 'capitals').length === 1)
    ranks.set('capitals', LAST);
  else if (below(pieces, 'capitals', 'entry') > 0) ranks.set('capitals', 59);
  if (below(pieces, 'title', 'capitals') > 1) ranks.set('title', 57);
  if (firstOf('numbered') < firstOf('capitals')) ranks.set('numbered', 58);
  const drawnFirst = firstOf('underlined', 'hashes') < firstOf('structure', 'matter');
  if (drawnFirst) for (const name of ['underlined', 'hashes'] as const) ranks.set(name, -1);

  const holders = holdersOf(pieces);
  return ({ form }, next) => {
    if (form === null) return Number.POSITIVE_INFINITY;
    if (form.name === 'structure') return form.depth;
    // A heading without text of its own right above a chapter is the part that holds it.
    if (next?.form?.name === 'structure' && /^(?:matter|capitals|title)$/.test(form.name)) {
      const usual = form.name === 'matter' ? holders.get(next.form.depth) : undefined;
      return usual ?? next.form.depth - 1 / 2;
    }
    if (form.name === 'matter') return form.depth === 0 ? CHAPTER : LAST;
    return (ranks.get(form.name) ?? 0) + form.depth * DEEPER;
  };
}

/** By depth of a kind ("chapter"), that of the kind whose headings stand right above it ("book"). */
function holdersOf(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const holders = new Map<number, number>();
  for (const [at, { form }] of pieces.entries()) {
    const before = pieces[at - 1]?.form;
    if (form?.name !== 'structure' || before?.name !== 'structure') continue;
    if (before.depth < form.depth && !holders.has(form.depth))
      holders.set(form.depth, before.depth);
  }
  return holders;
}

/** How much more often a heading of form `lower` stands right below one of `upper` than the other way round. */
function below(pieces: readonly Piece[], upper: Form['name'], lower: Form['name']): number {
  let count = 0;
  for (const [at, { form }] of pieces.entries()) {
    const before = pieces[at - 1]?.form?.name;
    if (form?.name === lower && before === upper) count += 1;
    if (form?.name === upper && before === lower) count -= 1;
  }
  return count;
}
