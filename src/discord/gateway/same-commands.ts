import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord.js';

/** A command as it is sent to Discord; what Discord sends back has the same fields and more. */
export type CommandData = Partial<APIApplicationCommand> & { readonly name: string };

/**
 * Whether Discord has just these commands. Only what a registration can set is compared, and a field
 * that was left out equals its default, because Discord fills it in. The order of commands is free.
 */
export function sameCommands(
  wanted: readonly CommandData[],
  existing: readonly CommandData[],
): boolean {
  return canonical(wanted) === canonical(existing);
}

function canonical(commands: readonly CommandData[]): string {
  return JSON.stringify(
    commands.map(normaliseCommand).sort((a, b) => a.type - b.type || (a.name < b.name ? -1 : 1)),
  );
}

function normaliseCommand(command: CommandData) {
  return {
    type: Number(command.type ?? 1),
    name: command.name,
    names: sorted(command.name_localizations),
    description: command.description ?? '',
    descriptions: sorted(command.description_localizations),
    options: (command.options ?? []).map(normaliseOption),
    member: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    contexts: [...(command.contexts ?? [])].sort(),
    integrations: [...(command.integration_types ?? [0])].sort(),
  };
}

function normaliseOption(option: APIApplicationCommandOption): Record<string, unknown> {
  // The union of option types has no common optional fields; all are compared where present.
  const fields: Record<string, unknown> = { ...option };
  const { options, choices } = fields as {
    options?: APIApplicationCommandOption[];
    choices?: { name: string; value: string | number; name_localizations?: Localizations }[];
  };
  return {
    type: option.type,
    name: option.name,
    names: sorted(option.name_localizations),
    description: option.description,
    descriptions: sorted(option.description_localizations),
    required: option.required ?? false,
    autocomplete: fields['autocomplete'] ?? false,
    minValue: fields['min_value'] ?? null,
    maxValue: fields['max_value'] ?? null,
    minLength: fields['min_length'] ?? null,
    maxLength: fields['max_length'] ?? null,
    channelTypes: fields['channel_types'] ?? [],
    choices: (choices ?? []).map(({ name, value, name_localizations }) => ({
      name,
      value,
      names: sorted(name_localizations),
    })),
    options: (options ?? []).map(normaliseOption),
  };
}

type Localizations = Readonly<Record<string, string | null | undefined>> | null | undefined;

function sorted(localizations: Localizations): [string, string][] {
  return Object.entries(localizations ?? {})
    .flatMap(([locale, text]): [string, string][] => (text ? [[locale, text]] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
