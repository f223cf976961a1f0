import { describe, expect, test } from 'vitest';
import { makeWorld, register } from '../world-of.ts';

const ask = { name: 'ask', description: 'Ask' };

describe('replacing commands', () => {
  test('keeps ids and versions of what did not change', () => {
    const world = makeWorld();
    const [before] = register(world, ask, { name: 'help', description: 'Help' });
    const [after] = register(world, ask);
    expect(after).toEqual(before);
    expect([...world.globalCommands.values()]).toHaveLength(1);
  });

  test('keeps the id and renews the version of what did', () => {
    const world = makeWorld();
    const [before] = register(world, ask);
    const [after] = register(world, { ...ask, description: 'Ask something' });
    expect(after?.id).toBe(before?.id);
    expect(after?.version).not.toBe(before?.version);
  });

  test('does not send back what is a default, as Discord does not', () => {
    const option = { type: 3, name: 'q', description: 'x', required: false };
    const [command] = register(makeWorld(), { ...ask, options: [option] });
    expect(command?.options).toEqual([{ type: 3, name: 'q', description: 'x' }]);
    expect(command).toMatchObject({ integration_types: [0], nsfw: false, contexts: null });
  });
});
