import {
  isPublicIn,
  type ServerSettings,
  settingsIn,
} from '../../community/settings/server-settings.ts';
import type { Request } from '../command/request.ts';

/**
 * The request as if the person had asked for a private answer, where the server's managers want no public
 * ones in this channel.
 */
export async function quieted<R extends Request>(request: R, settings: ServerSettings): Promise<R> {
  const { serverId, options } = request;
  if (isPublicIn(await settingsIn(settings, serverId), request)) return request;
  return { ...request, options: { ...options, private: true } };
}
