import { expander, type OwnSynonym } from '../../retrieval/question/own-synonyms.ts';
import { likeness } from '../questions/likeness.ts';
import type { PinnedAnswer } from './pinned-answers.ts';

/** A pinned answer with the one of its wordings that is likest to a question. */
export interface ClosestPin {
  readonly pin: PinnedAnswer;
  readonly wording: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/**
 * The pinned answer that is likest to a question; of two that are equally alike the first of the list; null where
 * none has anything in common with it.
 */
export function closestPin(
  question: string,
  pins: readonly PinnedAnswer[],
  languages: readonly string[],
  synonyms: readonly OwnSynonym[] = [],
): ClosestPin | null {
  const expand = expander(synonyms);
  const asked = expand(question);
  let closest: ClosestPin | null = null;
  for (const pin of pins) {
    for (const wording of pin.wordings) {
      const found = likeness(asked, expand(wording), languages);
      if (found > (closest?.likeness ?? 0)) closest = { pin, wording, likeness: found };
    }
  }
  return closest;
}
