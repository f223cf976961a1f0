import {
  type ApplicationCommandDataResolvable,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  Partials,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** An ordinary discord.js bot. `problems` holds what its handler and its client threw. */
export interface TestBot {
  readonly client: Client<true>;
  readonly problems: unknown[];
}

/** Logs a bot in to a sandbox and registers its commands; it is destroyed when the test ends. */
export async function logIn(
  sandbox: Sandbox,
  commands: readonly ApplicationCommandDataResolvable[],
  onInteraction: (interaction: Interaction) => Promise<unknown>,
  options: Partial<ClientOptions> = {},
): Promise<TestBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    partials: [Partials.Channel],
    ...options,
    rest: { api: sandbox.api, ...options.rest },
  });
  onTestFinished(() => client.destroy());
  const problems: unknown[] = [];
  client.on(Events.Error, (error) => problems.push(error));
  client.on(Events.InteractionCreate, (interaction) => {
    onInteraction(interaction).catch((error: unknown) => problems.push(error));
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  const live = await ready;
  if (commands.length > 0) await live.application.commands.set(commands);
  return { client: live, problems };
}
