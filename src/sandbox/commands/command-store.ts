import { isDeepStrictEqual } from 'node:util';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { refuse } from '../refusal.ts';
import type { CommandForm } from '../validation/command-form.ts';
import type { World } from '../world/world.ts';

/** The commands of one place: `null` is global. */
function listOf(world: World, guildId: string | null): Map<string, APIApplicationCommand> {
  if (guildId === null) return world.globalCommands;
  const known = world.guildCommands.get(guildId) ?? new Map<string, APIApplicationCommand>();
  world.guildCommands.set(guildId, known);
  return known;
}

export function commandList(world: World, guildId: string | null): APIApplicationCommand[] {
  return [...listOf(world, guildId).values()];
}

/** Throws 10063. */
export function commandById(
  world: World,
  guildId: string | null,
  id: string,
): APIApplicationCommand {
  const command = listOf(world, guildId).get(id);
  if (command === undefined) throw refuse.unknownCommand();
  return command;
}

/**
 * Adds a command, or replaces the one of the same type and name, which keeps its id; its version
 * too when nothing changed. Returns the command and whether it is new.
 */
export function putCommand(
  world: World,
  guildId: string | null,
  form: CommandForm,
): { command: APIApplicationCommand; created: boolean } {
  const list = listOf(world, guildId);
  const known = [...list.values()].find(
    ({ type, name }) => type === form.type && name === form.name,
  );
  const command = stored(world, guildId, form, known);
  list.set(command.id, command);
  world.feed.publish({ type: 'commands-changed' });
  return { command, created: known === undefined };
}

/** Replaces the whole list. */
export function replaceCommands(
  world: World,
  guildId: string | null,
  forms: readonly CommandForm[],
): APIApplicationCommand[] {
  const list = listOf(world, guildId);
  const before = [...list.values()];
  const after = forms.map((form) => {
    const known = before.find(({ type, name }) => type === form.type && name === form.name);
    return stored(world, guildId, form, known);
  });
  list.clear();
  for (const command of after) list.set(command.id, command);
  world.feed.publish({ type: 'commands-changed' });
  return after;
}

/** Replaces a command by its id, whatever its new name. */
export function editCommand(
  world: World,
  guildId: string | null,
  known: APIApplicationCommand,
  form: CommandForm,
): APIApplicationCommand {
  const command = stored(world, guildId, form, known);
  listOf(world, guildId).set(command.id, command);
  world.feed.publish({ type: 'commands-changed' });
  return command;
}

export function removeCommand(world: World, guildId: string | null, id: string): void {
  if (!listOf(world, guildId).delete(id)) throw refuse.unknownCommand();
  world.feed.publish({ type: 'commands-changed' });
}

function stored(
  world: World,
  guildId: string | null,
  form: CommandForm,
  known: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const { options, ...rest } = { options: undefined, ...form };
  const command = {
    id: known?.id ?? world.nextId(),
    application_id: world.botId,
    version: known?.version ?? '',
    ...rest,
    default_member_permissions: form.default_member_permissions ?? null,
    name_localizations: form.name_localizations ?? null,
    description_localizations:
      'description_localizations' in form ? (form.description_localizations ?? null) : null,
    nsfw: form.nsfw ?? false,
    // Contexts and integration types are for global commands; Discord drops them elsewhere.
    contexts: guildId === null ? (form.contexts ?? null) : null,
    integration_types: guildId === null ? (form.integration_types ?? [0]) : [0],
    ...(guildId === null ? { dm_permission: form.dm_permission ?? true } : { guild_id: guildId }),
    ...(options == null || options.length === 0 ? {} : { options: withoutDefaults(options) }),
  } as unknown as APIApplicationCommand;
  if (known !== undefined && isDeepStrictEqual(command, known)) return known;
  return { ...command, version: world.nextId() };
}

/** Discord does not send back `required: false`, so a bot that compares must not rely on it. */
function withoutDefaults(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, field) =>
      key === 'required' && field === false ? undefined : field,
    ),
  );
}

/** A command as a list without localizations shows it. */
export function withoutLocalizations(command: APIApplicationCommand): unknown {
  return JSON.parse(
    JSON.stringify(command, (key, value) => (key.endsWith('_localizations') ? undefined : value)),
  );
}
