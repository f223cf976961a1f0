import { createHash } from 'node:crypto';
import { closestPin } from '../../src/community/pins/closest-pin.ts';
import { MOST_PINNED, type PinnedAnswer } from '../../src/community/pins/pinned-answers.ts';
import { ALIKE, likeness } from '../../src/community/questions/likeness.ts';
import type { AlikeQuestion } from '../../src/community/unanswered/alike.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import { type Block, passageQuote, type Reply } from '../../src/discord/command/reply.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { wordingsLine } from './wordings.ts';

export const SAVE = { name: 'answer-save', version: 1 } as const;
/** The field of a button for a pin that there is not yet. */
export const NEW = '0';
const SIGN = 4;

/** What is about to be pinned. */
export interface Draft {
  readonly wordings: readonly string[];
  readonly passages: readonly Passage[];
  /** The pinned answer that it takes the place of; null: none. */
  readonly replaces: PinnedAnswer | null;
}

/** What a draft is shown beside. */
export interface Beside {
  readonly pins: readonly PinnedAnswer[];
  /** See `likeness`. */
  readonly languages: readonly string[];
  /** A question to try it with; null: none. */
  readonly tried: string | null;
  /** Unanswered questions near to it, the nearest first. */
  readonly near: readonly AlikeQuestion[];
}

/**
 * Shows a pinned answer as it would be, with a button that pins it. The wordings are carried by the message and
 * the passages by the button, so that both survive a restart.
 * @throws PlainError for a wording that another pinned answer has already.
 */
export function pinPreview(
  { wordings, passages, replaces }: Draft,
  { pins, languages, tried, near }: Beside,
): Reply {
  const others = pins.filter(({ pinId }) => pinId !== replaces?.pinId);
  requireFree(wordings, others, languages, replaces === null);
  const fields = [
    encodePassages(passages).code,
    ...(replaces === null ? [NEW] : [replaces.pinId, signOf(replaces)]),
  ];
  const customId = encodeCustomId({ action: SAVE.name, version: SAVE.version, fields });
  const lead = markdown`Only you see this. From a likeness of ${percent(ALIKE)} on, questions like ${wordings.length === 1 ? 'this one' : 'these'} would be answered so, before anything is looked up, and the answer says that the moderators chose it:`;
  const blocks: Block[] = [
    { kind: 'question', text: wordingsLine(wordings) },
    { kind: 'text', text: lead },
    ...passages.map((passage) => ({ kind: 'quote', quote: passageQuote(passage) }) as const),
    ...notes([
      ...triedLine(wordings, tried, languages),
      ...nearLines(near),
      ...closestLine(wordings, others, languages),
    ]),
    { kind: 'buttons', buttons: [{ label: replaces === null ? 'Pin' : 'Save', customId }] },
  ];
  return { visibility: 'ephemeral', blocks };
}

/** @throws PlainError where the wordings are answered already, or there are too many pinned answers. */
export function requireFree(
  wordings: readonly string[],
  others: readonly PinnedAnswer[],
  languages: readonly string[],
  isNew: boolean,
): void {
  if (isNew && others.length >= MOST_PINNED) {
    throw new PlainError(
      `This server has ${MOST_PINNED} pinned answers, the most there can be. Take one back first: /answer unpin.`,
    );
  }
  for (const wording of wordings) {
    const same = closestPin(wording, others, languages);
    if (same?.likeness !== 1) continue;
    throw new PlainError(
      `“${wording}” is the same question as “${same.wording}”, which is pinned already. Change that one: /answer edit.`,
    );
  }
}

/** A sign of what a pinned answer was when a change of it was shown: two moderators may change it at once. */
export function signOf({ wordings, passages }: PinnedAnswer): string {
  const digest = createHash('sha256').update(JSON.stringify([wordings, passages]));
  return digest.digest('base64url').slice(0, SIGN);
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** How alike a question is to the wordings, and what becomes of it. */
function likenessLine(
  question: string,
  wordings: readonly string[],
  languages: readonly string[],
): Markdown {
  const found = Math.max(...wordings.map((wording) => likeness(question, wording, languages)));
  const verdict = found >= ALIKE ? 'answered with this' : 'not alike enough';
  return markdown`“${question}” is alike to ${percent(found)}: ${verdict}.`;
}

function triedLine(
  wordings: readonly string[],
  tried: string | null,
  languages: readonly string[],
): Markdown[] {
  return tried === null ? [] : [likenessLine(tried, wordings, languages)];
}

/** The nearest of the other pinned answers, where questions could go to either. */
function closestLine(
  wordings: readonly string[],
  others: readonly PinnedAnswer[],
  languages: readonly string[],
): Markdown[] {
  const near = wordings
    .flatMap((wording) => closestPin(wording, others, languages) ?? [])
    .sort((a, b) => b.likeness - a.likeness)[0];
  if (near === undefined || near.likeness < NEAR) return [];
  return [
    markdown`“${near.wording}” is pinned too, and alike to ${percent(near.likeness)}; a question goes to the likest.`,
  ];
}

/** From this likeness on another question is worth a look. */
export const NEAR = 0.6;
/** Unanswered questions that are named of each kind. */
const NAMED = 4;

/** The unanswered questions that it would answer, and those that it nearly would. */
function nearLines(near: readonly AlikeQuestion[]): Markdown[] {
  const named = (some: readonly AlikeQuestion[]): Markdown => {
    const lines = some
      .slice(0, NAMED)
      .map(({ question, likeness }) => markdown`“${question.text}” (${percent(likeness)})`);
    const more = some.length - lines.length;
    return joined([...lines, ...(more > 0 ? [markdown`${more} more`] : [])], ', ');
  };
  const alike = near.filter(({ likeness }) => likeness >= ALIKE);
  const others = near.filter(({ likeness }) => likeness < ALIKE);
  return [
    ...(alike.length > 0
      ? [markdown`Of the unanswered questions it would answer ${named(alike)}.`]
      : []),
    ...(others.length > 0 ? [markdown`Not alike enough: ${named(others)}.`] : []),
  ];
}

function notes(lines: readonly Markdown[]): Block[] {
  const small = lines.map((line) => markdown`-# ${line}`);
  return small.length === 0 ? [] : [{ kind: 'text', text: joined(small, '\n') }];
}
