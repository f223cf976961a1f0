import { partsFrom, passageAt } from '../../src/community/readings/parts.ts';
import type { Reading } from '../../src/community/readings/readings.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import { documentOfKey } from '../../src/corpus/document/document-server.ts';
import type { Choice } from '../../src/discord/command/command.ts';
import {
  type CompletionRequest,
  type Request,
  textOption,
} from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { channelMention } from '../shared/missing.ts';
import { requireServer } from '../shared/server-settings.ts';

const MAX_TITLE = 80;

/** What is left of a reading in the document as it is now. */
export interface Ahead {
  readonly document: Document;
  /** The parts that are still to come, the next one first; none where the document ends before. */
  readonly parts: ReturnType<typeof partsFrom>;
  /** Of the whole reading, with those that were posted. */
  readonly partCount: number;
}

/** Null where the document is not in the library. */
export function aheadOf({ key, place, part, words }: Reading, library: Library): Ahead | null {
  const document = documentOfKey(library.documents, key);
  if (!document) return null;
  const from = passageAt(document, place);
  const parts = from === null ? [] : partsFrom(document, from, words);
  return { document, parts, partCount: part - 1 + parts.length };
}

/** The readings of a server that go on. */
export async function runningIn(
  serverId: string,
  { readings }: Pick<Services, 'readings'>,
): Promise<readonly Reading[]> {
  return (await readings.ofServer(serverId)).filter(({ end }) => end === null);
}

/** "**The Lighthouse** in #reading". */
export function readingName({ key, channelId }: Reading, library: Library): Markdown {
  const title = documentOfKey(library.documents, key)?.metadata.title;
  const name = title === undefined ? code(key) : markdown`**${clip(title, MAX_TITLE)}**`;
  return markdown`${name} in ${channelMention(channelId)}`;
}

/** The reading that was named, or the only one. @throws PlainError where that is not clear. */
export async function namedReading(request: Request, services: Services): Promise<Reading> {
  const running = await runningIn(requireServer(request), services);
  const typed = textOption(request, 'reading');
  const named =
    typed === null
      ? running
      : running.filter(({ run, key }) => run === typed || key === typed.toUpperCase());
  const [only, ...others] = named;
  if (only && others.length === 0) return only;
  if (running.length === 0) throw new PlainError('Nothing is being read in this server.');
  throw new PlainError('Several readings go on; choose one of those that are offered.');
}

/** Readings that go on, by title and channel. */
export async function readingChoices(
  request: CompletionRequest,
  library: Library,
  services: Services,
): Promise<Choice[]> {
  const { serverId, focused } = request;
  if (serverId === null) return [];
  const wanted = focused.value.trim().toLowerCase();
  const running = await runningIn(serverId, services);
  return running
    .map(({ run, key, channelId }) => {
      const title = documentOfKey(library.documents, key)?.metadata.title ?? key;
      const channel = services.places.find(serverId, channelId)?.name ?? 'a channel';
      const place = ` in #${channel}`;
      return { name: clip(title, Math.max(1, LIMITS.choice - place.length)) + place, value: run };
    })
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, LIMITS.choices);
}
