import { describe, expect, test } from 'vitest';
import { putCommand } from '../../../../src/sandbox/commands/command-store.ts';
import { visibleCommands } from '../../../../src/sandbox/commands/visibility.ts';
import { checkCommand } from '../../../../src/sandbox/validation/command-form.ts';
import { addGuild } from '../../../../src/sandbox/world/default-world.ts';
import type { World } from '../../../../src/sandbox/world/world.ts';
import type { Channel } from '../../../../src/sandbox/world/world-types.ts';
import { makeWorld, register } from '../world-of.ts';

const command = (name: string, more: object = {}) => ({ name, description: 'x', ...more });

function seen(world: World, user: string, channel: Channel): string[] {
  return visibleCommands(world, world.person(user).user.id, channel).map(({ name }) => name);
}

function foreignChannel(world: World): Channel {
  const [mia, theo] = ['mia', 'theo'].map((name) => world.person(name).user.id) as [string, string];
  const channels = [{ id: world.nextId(), name: 'elsewhere' }];
  addGuild(world, {
    id: world.nextId(),
    name: 'Foreign',
    ownerId: theo,
    memberIds: [mia],
    botPresent: false,
    channels,
  });
  return world.channel('elsewhere');
}

describe('a command is offered', () => {
  test('to those who hold its default permissions; with "0" to administrators only', () => {
    const world = makeWorld();
    register(
      world,
      command('ask'),
      command('queue', { default_member_permissions: '8192' }),
      command('config', { default_member_permissions: '0' }),
    );
    const general = world.channel('general');
    expect(seen(world, 'mia', general)).toEqual(['ask']);
    expect(seen(world, 'theo', general)).toEqual(['ask', 'queue']);
    expect(seen(world, 'olga', general)).toEqual(['ask', 'queue', 'config']);
  });

  test('in its contexts', () => {
    const world = makeWorld();
    register(
      world,
      command('server', { contexts: [0] }),
      command('direct', { contexts: [1] }),
      command('private', { contexts: [2], integration_types: [1] }),
      command('anywhere'),
      command('old', { dm_permission: false }),
    );
    const [mia, theo] = ['mia', 'theo'].map((name) => world.person(name).user.id) as [
      string,
      string,
    ];
    const direct = world.directChannel([mia, world.botId]);
    const between = world.directChannel([mia, theo]);
    expect(seen(world, 'mia', world.channel('general'))).toEqual(['server', 'anywhere', 'old']);
    expect(seen(world, 'mia', direct)).toEqual(['direct', 'anywhere']);
    expect(seen(world, 'mia', between)).toEqual([]);
    world.userInstalls.add(mia);
    expect(seen(world, 'mia', between)).toEqual(['private']);
  });

  test('in a foreign server to those who installed the bot, whatever its default permissions', () => {
    const world = makeWorld();
    register(
      world,
      command('server'),
      command('both', { integration_types: [0, 1], default_member_permissions: '0' }),
    );
    const channel = foreignChannel(world);
    expect(seen(world, 'mia', channel)).toEqual([]);
    world.userInstalls.add(world.person('mia').user.id);
    expect(seen(world, 'mia', channel)).toEqual(['both']);
    expect(seen(world, 'theo', channel)).toEqual([]);
  });

  test('in its own server only, when it belongs to one', () => {
    const world = makeWorld();
    const general = world.channel('general');
    putCommand(world, general.guildId, checkCommand(command('local')));
    expect(seen(world, 'mia', general)).toEqual(['local']);
    const direct = world.directChannel([world.person('mia').user.id, world.botId]);
    expect(seen(world, 'mia', direct)).toEqual([]);
  });
});
