import { citationId } from '../../src/citations/reference/citation-id.ts';
import { settingsIn } from '../../src/community/settings/server-settings.ts';
import { bandUnder } from '../../src/community/settings/strictness.ts';
import type { UnansweredQuestion } from '../../src/community/unanswered/unanswered-questions.ts';
import type { Services } from '../../src/discord/command/services.ts';
import type { Library } from '../../src/retrieval/library.ts';
import {
  expandedQuestion,
  holdsSynonym,
  type OwnSynonym,
} from '../../src/retrieval/question/own-synonyms.ts';
import type { Band } from '../../src/retrieval/ranking/band.ts';

/** What becomes of an unanswered question with a synonym. */
export interface SynonymEffect {
  readonly question: UnansweredQuestion;
  readonly before: Band;
  readonly after: Band;
  /** The citation id of what is found first with it; null: nothing. */
  readonly found: string | null;
}

/** Questions that are asked anew at the most: each may take some tens of milliseconds. */
const MOST_TRIED = 10;

/**
 * The unanswered questions that hold one side of a synonym, of very many those asked most, which would fare
 * otherwise with it.
 */
export async function synonymEffects(
  synonym: OwnSynonym,
  serverId: string,
  library: Library,
  services: Services,
): Promise<{ readonly tried: number; readonly changed: readonly SynonymEffect[] }> {
  const present = await services.synonyms.ofServer(serverId);
  const { strictness } = await settingsIn(services.serverSettings, serverId);
  const fare = async (question: string, synonyms: readonly OwnSynonym[]) => {
    const encoded = await services.encode(expandedQuestion(question, synonyms), library);
    const answer = library.ask(question, { top: 1, encoded, synonyms });
    const [best] = answer.excerpts;
    return {
      band: bandUnder(strictness, answer),
      found: best ? citationId(best.passage) : null,
    };
  };
  const waiting = await services.unanswered.ofServer(serverId);
  const touched = waiting.filter(({ text }) => holdsSynonym(text, synonym)).slice(0, MOST_TRIED);
  const changed: SynonymEffect[] = [];
  for (const question of touched) {
    const before = await fare(question.text, present);
    const after = await fare(question.text, [...present, synonym]);
    if (before.band === after.band && before.found === after.found) continue;
    changed.push({ question, before: before.band, after: after.band, found: after.found });
  }
  return { tried: touched.length, changed };
}
