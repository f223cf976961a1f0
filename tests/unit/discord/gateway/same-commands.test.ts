import { describe, expect, test } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import { type CommandData, sameCommands } from '../../../../src/discord/gateway/same-commands.ts';

const wanted = commands.map(({ data }) => data as CommandData);

/** As Discord gives commands back: with ids, versions, nulls and defaults filled in. */
function asDiscordHasThem(): Record<string, unknown>[] {
  return wanted.map((data, index) => ({
    ...structuredClone(data),
    id: String(index),
    application_id: '1',
    version: '2',
    type: data.type ?? 1,
    name_localizations: null,
    description_localizations: null,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    options: structuredClone(data.options ?? []).map((option) => ({
      name_localizations: null,
      ...option,
    })),
  }));
}

const same = (changed: Record<string, unknown>[]): boolean =>
  sameCommands(wanted, changed as unknown as CommandData[]);

describe('the commands that Discord has', () => {
  test('are the same when it only filled in defaults, in any order', () => {
    expect(same(asDiscordHasThem())).toBe(true);
    expect(same(asDiscordHasThem().reverse())).toBe(true);
  });

  test.each<[string, (command: Record<string, unknown>) => unknown]>([
    ['a description', (c) => (c['description'] = 'Other')],
    ['a permission', (c) => (c['default_member_permissions'] = '8')],
    ['contexts', (c) => (c['contexts'] = [0])],
    ['integration types', (c) => (c['integration_types'] = [0])],
    ['a localization', (c) => (c['name_localizations'] = { de: 'fragen' })],
    ['an option that is gone', (c) => (c['options'] = [])],
    [
      'an option’s length',
      (c) => ((c['options'] as { max_length: number }[])[0] ?? { max_length: 0 }).max_length++,
    ],
    ['the order of options', (c) => (c['options'] as unknown[]).reverse()],
  ])('differ in %s', (_, change) => {
    const [first = {}, ...rest] = asDiscordHasThem();
    change(first);
    expect(same([first, ...rest])).toBe(false);
  });

  test('differ when one is missing or one too many', () => {
    expect(same(asDiscordHasThem().slice(1))).toBe(false);
    expect(same([...asDiscordHasThem(), { name: 'other', description: 'x', type: 1 }])).toBe(false);
    expect(same([])).toBe(false);
  });
});
