import { describe, expect, test } from 'vitest';
import { checkCommand, checkCommands } from '../../../../src/sandbox/validation/command-form.ts';
import { refused } from '../refused.ts';

const slash = (more: object = {}) => ({ name: 'ask', description: 'Ask', ...more });
const opt = (more: object = {}) => ({ type: 3, name: 'q', description: 'What', ...more });
const sub = (name: string, more: object = {}) => ({ type: 1, name, description: 'x', ...more });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('a command', () => {
  test.each<[string, object]>([
    ['of Korean letters', slash({ name: '질문' })],
    ['with dashes, apostrophes and digits', slash({ name: "q-a_2'" })],
    ['with 25 options', slash({ options: many(25, (i) => opt({ name: `o${i}` })) })],
    [
      'with groups of sub-commands',
      slash({
        options: [
          { type: 2, name: 'g', description: 'x', options: [sub('s', { options: [opt()] })] },
        ],
      }),
    ],
    ['for a menu, with spaces and capitals', { type: 3, name: 'Find sources' }],
    [
      'for moderators, in some places',
      slash({ default_member_permissions: '8192', contexts: [0, 1], integration_types: [0, 1] }),
    ],
  ])('may be one %s', (_, form) => {
    expect(refused(() => checkCommand(form))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['in capitals', slash({ name: 'Ask' }), 'name: Command name is invalid'],
    ['with a space', slash({ name: 'ask me' }), 'name: Command name is invalid'],
    ['of 33 letters', slash({ name: 'x'.repeat(33) }), 'name: Command name is invalid'],
    ['without a description', { name: 'ask' }, 'description: This field is required'],
    [
      'with a description of 101',
      slash({ description: 'x'.repeat(101) }),
      'description: Must be between 1 and 100 in length.',
    ],
    [
      'with 26 options',
      slash({ options: many(26, (i) => opt({ name: `o${i}` })) }),
      'options: Must be 25 or fewer in length.',
    ],
    [
      'with a required option last',
      slash({ options: [opt({ name: 'a' }), opt({ name: 'b', required: true })] }),
      'options[1]: Required options must be placed before non-required options',
    ],
    [
      'with an option twice',
      slash({ options: [opt(), opt()] }),
      'options[1].name: Option name already exists',
    ],
    [
      'with 26 choices',
      slash({ options: [opt({ choices: many(26, (i) => ({ name: `c${i}`, value: `${i}` })) })] }),
      'options[0].choices: Must be 25 or fewer in length.',
    ],
    [
      'with choices and autocomplete',
      slash({ options: [opt({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      'options[0]: Choices and autocomplete are mutually exclusive',
    ],
    [
      'with a choice of the wrong type',
      slash({ options: [opt({ type: 4, choices: [{ name: 'a', value: 'a' }] })] }),
      'options[0].choices[0].value: The value does not fit the type of the option',
    ],
    [
      'with sub-commands beside options',
      slash({ options: [sub('s'), opt()] }),
      'options: Sub-command and sub-command group option types are mutually exclusive to all other types',
    ],
    [
      'for a menu, with a description',
      { type: 3, name: 'Cite', description: 'x' },
      'description: Context menu commands cannot have description',
    ],
    ['in no place', slash({ contexts: [] }), 'contexts: Must be between 1 and 3 in length.'],
    [
      'in an unknown place',
      slash({ contexts: [3] }),
      'contexts[0]: Value must be one of (0, 1, 2).',
    ],
    [
      'of 8001 characters',
      slash({
        options: many(25, (i) =>
          opt({
            name: `o${i}`,
            choices: many(4, (c) => ({ name: `${c}`.padEnd(40, 'x'), value: 'y'.repeat(40) })),
          }),
        ),
      }),
      'Command exceeds maximum size (8000)',
    ],
  ])('may not be one %s', (_, form, problem) => {
    expect(refused(() => checkCommand(form))).toEqual([problem]);
  });
});

describe('a list of commands', () => {
  test('names each once, by type', () => {
    expect(refused(() => checkCommands([slash(), slash()]))).toEqual([
      '[1].name: Application command names must be unique',
    ]);
    expect(
      refused(() =>
        checkCommands([
          { type: 2, name: 'x' },
          { type: 3, name: 'x' },
        ]),
      ),
    ).toEqual([]);
  });

  test('has at most 100 slash commands and 15 for each menu', () => {
    const menus = (count: number) => many(count, (i) => ({ type: 3, name: `m${i}` }));
    expect(refused(() => checkCommands(menus(15)))).toEqual([]);
    expect(refused(() => checkCommands(menus(16)))).toHaveLength(1);
    expect(refused(() => checkCommands(many(101, (i) => slash({ name: `c${i}` }))))).toHaveLength(
      1,
    );
  });
});
