import { tellLog } from '../../../commands/shared/log-channel.ts';
import type { Services } from '../../discord/command/services.ts';
import { code } from '../../discord/rendering/citation-line.ts';
import { markdown } from '../../discord/rendering/markdown.ts';

/** Says in the log channel which readings ended with a channel that was deleted; their rows go with it. */
export async function tellOfLostReadings(
  services: Pick<Services, 'readings' | 'poster' | 'serverSettings'>,
  serverId: string,
  channelId: string,
): Promise<void> {
  const readings = await services.readings.ofServer(serverId);
  const lost = readings.filter((one) => one.end === null && one.channelId === channelId);
  for (const { key, part } of lost) {
    const line = markdown`The reading of ${code(key)} stopped before part ${part}: its channel was deleted.`;
    await tellLog({ serverId }, services, [line]);
  }
}
