import type { APIApplicationCommand } from 'discord-api-types/v10';
import { replaceCommands } from '../../../src/sandbox/commands/command-store.ts';
import { Feed } from '../../../src/sandbox/feed.ts';
import { snowflakeSource } from '../../../src/sandbox/snowflake.ts';
import { checkCommands } from '../../../src/sandbox/validation/command-form.ts';
import { populate } from '../../../src/sandbox/world/default-world.ts';
import { World } from '../../../src/sandbox/world/world.ts';

/** The default world, without a server around it. */
export function makeWorld(): World {
  const world = new World(new Feed(), snowflakeSource(), '1100000000000000001');
  populate(world, 'footnote');
  return world;
}

/** Registers global commands and returns them as Discord would. */
export function register(world: World, ...commands: object[]): APIApplicationCommand[] {
  return replaceCommands(world, null, checkCommands(commands));
}
