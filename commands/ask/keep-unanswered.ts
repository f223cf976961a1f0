import { languagesIn } from '../../src/community/questions/languages-in.ts';
import { groupOf } from '../../src/community/unanswered/group.ts';
import { isKeepable } from '../../src/community/unanswered/keepable.ts';
import {
  MOST_UNANSWERED,
  UNANSWERED_DAYS,
} from '../../src/community/unanswered/unanswered-questions.ts';
import { flagOption, type Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { analyze } from '../../src/text/analyzer.ts';
import { settingsOf } from '../shared/server-settings.ts';

/**
 * Keeps a question that the documents did not answer where the server's managers want that, nobody asked for
 * privacy, and its words tell of nobody; a person counts once a day. What is said of it; none where it is not kept.
 */
export async function keepUnanswered(
  question: string,
  request: Request,
  library: Library,
  services: Services,
): Promise<string[]> {
  const { serverId, userId } = request;
  if (analyze(question, 'en').every(({ stop }) => stop)) return [];
  if (serverId === null || flagOption(request, 'private') || !isKeepable(question)) return [];
  if (!(await settingsOf(request, services)).unanswered) return [];
  const now = services.clock();
  const groupId = groupOf(question, languagesIn(library));
  try {
    if (services.onceADay.isFirst(serverId, groupId, userId, now)) {
      const asked = { groupId, text: question, lastAskedAt: now };
      await services.unanswered.keep(serverId, asked, MOST_UNANSWERED);
    }
  } catch (error) {
    // A disk that refuses is no reason to keep the answer from whoever asked.
    if (error instanceof PlainError) return [];
    throw error;
  }
  return [
    `The moderators of this server see this question, without your name, for ${UNANSWERED_DAYS} days.`,
  ];
}
