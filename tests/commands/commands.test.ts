import { ApplicationCommandType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { actionsOf } from '../../src/discord/command/command.ts';

interface Option {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly unknown[];
  readonly options?: readonly Option[];
}

/** Options with those of subcommands. */
const allOptions = (options: readonly Option[]): Option[] =>
  options.flatMap((option) => [option, ...allOptions(option.options ?? [])]);

describe.each(commands.map((command) => [command.data.name, command] as const))(
  '%s',
  (_, command) => {
    const { data } = command;
    const top = ('options' in data ? (data.options ?? []) : []) as Option[];
    const options = allOptions(top);

    test('has the names and lengths that Discord accepts', () => {
      if (data.type === ApplicationCommandType.Message) {
        expect(data.name).toMatch(/^[A-Z][A-Za-z ]{1,31}$/);
        expect(data).not.toHaveProperty('description');
        return;
      }
      for (const { name, description } of [data as Option, ...options]) {
        expect(name).toMatch(/^[-_a-z0-9]{1,32}$/);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
      for (const list of [top, ...options.map((option) => option.options ?? [])]) {
        expect(list.length).toBeLessThanOrEqual(25);
      }
      expect(JSON.stringify(data).length).toBeLessThanOrEqual(8000);
    });

    test('has its required options first', () => {
      const lists = [top, ...options.map((option) => option.options ?? [])];
      for (const list of lists) {
        const required = list.map((option) => option.required === true);
        expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
      }
    });

    test('works wherever it makes sense, and what manages a server in servers only', () => {
      // Elsewhere there is nobody to be asked or told.
      const managing =
        command.needs?.member !== undefined ||
        ['Ask for a source', 'Report citation'].includes(data.name);
      expect(data.contexts).toEqual(managing ? [0] : [0, 1, 2]);
      expect(data.integration_types).toEqual(managing ? [0] : [0, 1]);
    });

    test('can complete the options that it says it completes', () => {
      const completing = options.some(({ autocomplete }) => autocomplete === true);
      expect(command.complete !== undefined).toBe(completing);
      for (const option of options) {
        expect(option.autocomplete === true && option.choices !== undefined).toBe(false);
      }
    });
  },
);

test('the names of commands are each used once, and each name of an action by one action', () => {
  const names = commands.map(({ data }) => data.name);
  expect(new Set(names).size).toBe(names.length);
  expect(() => actionsOf(commands)).not.toThrow();
});

test('two actions of one name are refused, since a button could mean either', () => {
  const [command] = commands;
  const [action] = command?.actions ?? [];
  if (!command || !action) throw new Error('a command with actions was expected');
  const other = { ...command, actions: [{ ...action }] };
  expect(() => actionsOf([command, other])).toThrow(`Two actions are called "${action.name}".`);
});
