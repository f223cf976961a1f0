import type { Document, Passage } from '../../src/corpus/document/document.ts';
import { documentOfKey } from '../../src/corpus/document/document-server.ts';
import { MAX_QUESTION } from '../../src/discord/command/question.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { firstWords } from '../shared/passage-lines.ts';
import { settingsOf } from '../shared/server-settings.ts';

export interface RulesDocument {
  readonly document: Document;
  /** The channel where one asks about the rules; null where none is set. */
  readonly questionsTo: string | null;
}

/** @throws PlainError where no rules are set, or they are not in the library any more. */
export async function rulesDocument(
  request: Request,
  library: Library,
  services: Services,
): Promise<RulesDocument> {
  const { rules } = await settingsOf(request, services);
  if (rules === null) {
    throw new PlainError(
      'No document is set as the rules of this server. Someone with Manage Server sets it: /config rules.',
    );
  }
  const document = documentOfKey(library.documents, rules.key);
  if (document) return { document, questionsTo: rules.questionsTo };
  throw new PlainError(
    `The rules of this server, ${rules.key}, are not in the library any more. Someone with Manage Server sets others: /config rules.`,
  );
}

/**
 * As many passages of the document as a menu holds: those nearest to a text first, whether or not they
 * would be an answer to it, then the others from the first on.
 */
export async function nearestRules(
  document: Document,
  text: string,
  library: Library,
  services: Pick<Services, 'encode'>,
): Promise<Passage[]> {
  const words = text.replace(/\s+/gu, ' ').trim().slice(0, MAX_QUESTION);
  const near =
    words === ''
      ? []
      : library.ask(words, {
          top: LIMITS.choices,
          within: (other) => other === document,
          encoded: await services.encode(words, library),
        }).excerpts;
  const passages = [...near.map(({ passage }) => passage), ...document.passages];
  return [...new Set(passages)].slice(0, LIMITS.choices);
}

/** How a rule begins, with the number that is printed before it. */
export function ruleLabel(passage: Passage): string {
  const { document, start, end } = passage;
  const words = firstWords(passage, LIMITS.choice);
  const [number = ''] =
    /^\s*(?:§ ?)?\d{1,4}[a-z]?[.)]?(?=\s)/u.exec(document.text.slice(start, end)) ?? [];
  return words.startsWith(number.trim()) ? words : clip(`${number.trim()} ${words}`, LIMITS.choice);
}
