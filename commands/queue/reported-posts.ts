import { REPORT_REASONS, type ReportedPost } from '../../src/community/reports/reports.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { REASON_WORDS } from '../report/reason-words.ts';
import { relativeTime } from '../shared/cooldown.ts';
import { count } from '../shared/count.ts';
import { messageLink } from '../shared/mentions.ts';
import { waitingQueue } from './waiting-queue.ts';

/** `/queue reports`: posts of the bot's that people found something wrong with. */
export const reportsQueue = waitingQueue<ReportedPost>({
  name: 'reports',
  description: 'My posts that were reported, those that wait longest first',
  actionNames: { pages: 'queue-reports', resolve: 'report-resolve' },
  title: 'Reported posts',
  nothing: markdown`No post of mine is reported.`,
  items: (serverId, { reports }) => reports.ofServer(serverId),
  summary: (posts) => count(posts.length, 'post'),
  line: reportLine,
  messageId: ({ messageId }) => messageId,
  async resolve(serverId, messageId, { reports }) {
    await reports.resolve(serverId, messageId);
  },
});

function reportLine({
  serverId,
  channelId,
  messageId,
  reasons,
  reportedAt,
}: ReportedPost): Markdown {
  const link = messageLink('the post', { guildId: serverId, channelId, messageId });
  const given = REPORT_REASONS.flatMap((reason) => {
    const times = reasons.get(reason) ?? 0;
    if (times === 0) return [];
    return [markdown`${REASON_WORDS[reason].toLowerCase()}${times > 1 ? ` (${times})` : ''}`];
  });
  return markdown`${link}: ${joined(given, ', ')}; reported ${relativeTime(reportedAt.getTime())}`;
}
