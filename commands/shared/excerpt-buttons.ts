import type { Passage } from '../../src/corpus/document/document.ts';
import { encodeCustomId, packId } from '../../src/discord/command/custom-id.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import type { Block, Button, Reply } from '../../src/discord/command/reply.ts';
import { SHARE_ACTION } from '../../src/discord/posting/sharing.ts';

export const CONTEXT = { name: 'context', version: 1 } as const;
export const DELETE = { name: 'delete', version: 1 } as const;
export const CITE = { name: 'cite', version: 1 } as const;
export const SHARE = { name: SHARE_ACTION, version: 1 } as const;

export function contextButton(passage: Passage): Button[] {
  if (passage.document.passages.length < 2) return [];
  const { name: action, version } = CONTEXT;
  const customId = encodeCustomId({ action, version, fields: [encodePassages([passage]).code] });
  return [{ label: 'Context', customId }];
}

/** References to these passages, or to as many of them as a button can hold. */
export function citeButton(passages: readonly Passage[]): Button[] {
  const fields = [encodePassages(passages).code];
  if (passages.length === 0 || fields[0] === '') return [];
  const { name: action, version } = CITE;
  return [{ label: 'Cite', customId: encodeCustomId({ action, version, fields }) }];
}

export function deleteButton(askerId: string): Button {
  const { name: action, version } = DELETE;
  return { label: '🗑', customId: encodeCustomId({ action, version, fields: [packId(askerId)] }) };
}

/** Discord lets people dismiss what only they see, so that a private reply has no 🗑. */
export function shareOrDelete(visibility: Reply['visibility'], askerId: string): Button {
  if (visibility === 'public') return deleteButton(askerId);
  const { name: action, version } = SHARE;
  return { label: 'Share', customId: encodeCustomId({ action, version, fields: [] }) };
}

/** What one can do with the excerpts of a reply that has no pages. */
export function excerptButtons(reply: {
  readonly passages: readonly Passage[];
  readonly visibility: Reply['visibility'];
  readonly askerId: string;
}): Block {
  const { passages, visibility, askerId } = reply;
  const buttons = [...citeButton([...new Set(passages)]), shareOrDelete(visibility, askerId)];
  return { kind: 'buttons', buttons };
}
