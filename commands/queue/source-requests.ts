import { MOST_GIVEN, type SourceRequest } from '../../src/community/sources/source-requests.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { relativeTime } from '../shared/cooldown.ts';
import { count } from '../shared/count.ts';
import { messageLink } from '../shared/mentions.ts';
import { waitingQueue } from './waiting-queue.ts';

/** `/queue sources`: what somebody was asked a source for. */
export const sourcesQueue = waitingQueue<SourceRequest>({
  name: 'sources',
  description: 'Requests for a source, the earliest due first',
  actionNames: { pages: 'queue', resolve: 'queue-resolve' },
  title: 'Requests for a source',
  nothing: markdown`No request for a source is open.`,
  items: (serverId, { sourceRequests }) => sourceRequests.ofServer(serverId),
  summary: (requests, now) => {
    const overdue = requests.filter(({ dueAt, given }) => dueAt <= now && given === 0).length;
    return `${count(requests.length, 'request')}, ${overdue} overdue`;
  },
  line: requestLine,
  messageId: ({ messageId }) => messageId,
  async resolve(serverId, messageId, { sourceRequests }) {
    const request = await sourceRequests.find(messageId);
    if (request?.serverId === serverId) await sourceRequests.close(messageId);
  },
});

function requestLine(request: SourceRequest, now: Date): Markdown {
  const { serverId, channelId, postId, dueAt, given } = request;
  const link = messageLink('the request', {
    guildId: serverId,
    channelId,
    messageId: postId ?? '',
  });
  const state =
    given > 0
      ? markdown`${given} of ${MOST_GIVEN} sources given`
      : dueAt <= now
        ? markdown`**overdue** since ${relativeTime(dueAt.getTime())}`
        : markdown`due ${relativeTime(dueAt.getTime())}`;
  return markdown`${link}: ${state}`;
}
