import {
  packed,
  readSettings,
  type SettingName,
  type Settings,
  withoutChannel,
} from './setting-values.ts';

interface KeptSetting {
  readonly serverId: string;
  readonly name: SettingName;
  readonly value: string;
}

/** What the managers of servers have set, as short texts (`written`), until the bot leaves the server. */
export interface ServerSettings {
  of(serverId: string): Promise<ReadonlyMap<SettingName, string>>;
  /**
   * Puts `after` in the place of `before` (null: not set); false, and nothing is changed, where something
   * else is set by now.
   */
  change(
    serverId: string,
    name: SettingName,
    before: string | null,
    after: string | null,
  ): Promise<boolean>;
  /** Every setting whose value holds these letters and digits. */
  holding(part: string): Promise<readonly KeptSetting[]>;
}

/** What is set in a server; null: in none, where everything has its default. */
export async function settingsIn(
  settings: ServerSettings,
  serverId: string | null,
): Promise<Settings> {
  return readSettings(serverId === null ? new Map() : await settings.of(serverId));
}

/** A place where something is said, with the channel that it is a thread of. */
interface Place {
  readonly channelId: string | null;
  readonly parentId: string | null;
}

/** Whether a server's managers let everyone see answers there. */
export function isPublicIn(
  { publicAnswers }: Pick<Settings, 'publicAnswers'>,
  { channelId, parentId }: Place,
): boolean {
  return publicAnswers === null || publicAnswers.some((id) => id === channelId || id === parentId);
}

/** Takes a channel that is gone out of the settings that name it. */
export async function forgetChannelIn(settings: ServerSettings, channelId: string): Promise<void> {
  for (const { serverId, name, value } of await settings.holding(packed(channelId))) {
    const after = withoutChannel(name, value, channelId);
    if (after !== value) await settings.change(serverId, name, value, after);
  }
}
