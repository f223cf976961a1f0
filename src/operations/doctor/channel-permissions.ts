import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits as P,
  type REST,
  type RESTGetAPICurrentUserGuildsResult,
  Routes,
} from 'discord.js';
import { missingPermissions } from '../../discord/interactions/permissions.ts';
import { doubtful, type Finding, good, listed } from './finding.ts';

/** Three requests a server: Discord lets a bot ask for so many without a pause. */
const MOST_SERVERS = 50;

/** Posting for everyone, and putting a note on what was posted when a document changes. */
const NEEDED = P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.ReadMessageHistory;

const WITH_TEXT: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
];

/** A line for each server: in which channels the bot lacks what. */
export async function* permissionFindings(
  rest: Pick<REST, 'get'>,
  botId: string,
): AsyncGenerator<Finding> {
  const guilds = (await rest.get(Routes.userGuilds())) as RESTGetAPICurrentUserGuildsResult;
  if (guilds.length === 0) {
    const remedy = 'open the install link of the Developer Portal (Installation) and choose one';
    yield doubtful('servers', 'the bot is in none', remedy);
  }
  for (const { id, name } of guilds.slice(0, MOST_SERVERS)) {
    try {
      const guild = (await rest.get(Routes.guild(id))) as APIGuild;
      const channels = (await rest.get(Routes.guildChannels(id))) as APIChannel[];
      const member = (await rest.get(Routes.guildMember(id, botId))) as APIGuildMember;
      yield serverFinding(guild, channels, member);
    } catch {
      const remedy = 'try again; if it stays so, invite the bot anew with the scope bot';
      yield doubtful(`server ${name}`, 'Discord does not tell what the bot may do there', remedy);
    }
  }
  if (guilds.length > MOST_SERVERS) {
    yield good('servers', `${guilds.length - MOST_SERVERS} more were not looked at`);
  }
}

function serverFinding(
  guild: APIGuild,
  channels: readonly APIChannel[],
  member: APIGuildMember,
): Finding {
  const places = channels.filter(({ type }) => WITH_TEXT.includes(type));
  const lacking = new Map<string, string[]>();
  for (const channel of places) {
    const missing = missingPermissions(permissionsIn(guild, channel, member), NEEDED).join(', ');
    if (missing === '') continue;
    lacking.set(missing, [...(lacking.get(missing) ?? []), `#${channel.name}`]);
  }
  const part = `server ${guild.name}`;
  const many = `${places.length} text channel${places.length === 1 ? '' : 's'}`;
  if (lacking.size === 0) return good(part, `all it needs in ${many}`);
  const said = Array.from(lacking, ([missing, names]) => `${missing} in ${listed(names)}`);
  return doubtful(
    part,
    `lacks ${said.join('; ')} (of ${many})`,
    'where it should post, grant it in the channel’s settings (Permissions)',
  );
}

/** https://discord.com/developers/docs/topics/permissions#permission-hierarchy */
function permissionsIn(guild: APIGuild, channel: APIChannel, member: APIGuildMember): bigint {
  const own = new Set([guild.id, ...member.roles]);
  const bits = guild.roles.filter(({ id }) => own.has(id)).map((role) => BigInt(role.permissions));
  const base = bits.reduce((all, bit) => all | bit, 0n);
  const userId = member.user.id;
  if (guild.owner_id === userId || (base & P.Administrator) !== 0n) return base | P.Administrator;
  const overwrites = ('permission_overwrites' in channel && channel.permission_overwrites) || [];
  const inTurn = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(
      ({ id, type }) => type === OverwriteType.Role && id !== guild.id && own.has(id),
    ),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId),
  ];
  return inTurn.reduce((held, layer) => {
    const denied = layer.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = layer.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (held & ~denied) | allowed;
  }, base);
}
