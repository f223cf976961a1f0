import {
  type APIApplication,
  type APIGatewayBotInfo,
  type APIUser,
  ApplicationFlags,
  DefaultUserAgent,
  DiscordAPIError,
  type REST,
  Routes,
} from 'discord.js';
import { isSnowflake } from '../../corpus/document/document-server.ts';
import { loggable } from '../../discord/interactions/failure.ts';
import { bad, doubtful, type Finding, good } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** What Discord itself allows a signed request is five minutes; half a minute is no clock that is kept. */
const WRONG_CLOCK_MS = 30_000;
/** Starts that Discord may still allow today. */
const FEW_STARTS = 50;

const PRIVILEGED =
  ApplicationFlags.GatewayGuildMembers |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContent |
  ApplicationFlags.GatewayMessageContentLimited |
  ApplicationFlags.GatewayPresence |
  ApplicationFlags.GatewayPresenceLimited;

const TOKEN_REMEDY =
  'copy the bot token again from the Developer Portal (your application, Bot, Reset Token)';

/** Its shape alone; nothing is sent. Null is for the sandbox. */
export function tokenShape(token: string | null): Finding {
  if (token === null) {
    return doubtful(
      'token',
      'none, so Footnote starts in the sandbox',
      'put the bot token behind DISCORD_TOKEN in .env to go live',
    );
  }
  const [id = '', time, secret, ...rest] = token.split('.');
  const isToken =
    isSnowflake(Buffer.from(id, 'base64').toString('latin1')) &&
    time &&
    secret &&
    rest.length === 0;
  return isToken
    ? good('token', 'has the form of a bot token')
    : bad('token', 'DISCORD_TOKEN has not the form of a bot token', TOKEN_REMEDY);
}

/** Whether Discord answers at all, and how far the clock is from its own. */
export async function* reachFindings(
  api: string,
  now: () => number = Date.now,
): AsyncGenerator<Finding, boolean> {
  let response: Response;
  try {
    response = await fetch(`${api}/v10${Routes.gateway()}`, {
      headers: { 'user-agent': DefaultUserAgent },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
  } catch (error) {
    const why = String(loggable(error)['cause'] ?? loggable(error)['error']);
    yield bad('Discord', `${api} does not answer (${why})`, 'check the network and DISCORD_API');
    return false;
  }
  if (!response.ok) {
    const remedy = 'check DISCORD_API, or wait until https://discordstatus.com is well again';
    yield bad('Discord', `${api} answers with status ${response.status}`, remedy);
    return false;
  }
  yield good('Discord', `${api} answers`);
  const date = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(date)) yield clockFinding(now() - date);
  return true;
}

/** `aheadMs`: how far the clock here is ahead of Discord's; the header has whole seconds. */
export function clockFinding(aheadMs: number): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) < WRONG_CLOCK_MS) return good('clock', 'agrees with Discord’s');
  const way = aheadMs > 0 ? 'ahead of' : 'behind';
  const finding = `${seconds.toLocaleString('en')} s ${way} Discord’s`;
  return doubtful('clock', finding, 'let the machine set its clock by NTP');
}

/** What the token opens; null where Discord does not take it. */
export async function* applicationFindings(
  rest: Pick<REST, 'get'>,
): AsyncGenerator<Finding, { readonly id: string; readonly botId: string } | null> {
  let application: APIApplication;
  let user: APIUser;
  try {
    application = (await rest.get(Routes.currentApplication())) as APIApplication;
    user = (await rest.get(Routes.user())) as APIUser;
  } catch (error) {
    const isRefused = error instanceof DiscordAPIError && error.status === 401;
    yield isRefused
      ? bad('bot', 'Discord does not accept DISCORD_TOKEN', TOKEN_REMEDY)
      : bad('bot', `Discord does not say who it is (${loggable(error)['error']})`, 'try again');
    return null;
  }
  yield good('bot', `${user.username}, application ${application.id}`);
  yield intentsFinding(application.flags ?? 0);
  const endpoint: unknown = (application as { interactions_endpoint_url?: unknown })
    .interactions_endpoint_url;
  if (typeof endpoint === 'string' && endpoint !== '') {
    yield bad(
      'commands’ way',
      'Discord sends commands to an Interactions Endpoint URL and not to the bot',
      'empty that field in the Developer Portal (your application, General Information)',
    );
  }
  yield await startsFinding(rest);
  return { id: application.id, botId: user.id };
}

function intentsFinding(flags: number): Finding {
  return (flags & PRIVILEGED) === 0
    ? good('intents', 'no privileged one is on, and none is needed')
    : doubtful(
        'intents',
        'a privileged intent is on, and Footnote needs none',
        'switch it off in the Developer Portal (your application, Bot)',
      );
}

async function startsFinding(rest: Pick<REST, 'get'>): Promise<Finding> {
  const { shards, session_start_limit: limit } = (await rest.get(
    Routes.gatewayBot(),
  )) as APIGatewayBotInfo;
  const finding = `${limit.remaining} of ${limit.total} left today, ${shards} for each start`;
  if (limit.remaining >= Math.max(FEW_STARTS, shards)) return good('logins', finding);
  const remedy = 'see why the bot starts again and again; Discord allows more tomorrow';
  return limit.remaining < shards
    ? bad('logins', finding, remedy)
    : doubtful('logins', finding, remedy);
}
