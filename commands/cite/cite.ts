import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { MAX_REFERENCE_CHARACTERS } from '../../src/citations/reference/reference.ts';
import {
  type Resolution,
  resolveReference,
} from '../../src/citations/resolve/resolve-reference.ts';
import { readForTraces } from '../../src/citations/trace/read-for-traces.ts';
import type { PassageHistory, PassageRecord } from '../../src/community/passage-history.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Command } from '../../src/discord/command/command.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import {
  type Block,
  passageQuote,
  privately,
  type Quote,
  type Reply,
} from '../../src/discord/command/reply.ts';
import { numberOption, type Request, textOption } from '../../src/discord/command/request.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { discuss } from '../discuss/discuss.ts';
import { tooOften } from '../shared/cooldown.ts';
import { mayDiscuss } from '../shared/discuss-buttons.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { excerptButtons } from '../shared/excerpt-buttons.ts';
import { excerptPage, excerptPages } from '../shared/excerpt-pages.ts';
import { withNeighbours } from '../shared/neighbours.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { chosenVisibility, privateOption } from '../shared/options/private.ts';
import { referenceChoices, referenceOption } from '../shared/options/reference.ts';
import { chosenStyle, styleOption } from '../shared/options/style.ts';
import { passageLines } from '../shared/passage-lines.ts';
import { referenceBlocks, showFormatting } from '../shared/reference-reply.ts';
import { changes } from './changes.ts';

const MAX_CONTEXT = 3;
const CLOSEST = 5;
/** Passages shown beside their formatted references. */
const WITH_REFERENCE = 4;

type Found = Resolution & { readonly kind: 'found' };

export const cite: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'cite',
    description: 'Look up a citation: the passage it stands for, word for word',
    options: [
      referenceOption,
      styleOption,
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'context',
        description: 'How many passages before and after to show as well',
        min_value: 0,
        max_value: MAX_CONTEXT,
      },
      privateOption,
    ],
  },
  async answer(request, library, services, progress) {
    const reference = textOption(request, 'reference');
    if (reference === null) throw new PlainError('Give a citation id or the name of a document.');
    const wait = await tooOften('cite', request, services);
    if (wait) return wait;
    const resolution = await resolved(reference, request, library, services.passageHistory);
    switch (resolution.kind) {
      case 'found':
        await showFormatting(chosenStyle(request), chosenVisibility(request), progress);
        return found(request, resolution, await changes(resolution, request, services, progress));
      case 'ambiguous':
        return list(
          resolution.candidates.length === 1
            ? markdown`That is not quite a reference. Do you mean this one?`
            : markdown`That fits several passages. Which one do you mean?`,
          resolution.candidates,
        );
      case 'unknown':
        return resolution.closest.length === 0 && isFreeText(reference)
          ? closestInWords(library, reference, resolution.message)
          : list(markdown`${resolution.message}`, resolution.closest.slice(0, CLOSEST));
    }
  },
  complete: ({ focused }, library) => referenceChoices(library.documents, focused.value),
  actions: [excerptPages.action, discuss, ...EXCERPT_ACTIONS],
};

/**
 * What a reference means, with what is remembered of the marks (`~k7f3q`) in it, which may be all that is left
 * of a text. The documents' words are read before, a stretch at a time, where a text must be looked for.
 */
async function resolved(
  reference: string,
  { serverId }: Request,
  { documents, withMark }: Library,
  history: PassageHistory,
): Promise<Resolution> {
  const records = new Map<string, readonly PassageRecord[]>();
  const look = (marks: readonly string[]) =>
    Promise.all(
      marks.map(async (mark) => records.set(mark, await history.findByMark(mark, serverId))),
    );
  const typed = reference.toLowerCase().matchAll(/~\s*([a-z0-9]{1,12})/g);
  await look([...new Set(Array.from(typed, ([, mark = '']) => mark))]);
  const remembered = (mark: string) => records.get(mark) ?? [];
  const resolve = async () => {
    await readForTraces({ documents, withMark }, [...records.values()].flat());
    return resolveReference(documents, reference, {
      withMark,
      ...(records.size === 0 ? {} : { remembered }),
    });
  };
  const first = await resolve();
  if (records.size === 0 || first.kind !== 'found') return first;
  // A mark that was mistyped, or cut short, stands for another.
  const others = first.passages.map(({ mark }) => mark).filter((mark) => !records.has(mark));
  if (others.length === 0 || others.length > WITH_REFERENCE) return first;
  await look(others);
  return resolve();
}

