import { GatewayCloseCodes, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { z } from 'zod';

const identify = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.object({}).loose(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});

const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
const KNOWN_INTENTS = Object.values(Intent)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

export type Identity =
  | { readonly intents: number; readonly shard: readonly [number, number] }
  | { readonly refused: GatewayCloseCodes };

/** Reads the data of an IDENTIFY, or says with which close code Discord would refuse it. */
export function identityOf(data: unknown, token: string, privileged: boolean): Identity {
  const parsed = identify.safeParse(data);
  if (!parsed.success) return { refused: GatewayCloseCodes.DecodeError };
  const { intents, shard = [0, 1] } = parsed.data;
  if (parsed.data.token.replace(/^Bot /, '') !== token) {
    return { refused: GatewayCloseCodes.AuthenticationFailed };
  }
  if ((intents & ~KNOWN_INTENTS) !== 0) return { refused: GatewayCloseCodes.InvalidIntents };
  if (!privileged && (intents & PRIVILEGED) !== 0) {
    return { refused: GatewayCloseCodes.DisallowedIntents };
  }
  const [number, count] = shard;
  if (number < 0 || number >= count) return { refused: GatewayCloseCodes.InvalidShard };
  return { intents, shard: [number, count] };
}
