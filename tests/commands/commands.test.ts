import { describe, expect, test } from 'vitest';
import { actions } from '../../commands/actions.ts';
import { commands } from '../../commands/index.ts';

interface Option {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly unknown[];
}

describe.each(commands.map((command) => [command.data.name, command] as const))(
  '/%s',
  (_, command) => {
    const { data } = command;
    const options = (data.options ?? []) as readonly Option[];

    test('has the names and lengths that Discord accepts', () => {
      for (const { name, description } of [data, ...options]) {
        expect(name).toMatch(/^[-_a-z0-9]{1,32}$/);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
      expect(options.length).toBeLessThanOrEqual(25);
    });

    test('has its required options first', () => {
      const required = options.map((option) => option.required === true);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    });

    test('works in servers, direct messages and for people who installed it', () => {
      expect(data.contexts).toEqual([0, 1, 2]);
      expect(data.integration_types).toEqual([0, 1]);
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

test('the names of commands and actions are each used once', () => {
  for (const names of [commands.map(({ data }) => data.name), actions.map(({ name }) => name)]) {
    expect(new Set(names).size).toBe(names.length);
  }
});
