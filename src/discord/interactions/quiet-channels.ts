import type { ServerSettings } from '../../community/settings/server-settings.ts';
import { readSettings } from '../../community/settings/setting-values.ts';
import type { Request } from '../command/request.ts';

/**
 * The request as if the person had asked for a private answer, where the server's managers want no public
 * ones in this channel.
 */
export async function quieted<R extends Request>(request: R, settings: ServerSettings): Promise<R> {
  const { serverId, channelId, parentId, options } = request;
  if (serverId === null) return request;
  const { publicAnswers } = readSettings(await settings.of(serverId));
  const isPublic =
    publicAnswers === null || publicAnswers.some((id) => id === channelId || id === parentId);
  return isPublic ? request : { ...request, options: { ...options, private: true } };
}
