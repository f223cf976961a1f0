import { resolveReference } from '../../src/citations/resolve/resolve-reference.ts';
import { MOST_GIVEN } from '../../src/community/sources/source-requests.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId, unpackId } from '../../src/discord/command/custom-id.ts';
import { decodePassages, encodePassages } from '../../src/discord/command/passage-list.ts';
import { type Outcome, passageQuote, type Reply } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { citeButton, contextButton, deleteButton } from '../shared/excerpt-buttons.ts';
import { personMention } from '../shared/mentions.ts';
import { firstWords } from '../shared/passage-lines.ts';
import { GIVE } from './source-request.ts';

const GIVEN = { name: 'source-given', version: 1 } as const;
const CHOOSE = { name: 'source-which', version: 1 } as const;
const MAX_SOURCE = 300;
const FIELD = 'source';

/** `Give a source`: a form, for anyone. */
export const giveSource: Action = {
  ...GIVE,
  async answer({ fields }, _library, services) {
    await openRequest(fields, services);
    return {
      kind: 'form',
      form: {
        customId: encodeCustomId({ action: GIVEN.name, version: GIVEN.version, fields }),
        title: 'Give a source',
        fields: [
          {
            kind: 'line',
            id: FIELD,
            label: 'Reference, link or title',
            hint: 'Such as “RULES 4”, a citation id, an address on the web, or a book with its page',
            maxLength: MAX_SOURCE,
            required: true,
          },
        ],
      },
    };
  },
};

/** What was entered in the form. */
export const givenSource: Action = {
  ...GIVEN,
  async answer(press, library, services) {
    const messageId = await openRequest(press.fields, services);
    const source = (press.entered.get(FIELD) ?? '')
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, MAX_SOURCE);
    if (source === '') throw new PlainError('Enter a reference, a link or a title.');
    const resolution = resolveReference(library.documents, source);
    const [passage, ...others] =
      resolution.kind === 'found'
        ? resolution.passages
        : resolution.kind === 'ambiguous'
          ? resolution.candidates
          : [];
    if (passage === undefined) {
      return give(messageId, services, notInLibrary(source, press.userId));
    }
    if (others.length === 0) return give(messageId, services, inLibrary(passage, press.userId));
    return { kind: 'reply', reply: whichOf([passage, ...others], press) };
  },
};

/** The choice of one of several passages that a reference fits. */
export const chooseGiven: Action = {
  ...CHOOSE,
  async answer(press, library, services) {
    const messageId = await openRequest(press.fields, services);
    const [passage] = decodePassages(library, press.values[0] ?? '');
    if (!passage)
      throw new PlainError('That passage was changed meanwhile; give the source again.');
    return give(messageId, services, inLibrary(passage, press.userId));
  },
};

/** @throws PlainError where there is no such request any more, or it has its sources. */
async function openRequest(
  fields: readonly string[],
  { sourceRequests }: Services,
): Promise<string> {
  const messageId = unpackId(fields[0] ?? '');
  const request = messageId && (await sourceRequests.find(messageId));
  if (!messageId || !request) throw new PlainError('This request for a source is closed.');
  if (request.given >= MOST_GIVEN) throw new PlainError(ENOUGH);
  return messageId;
}

const ENOUGH = `This request has its ${MOST_GIVEN} sources.`;

/** Counted before it is posted: two at once do not make a fourth. */
async function give(
  messageId: string,
  { sourceRequests }: Services,
  reply: Reply,
): Promise<Outcome> {
  if (!(await sourceRequests.give(messageId, MOST_GIVEN))) throw new PlainError(ENOUGH);
  return { kind: 'reply', reply };
}

function inLibrary(passage: Passage, giverId: string): Reply {
  const lead = markdown`${personMention(giverId)} gives a source from the library:`;
  return {
    visibility: 'public',
    blocks: [
      { kind: 'quote', quote: { ...passageQuote(passage), lead } },
      {
        kind: 'buttons',
        buttons: [...contextButton(passage), ...citeButton([passage]), deleteButton(giverId)],
      },
    ],
  };
}

function notInLibrary(source: string, giverId: string): Reply {
  return {
    visibility: 'public',
    blocks: [
      {
        kind: 'text',
        text: markdown`“${source}”\n-# Given by ${personMention(giverId)}; not in the library, not checked.`,
      },
      { kind: 'buttons', buttons: [deleteButton(giverId)] },
    ],
  };
}

function whichOf(passages: readonly Passage[], { fields }: Press): Reply {
  const options = passages.slice(0, LIMITS.choices).map((passage) => ({
    label: firstWords(passage, LIMITS.choice),
    value: encodePassages([passage]).code,
    description: passage.document.metadata.title,
  }));
  const customId = encodeCustomId({ action: CHOOSE.name, version: CHOOSE.version, fields });
  const text = markdown`That fits several passages. Which one do you mean?`;
  return {
    visibility: 'ephemeral',
    blocks: [
      { kind: 'text', text },
      { kind: 'select', select: { customId, placeholder: 'Choose a passage', options } },
    ],
  };
}
