import type { Part } from '../../src/community/readings/parts.ts';
import type { Reading } from '../../src/community/readings/readings.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import type { Block, Post } from '../../src/discord/command/reply.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { quoteLength } from '../../src/discord/rendering/fit-blocks.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { discussButton } from '../shared/discuss-buttons.ts';
import { type Room, slicesOf } from './slices.ts';

export const READ_ON = { name: 'read-on', version: 1 } as const;

/** An excerpt of a part that everyone in the channel sees; the rest is for those who want it. */
const EXCERPT: Room = { text: 1_500, quotes: 4, message: 2_700, lengthOf: quoteLength };
const MAX_TITLE = 200;

/** One part of a reading, as it is posted. */
export interface ShownPart {
  readonly run: string;
  /** From 1. */
  readonly part: number;
  readonly partCount: number;
  readonly passages: Part;
}

/** Where the excerpt of a part ends: an offset into the document's text; null where it shows all of it. */
export function excerptEnd(passages: readonly Passage[]): number | null {
  return excerptOf(passages).next;
}

function excerptOf(passages: readonly Passage[]) {
  return slicesOf(passages, passages[0]?.start ?? 0, EXCERPT);
}

/** What everyone sees of a part. */
export function partPost({ run, part, partCount, passages }: ShownPart): Post {
  const { quotes, next } = excerptOf(passages);
  const title = clip(passages[0]?.document.metadata.title ?? '', MAX_TITLE);
  const readOn = {
    label: 'Read on',
    customId: partMark({ run, part }) + encodePassages(passages).code,
    // It marks the post as that of this part, and so is there always.
    disabled: next === null,
  };
  const blocks: Block[] = [
    { kind: 'text', text: markdown`**${title}**\nPart ${part} of ${partCount}` },
    ...quotes.map((quote) => ({ kind: 'quote', quote }) as const),
    ...(next === null
      ? []
      : [
          {
            kind: 'text',
            text: markdown`-# […] This part goes on: **Read on** shows you the rest of it.`,
          } as const,
        ]),
    { kind: 'buttons', buttons: [readOn, discussButton(part)] },
  ];
  return { blocks };
}

/** How the `custom_id` of `Read on` begins under one part of one reading, and under no other post. */
export function partMark({ run, part }: Pick<Reading, 'run' | 'part'>): string {
  return encodeCustomId({
    action: READ_ON.name,
    version: READ_ON.version,
    fields: [run, String(part), ''],
  });
}
