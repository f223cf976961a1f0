import type { Band } from '../retrieval/ranking/band.ts';
import type { Outcome } from './evaluation.ts';
import { isRight, shareOf } from './metrics.ts';

/** What was shown to whom. Shares in 0..1, null where there is no such question. */
export interface BandMetrics {
  /** Of the answerable questions: answered for all to see, and the first excerpt is right, or is not. */
  readonly rightPosted: number | null;
  readonly wrongPosted: number | null;
  /** Of the answerable: the right excerpt among the first three of an answer or an unsure reply. */
  readonly shown: number | null;
  /** Of the answerable: the right excerpt first, and yet nothing shown. */
  readonly withheld: number | null;
  /** Of the unanswerable: answered for all to see, and shown to the asker alone as unsure. */
  readonly absentPosted: number | null;
  readonly absentUnsure: number | null;
  /** Of the questions of the kind `chatter`: a passage quoted for them, to whomever. */
  readonly chatterQuoted: number | null;
}

/** The questions of one kind by what became of them. */
export interface KindMetrics {
  readonly kind: string;
  readonly answerable: boolean;
  readonly questions: number;
  readonly bands: Readonly<Record<Band, number>>;
  /** Answers whose first excerpt is right; of the unsure, those with the right one among three. */
  readonly rightPosted: number;
  readonly rightUnsure: number;
  /** Those with the right excerpt first that were shown to nobody. */
  readonly withheld: number;
}

const LOOKED_AT = 3;
const NO_KIND = 'others';
const CHATTER = 'chatter';

export function bandMetrics(outcomes: readonly Outcome[]): BandMetrics {
  const answerable = outcomes.filter((one) => one.answerable);
  const absent = outcomes.filter((one) => !one.answerable);
  const isPosted = ({ band }: Outcome): boolean => band === 'answer';
  return {
    rightPosted: shareOf(answerable, (one) => isPosted(one) && isRight(one)),
    wrongPosted: shareOf(answerable, (one) => isPosted(one) && !isRight(one)),
    shown: shareOf(answerable, (one) => isShown(one) && isRight(one, LOOKED_AT)),
    withheld: shareOf(answerable, isWithheld),
    absentPosted: shareOf(absent, isPosted),
    absentUnsure: shareOf(absent, ({ band }) => band === 'unsure'),
    chatterQuoted: shareOf(
      absent.filter(({ kind }) => kind === CHATTER),
      isShown,
    ),
  };
}

/** The answerable kinds first, each group in the order of the file. */
export function kindMetrics(outcomes: readonly Outcome[]): KindMetrics[] {
  return [true, false].flatMap((answerable) => {
    const group = outcomes.filter((one) => one.answerable === answerable);
    const kinds = new Set(group.map(({ kind }) => kind ?? NO_KIND));
    return [...kinds].map((kind) => {
      const all = group.filter((one) => (one.kind ?? NO_KIND) === kind);
      return { kind, answerable, ...countsOf(all) };
    });
  });
}

function countsOf(all: readonly Outcome[]): Omit<KindMetrics, 'kind' | 'answerable'> {
  const count = (holds: (one: Outcome) => boolean): number => all.filter(holds).length;
  const inBand = (band: Band): number => count((one) => one.band === band);
  return {
    questions: all.length,
    bands: {
      answer: inBand('answer'),
      unsure: inBand('unsure'),
      nothing: inBand('nothing'),
      chatter: inBand('chatter'),
    },
    rightPosted: count((one) => one.band === 'answer' && isRight(one)),
    rightUnsure: count((one) => one.band === 'unsure' && isRight(one, LOOKED_AT)),
    withheld: count(isWithheld),
  };
}

function isShown({ band }: Outcome): boolean {
  return band === 'answer' || band === 'unsure';
}

function isWithheld(one: Outcome): boolean {
  return !isShown(one) && isRight(one);
}
