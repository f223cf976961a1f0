import { type APIApplicationCommandStringOption, ApplicationCommandOptionType } from 'discord.js';
import type { Document } from '../../../src/corpus/document/document.ts';
import { serverOf } from '../../../src/corpus/document/document-server.ts';
import type { Choice } from '../../../src/discord/command/command.ts';
import { type Request, textOption } from '../../../src/discord/command/request.ts';
import { PlainError } from '../../../src/system/errors.ts';
import { readSource, type Source, sourceChoices } from './source.ts';

export const documentOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'document',
  description: 'The document: its title or key',
  required: true,
  autocomplete: true,
  max_length: 200,
};

/** The server's own of the documents that it sees, found once for each library. */
const ownOf = new WeakMap<readonly Document[], readonly Document[]>();

/** What this person may change: the server's own documents, and everyone's for whoever runs the bot. */
function changeable({ isBotOwner }: Request, documents: readonly Document[]): readonly Document[] {
  if (isBotOwner) return documents;
  const own = ownOf.get(documents) ?? documents.filter(({ name }) => serverOf(name) !== null);
  ownOf.set(documents, own);
  return own;
}

export function ownChoices(
  request: Request,
  documents: readonly Document[],
  typed: string,
): Promise<Choice[]> {
  return sourceChoices(changeable(request, documents), typed);
}

/**
 * The document that was named and that this person may change, or the sentence that helps.
 * @throws PlainError for a document that is everyone's.
 */
export function readOwn(request: Request, documents: readonly Document[]): Source {
  const typed = textOption(request, 'document');
  if (typed === null) throw new PlainError('Name the document: its title or its key.');
  const own = readSource(changeable(request, documents), typed);
  if (own.ok) return own;
  const any = readSource(documents, typed);
  if (!any.ok) return own;
  throw new PlainError(
    `“${any.document.metadata.title}” belongs to all servers; only whoever runs the bot can change it.`,
  );
}
