import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { ClientRefusal } from '../refusal.ts';
import type { Resolver } from './resolver.ts';
import type { UserFile } from './user-file.ts';

/** What a user types or picks for an option: users, channels and roles by id or name. */
type OptionValue = string | number | boolean | UserFile;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** An option as an interaction carries it. */
export interface SentOption {
  readonly name: string;
  readonly type: Type;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
}

/** The options that a typed command has, below its sub-command when it names one. */
export interface Chosen {
  readonly options: readonly APIApplicationCommandOption[];
  /** Wraps the values in the sub-commands that lead to them. */
  readonly wrap: (values: readonly SentOption[]) => readonly SentOption[];
}

/** Follows the words after a command's name down to its sub-command. */
export function choose(command: APIApplicationCommand, words: readonly string[]): Chosen {
  let options = command.options ?? [];
  const trail: APIApplicationCommandOption[] = [];
  for (const word of words) {
    const next = options.find(({ name, type }) => name === word && type <= Type.SubcommandGroup);
    if (next === undefined) {
      throw new ClientRefusal(`/${command.name} has no sub-command "${word}".`);
    }
    trail.push(next);
    options = 'options' in next ? (next.options ?? []) : [];
  }
  if (options.some(({ type }) => type <= Type.SubcommandGroup)) {
    const names = options.map(({ name }) => name).join(', ');
    throw new ClientRefusal(`/${command.name} needs one of its sub-commands: ${names}.`);
  }
  const wrap = (values: readonly SentOption[]): readonly SentOption[] =>
    trail.reduceRight((inner, { name, type }) => [{ name, type, options: inner }], values);
  return { options, wrap };
}

/** Reads a whole command, as Discord's client does before it lets a user send it. */
export function readOptions(
  options: readonly APIApplicationCommandOption[],
  values: OptionValues,
  resolver: Resolver,
): SentOption[] {
  refuseUnknown(options, values);
  for (const { name, required } of options) {
    if (required === true && (givenFor(values, name) ?? '') === '') {
      throw new ClientRefusal(`The option "${name}" is required.`);
    }
  }
  return options.flatMap((option) => {
    const value = givenFor(values, option.name);
    if (value === undefined || value === '') return [];
    return [{ name: option.name, type: option.type, value: readValue(option, value, resolver) }];
  });
}

/** Reads a command that is still being typed: nothing is checked, one option has the focus. */
export function readPartial(
  options: readonly APIApplicationCommandOption[],
  values: OptionValues,
  focused: string,
): SentOption[] {
  refuseUnknown(options, values);
  const target = options.find(({ name }) => name === focused);
  if (target === undefined) throw new ClientRefusal(`There is no option "${focused}".`);
  if (!('autocomplete' in target) || target.autocomplete !== true) {
    throw new ClientRefusal(`The option "${focused}" has no autocomplete.`);
  }
  return options.flatMap(({ name, type }) => {
    const value = givenFor(values, name) ?? (name === focused ? '' : undefined);
    if (value === undefined || typeof value === 'object') return [];
    return [{ name, type, value, ...(name === focused ? { focused: true as const } : {}) }];
  });
}

/** An option may be named `constructor`, which every object has. */
function givenFor(values: OptionValues, name: string): OptionValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function refuseUnknown(
  options: readonly APIApplicationCommandOption[],
  values: OptionValues,
): void {
  const unknown = Object.keys(values).find((name) => !options.some((one) => one.name === name));
  if (unknown !== undefined) throw new ClientRefusal(`There is no option "${unknown}".`);
}

function readValue(
  option: APIApplicationCommandOption,
  value: OptionValue,
  resolver: Resolver,
): string | number | boolean {
  const { name } = option;
  switch (option.type) {
    case Type.String:
      refuseLength(name, text(name, value), option);
      return oneOfChoices(name, text(name, value), option);
    case Type.Integer:
    case Type.Number: {
      const number = Number(typeof value === 'string' ? value.trim() || Number.NaN : value);
      const whole = option.type === Type.Number || Number.isSafeInteger(number);
      if (!Number.isFinite(number) || !whole) {
        const kind = option.type === Type.Number ? 'a number' : 'a whole number';
        throw new ClientRefusal(`The option "${name}" must be ${kind}.`);
      }
      refuseRange(name, number, option);
      return oneOfChoices(name, number, option);
    }
    case Type.Boolean:
      if (value !== true && value !== false && value !== 'true' && value !== 'false') {
        throw new ClientRefusal(`The option "${name}" must be true or false.`);
      }
      return value === true || value === 'true';
    case Type.User:
      return resolver.user(text(name, value));
    case Type.Channel:
      return resolver.channel(text(name, value), option.channel_types);
    case Type.Role:
      return resolver.role(text(name, value));
    case Type.Mentionable:
      return resolver.mentionable(text(name, value));
    case Type.Attachment:
      if (typeof value !== 'object') throw new ClientRefusal(`The option "${name}" takes a file.`);
      return resolver.file(value);
    default:
      throw new ClientRefusal(`The option "${name}" takes no value.`);
  }
}

function text(name: string, value: OptionValue): string {
  if (typeof value === 'object') throw new ClientRefusal(`The option "${name}" takes no file.`);
  return String(value);
}

/** Without limits of its own a text option takes 6000 characters. */
function refuseLength(
  name: string,
  value: string,
  { min_length = 0, max_length = 6000 }: { min_length?: number; max_length?: number },
): void {
  if (value.length < min_length) {
    throw new ClientRefusal(`The option "${name}" must have at least ${min_length} characters.`);
  }
  if (value.length > max_length) {
    throw new ClientRefusal(`The option "${name}" must have at most ${max_length} characters.`);
  }
}

function refuseRange(
  name: string,
  value: number,
  { min_value = -(2 ** 53), max_value = 2 ** 53 }: { min_value?: number; max_value?: number },
): void {
  if (value < min_value || value > max_value) {
    throw new ClientRefusal(`The option "${name}" must be between ${min_value} and ${max_value}.`);
  }
}

/** A choice may be named or given by its value; without choices anything goes. */
function oneOfChoices<T extends string | number>(
  name: string,
  value: T,
  option: { choices?: readonly { name: string; value: T }[]; autocomplete?: boolean },
): T {
  const choices = option.choices ?? [];
  if (choices.length === 0) return value;
  const found = choices.find((choice) => choice.value === value || choice.name === value);
  if (found === undefined) {
    const names = choices.map((choice) => choice.name).join(', ');
    throw new ClientRefusal(`The option "${name}" must be one of: ${names}.`);
  }
  return found.value;
}
