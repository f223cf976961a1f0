import { z } from 'zod';
import { localizations } from './choices.ts';
import {
  descriptionLocalizations,
  type OptionForm,
  optionList,
  slashName,
  slashNameLocalizations,
} from './command-options.ts';
import {
  complain,
  type FormProblem,
  list,
  type Path,
  parseForm,
  refuseForm,
  text,
} from './form.ts';

// Limits: Discord documentation, "Application Commands", and its change log of 2026-03-03.
const LIMITS: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const SIZE = 8000;

const permissions = z
  .string()
  .regex(/^\d{1,20}$/, 'Must be a permission bit set as a string')
  .nullish();

const common = {
  default_member_permissions: permissions,
  dm_permission: z.boolean().nullish(),
  default_permission: z.boolean().nullish(),
  integration_types: list(z.literal([0, 1]), 1, 2).nullish(),
  contexts: list(z.literal([0, 1, 2]), 1, 3).nullish(),
  nsfw: z.boolean().nullish(),
};

const slashForm = z.object({
  ...common,
  type: z.literal(1),
  name: slashName,
  name_localizations: slashNameLocalizations,
  description: text(1, 100),
  description_localizations: descriptionLocalizations,
  options: optionList(1).nullish(),
});

const menuForm = z
  .object({
    ...common,
    type: z.literal([2, 3]),
    name: text(1, 32),
    name_localizations: localizations,
    description: text(0, 100).nullish(),
    options: z.array(z.unknown()).nullish(),
  })
  .superRefine(({ description, options }, context) => {
    if ((description ?? '') !== '') {
      complain(
        context,
        ['description'],
        'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
        'Context menu commands cannot have description',
      );
    }
    if ((options ?? []).length > 0) {
      complain(
        context,
        ['options'],
        'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
        'Context menu commands cannot have options',
      );
    }
  })
  .transform(({ options: _, ...rest }) => ({ ...rest, description: '' }));

/** A command as a bot sends it, checked. */
export type CommandForm = z.infer<typeof slashForm> | z.infer<typeof menuForm>;

/** Checks one command. Throws 50035. */
export function checkCommand(value: unknown, path: Path = []): CommandForm {
  const type = (value as { type?: unknown } | null)?.type ?? 1;
  const known = typeof value === 'object' && value !== null ? { ...value, type } : value;
  const menu = type === 2 || type === 3;
  const form: CommandForm = menu
    ? parseForm(menuForm, known, path)
    : parseForm(slashForm, known, path);
  if (sizeOf(form) > SIZE) {
    const message = `Command exceeds maximum size (${SIZE})`;
    refuseForm([{ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message }]);
  }
  return form;
}

/** Checks a whole list: names unique by type, no more than Discord takes. Throws 50035. */
export function checkCommands(value: unknown): CommandForm[] {
  const forms = parseForm(z.array(z.unknown()), value).map((one, index) =>
    checkCommand(one, [index]),
  );
  const problems: FormProblem[] = [];
  forms.forEach(({ type, name }, index) => {
    if (forms.findIndex((other) => other.type === type && other.name === name) < index) {
      const message = 'Application command names must be unique';
      problems.push({
        path: [index, 'name'],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message,
      });
    }
  });
  for (const [type, limit] of Object.entries(LIMITS)) {
    if (forms.filter((form) => form.type === Number(type)).length > limit) {
      const message = `Maximum number of application commands reached (${limit})`;
      problems.push({ path: [], code: 'APPLICATION_COMMANDS_MAX', message });
    }
  }
  refuseForm(problems);
  return forms;
}

type Sized = Partial<OptionForm> & {
  name_localizations?: unknown;
  description_localizations?: unknown;
};

/** Names, descriptions and values; of a text and its localizations the longest counts. */
function sizeOf(part: Sized): number {
  const longest = (text: string | null | undefined, localized: unknown): number => {
    const others = Object.values((localized ?? {}) as Record<string, string>);
    return Math.max(text?.length ?? 0, ...others.map((one) => one.length));
  };
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations);
  const choices = (part.choices ?? []).reduce(
    (sum, { name, name_localizations, value }) =>
      sum + longest(name, name_localizations) + String(value).length,
    0,
  );
  return (part.options ?? []).reduce((sum, option) => sum + sizeOf(option), own + choices);
}