async function found(
  request: Request,
  resolution: Found,
  changed: readonly Block[],
): Promise<Reply> {
  const { passages, part } = resolution;
  const [first, ...others] = passages;
  if (!first) throw new PlainError('That document holds no passage to cite.');
  const context = Math.min(numberOption(request, 'context') ?? 0, MAX_CONTEXT);
  const style = chosenStyle(request);
  if (others.length === 0 && context > 0) {
    return together(request, resolution, changed, withNeighbours(first, context));
  }
  if (style !== null || changed.length > 0) {
    const quotes = passages.slice(0, WITH_REFERENCE).map((passage) => quoteOf(passage, part));
    return together(request, resolution, changed, quotes);
  }
  const { code, count } = encodePassages(passages);
  const shown =
    count < passages.length ? [`These are the first ${count} of ${passages.length} passages.`] : [];
  return excerptPage({
    askerId: request.userId,
    discuss: mayDiscuss(request),
    visibility: chosenVisibility(request),
    question: null,
    note:
      [...(resolution.note === undefined ? [] : [resolution.note]), ...shown].join(' ') ||
      undefined,
    quote: quoteOf(first, part),
    passages: code,
    index: 0,
    count,
  });
}

/** The passage, or of it the item that a printed number stands for. */
function quoteOf(passage: Passage, part: Found['part']): Quote {
  if (!part) return passageQuote(passage);
  const text = passage.document.text.slice(part.start, part.end);
  return { passage, ...part, text, highlights: [] };
}

/** All in one message without pages: passages, what changed in them, their formatted references. */
async function together(
  request: Request,
  resolution: Found,
  changed: readonly Block[],
  quotes: readonly Quote[],
): Promise<Reply> {
  const { passages, note } = resolution;
  const visibility = chosenVisibility(request);
  const style = chosenStyle(request);
  const reference =
    style === null ? { blocks: [], files: [] } : await referenceBlocks(passages, style);
  const left = passages.filter((passage) => quotes.every((quote) => quote.passage !== passage));
  const notes = [
    ...(note === undefined ? [] : [note]),
    ...(left.length > 0
      ? [`Shown are ${passages.length - left.length} of ${passages.length} passages.`]
      : []),
  ];
  const blocks: Block[] = [
    ...(notes.length === 0
      ? []
      : [{ kind: 'text', text: markdown`-# ${notes.join(' ')}` } as const]),
    ...changed,
    ...quotes.map((quote) => ({ kind: 'quote', quote }) as const),
    ...reference.blocks,
    excerptButtons({ passages, visibility, askerId: request.userId }),
  ];
  return { visibility, blocks, files: reference.files };
}

/** Words without anything of an id, no longer than a reference may be. */
function isFreeText(reference: string): boolean {
  const isId = /~|[:§¶]\s*\d/u.test(reference);
  return !isId && reference.length <= MAX_REFERENCE_CHARACTERS && /\p{L}{2}/u.test(reference);
}

/** What a look-up of the words finds, offered as that and not as what was cited. */
function closestInWords(library: Library, reference: string, message: string): Reply {
  // What is near in meaning alone is no reference with a slip in it.
  const excerpts = library
    .ask(reference, { top: CLOSEST })
    .excerpts.filter(({ highlights }) => highlights.length > 0);
  if (excerpts.length === 0) return privately(markdown`${message}`);
  return list(
    markdown`${message} These passages come closest to the words:`,
    excerpts.map(({ passage }) => passage),
  );
}

function list(sentence: Markdown, passages: readonly Passage[]): Reply {
  if (passages.length === 0) return privately(sentence);
  return privately(sentence, passageLines(passages));
}
