import { isPublicIn, settingsIn } from '../../src/community/settings/server-settings.ts';
import type { Settings } from '../../src/community/settings/setting-values.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { PlainError } from '../../src/system/errors.ts';

/** What is set in the server that a request comes from; the defaults elsewhere. */
export async function settingsOf(
  { serverId }: Pick<Request, 'serverId'>,
  { serverSettings }: Pick<Services, 'serverSettings'>,
): Promise<Settings> {
  return settingsIn(serverSettings, serverId);
}

/** @throws PlainError where no server has added the bot, so that there is nothing to moderate. */
export function requireServer({ serverId }: Pick<Request, 'serverId'>): string {
  if (serverId === null) {
    throw new PlainError('This works in servers that have added me; this place is none.');
  }
  return serverId;
}

/** @throws PlainError where the server's managers want no public answers in this channel. */
export async function requirePublic(
  request: Pick<Request, 'serverId' | 'channelId' | 'parentId'>,
  services: Pick<Services, 'serverSettings'>,
): Promise<void> {
  if (isPublicIn(await settingsOf(request, services), request)) return;
  throw new PlainError(
    'The managers of this server want no public answers in this channel; share it in another.',
  );
}
