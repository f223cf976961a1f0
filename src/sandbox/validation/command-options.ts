import { z } from 'zod';
import { localizations } from './choices.ts';
import { complain, list, text } from './form.ts';

// Limits: Discord documentation, "Application Commands".

/** Names of commands and options: lower case where the script has cases. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export const slashName = z.string().superRefine((value, context) => {
  if (NAME.test(value) && value === value.toLowerCase()) return;
  complain(context, [], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});

export const slashNameLocalizations = z.record(z.string(), slashName).nullish();
export const descriptionLocalizations = z.record(z.string(), text(1, 100)).nullish();

const choice = z.object({
  name: text(1, 100),
  name_localizations: localizations,
  value: z.union([text(0, 100), z.number()]),
});

/** One level of options; sub-commands bring their own lists. */
export interface OptionForm {
  type: number;
  name: string;
  description: string;
  required?: boolean | undefined;
  autocomplete?: boolean | undefined;
  choices?: z.infer<typeof choice>[] | null | undefined;
  options?: OptionForm[] | null | undefined;
  [more: string]: unknown;
}

const SUB_COMMAND = 1;
const SUB_COMMAND_GROUP = 2;
/** Strings, integers and numbers take choices, limits and autocomplete. */
const TYPED = new Set([3, 4, 10]);

function optionForm(depth: number): z.ZodType<OptionForm> {
  const option: z.ZodType<OptionForm> = z
    .object({
      type: z.literal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
      name: slashName,
      name_localizations: slashNameLocalizations,
      description: text(1, 100),
      description_localizations: descriptionLocalizations,
      required: z.boolean().optional(),
      autocomplete: z.boolean().optional(),
      choices: list(choice, 0, 25).nullish(),
      channel_types: z.array(z.int()).optional(),
      min_value: z.number().optional(),
      max_value: z.number().optional(),
      min_length: z.int().min(0).max(6000).optional(),
      max_length: z.int().min(1).max(6000).optional(),
      options: (depth < 3 ? optionList(depth + 1) : z.undefined()).nullish(),
    })
    .superRefine((value, context) => optionRules(value, depth, context));
  return option;
}

function optionRules(option: OptionForm, depth: number, context: z.core.$RefinementCtx): void {
  const isGroup = option.type === SUB_COMMAND_GROUP;
  const isSub = option.type === SUB_COMMAND;
  if ((isGroup && depth > 1) || (isSub && depth > 2)) {
    complain(
      context,
      ['type'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-commands cannot be nested this deep',
    );
  }
  if (!isGroup && !isSub && (option.options ?? []).length > 0) {
    complain(
      context,
      ['options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Only sub-commands and groups have options',
    );
  }
  if (isGroup && (option.options ?? []).some(({ type }) => type !== SUB_COMMAND)) {
    complain(
      context,
      ['options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'A group holds sub-commands only',
    );
  }
  const hasChoices = (option.choices ?? []).length > 0;
  if (hasChoices && option.autocomplete === true) {
    complain(
      context,
      [],
      'APPLICATION_COMMAND_OPTION_CHOICES_AUTOCOMPLETE',
      'Choices and autocomplete are mutually exclusive',
    );
  }
  if ((hasChoices || option.autocomplete === true) && !TYPED.has(option.type)) {
    complain(
      context,
      ['type'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Only strings, integers and numbers take choices or autocomplete',
    );
  }
  option.choices?.forEach(({ name, value }, index) => {
    const before = option.choices?.slice(0, index) ?? [];
    if (before.some((other) => other.name === name)) {
      complain(
        context,
        ['choices', index],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        'Option choice name already exists',
      );
    }
    if (typeof value !== (option.type === 3 ? 'string' : 'number')) {
      complain(
        context,
        ['choices', index, 'value'],
        'BASE_TYPE_CHOICES',
        'The value does not fit the type of the option',
      );
    }
  });
}

/** A list of at most 25 options, required ones first, names unique, sub-commands unmixed. */
export function optionList(depth: number): z.ZodType<OptionForm[]> {
  return list(
    z.lazy(() => optionForm(depth)),
    0,
    25,
  ).superRefine((options, context) => {
    const subs = options.filter(({ type }) => type <= SUB_COMMAND_GROUP).length;
    if (subs > 0 && subs < options.length) {
      complain(
        context,
        [],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      );
    }
    options.forEach(({ name, required }, index) => {
      const before = options.slice(0, index);
      if (before.some((other) => other.name === name)) {
        complain(
          context,
          [index, 'name'],
          'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
          'Option name already exists',
        );
      }
      if (required === true && before.some((other) => other.required !== true)) {
        complain(
          context,
          [index],
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        );
      }
    });
  });
}
