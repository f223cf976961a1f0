import type { Resolution } from '../../src/citations/resolve/resolve-reference.ts';
import { recordedPassage, withOldWords } from '../../src/citations/trace/old-words.ts';
import type { Trace } from '../../src/citations/trace/trace-citation.ts';
import type { DifferencePart } from '../../src/citations/trace/word-difference.ts';
import { serverOf } from '../../src/corpus/document/document-server.ts';
import type { Progress } from '../../src/discord/command/command.ts';
import type { Block } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { joined, markdown } from '../../src/discord/rendering/markdown.ts';
import { within } from '../../src/system/within.ts';
import { chosenVisibility } from '../shared/options/private.ts';
import { settingsOf } from '../shared/server-settings.ts';
import { differenceLine } from './difference.ts';

type Changed = Trace & { readonly kind: 'changed' };

/** Milliseconds that a person waits without a word; Discord takes no first one after three seconds. */
const PATIENCE = 1_000;

/**
 * What became of the words since they were cited. Those that went are counted, as they are not kept; where the
 * server's managers want to see them, and the replaced file still lies by, they are read there.
 */
export async function changes(
  { trace }: Resolution & { readonly kind: 'found' },
  request: Request,
  services: Services,
  progress?: Progress,
): Promise<Block[]> {
  if (trace?.kind !== 'changed' || trace.difference.every(({ kind }) => kind === 'same')) return [];
  const wanted = (await settingsOf(request, services)).oldWords;
  const difference = wanted ? await told(trace, request, services, progress) : trace.difference;
  const went = difference.filter(({ kind }) => kind === 'gone');
  const counted = markdown` · ~~(words)~~: how many went, which are not kept`;
  const struck = markdown` · ~~struck out~~: what went, from the version before`;
  const legend = joined(
    [
      markdown`-# **bold**: new since it was cited`,
      went.some(({ text }) => text !== null) ? struck : counted,
    ],
    '',
  );
  return [{ kind: 'text', text: markdown`${differenceLine(difference)}\n${legend}` }];
}

/** With the old words, where the document is still the one that was cited: none of another document are shown. */
async function told(
  { difference, passages, record }: Changed,
  request: Request,
  services: Services,
  progress: Progress | undefined,
): Promise<readonly DifferencePart[]> {
  const [document] = passages.map((passage) => passage.document);
  const isItself =
    document?.metadata.key === record.key && serverOf(document.name) === record.server;
  if (!document || !isItself || difference.every(({ kind }) => kind !== 'gone')) return difference;
  const reading = recordedPassage(record, services.formerVersions(document)).then((old) =>
    old ? withOldWords(difference, old) : difference,
  );
  const known = await within(PATIENCE, reading);
  if (known !== null) return known;
  const text = markdown`Looking for the words that it had …`;
  await progress?.({ visibility: chosenVisibility(request), blocks: [{ kind: 'text', text }] });
  return reading;
}
