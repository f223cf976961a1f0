import { type APIApplicationCommandStringOption, ApplicationCommandOptionType } from 'discord.js';
import { closestDocuments, findDocuments } from '../../../src/citations/resolve/find-documents.ts';
import type { Document } from '../../../src/corpus/document/document.ts';
import { documentOfKey } from '../../../src/corpus/document/document-server.ts';
import type { Choice } from '../../../src/discord/command/command.ts';
import { code } from '../../../src/discord/rendering/citation-line.ts';
import { clip } from '../../../src/discord/rendering/clip.ts';
import { LIMITS } from '../../../src/discord/rendering/limits.ts';
import { joined, type Markdown, markdown } from '../../../src/discord/rendering/markdown.ts';
import {
  type Suggestions,
  suggestionsFor,
} from '../../../src/retrieval/suggestions/suggestions.ts';

export const sourceOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'source',
  description: 'Look in this document only: its title or key',
  autocomplete: true,
  max_length: 200,
};

/** More are a sign that the name says too little. */
const MAX_NAMED = 5;

const lists = new WeakMap<readonly Document[], Promise<Suggestions<Document>>>();

/** Suggestions of a library's documents by key and title, made once for each library. */
export function documentList(documents: readonly Document[]): Promise<Suggestions<Document>> {
  const known = lists.get(documents);
  if (known) return known;
  const byTitle = [...documents].sort((a, b) =>
    a.metadata.title.localeCompare(b.metadata.title, 'en'),
  );
  const list = suggestionsFor(byTitle, ({ metadata }) => [metadata.key, metadata.title]);
  lists.set(documents, list);
  return list;
}

export async function sourceChoices(
  documents: readonly Document[],
  typed: string,
): Promise<Choice[]> {
  const list = await documentList(documents);
  return list.find(typed, LIMITS.choices).map((document) => {
    const { title, key } = document.metadata;
    const suffix = ` (${key})`;
    const name = clip(title, LIMITS.choice - suffix.length) + suffix;
    return { name, value: nameOfSource(documents, document) };
  });
}

/** What names the document: its key, or its file name where the server's own has the same key. */
export function nameOfSource(documents: readonly Document[], document: Document): string {
  const { key } = document.metadata;
  const isMeant = documentOfKey(documents, key) === document;
  return isMeant || document.name.length > LIMITS.choice ? key : document.name;
}

/** The one document that a person named, or the sentence that helps them name it. */
export type Source =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly sentence: Markdown };

export function readSource(documents: readonly Document[], typed: string): Source {
  const named = findDocuments(documents, typed)?.documents ?? [];
  const [only, ...others] = named;
  if (only && others.length === 0) return { ok: true, document: only };
  const name = clip(typed, 100);
  if (only)
    return which(markdown`Several documents go by “${name}”. Which one do you mean?`, named);
  const close = closestDocuments(documents, typed);
  if (close.length === 0) {
    return {
      ok: false,
      sentence: markdown`No document goes by “${name}”. \`/sources\` lists what there is.`,
    };
  }
  return which(markdown`No document goes by “${name}”. Did you mean one of these?`, close);
}

function which(sentence: Markdown, documents: readonly Document[]): Source {
  const titles = documents.slice(0, MAX_NAMED).map(({ metadata }) => {
    return markdown`- ${clip(metadata.title, 100)} ${code(metadata.key)}`;
  });
  return { ok: false, sentence: joined([sentence, ...titles], '\n') };
}
