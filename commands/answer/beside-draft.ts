import { alikeTo } from '../../src/community/unanswered/alike.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { requireServer } from '../shared/server-settings.ts';
import { type Beside, NEAR } from './pin-preview.ts';

/** What a draft with these wordings is shown beside: what is pinned, and the unanswered questions near to it. */
export async function besideDraft(
  wordings: readonly string[],
  request: Pick<Request, 'serverId'>,
  languages: readonly string[],
  { pinnedAnswers, unanswered }: Pick<Services, 'pinnedAnswers' | 'unanswered'>,
  tried: string | null = null,
): Promise<Beside> {
  const serverId = requireServer(request);
  const pins = await pinnedAnswers.ofServer(serverId);
  const waiting = await unanswered.ofServer(serverId);
  return { pins, languages, tried, near: await alikeTo(wordings, waiting, languages, NEAR) };
}
