import type { Hono } from 'hono';
import {
  commandById,
  commandList,
  editCommand,
  putCommand,
  removeCommand,
  replaceCommands,
  withoutLocalizations,
} from '../commands/command-store.ts';
import type { Core } from '../core.ts';
import { refuse } from '../refusal.ts';
import { checkCommand, checkCommands } from '../validation/command-form.ts';
import { guildFor } from './access.ts';
import { readBody } from './body.ts';
import type { Ctx, Env } from './env.ts';

/** Registration of commands, global ones and those of one server. */
export function commandRoutes(app: Hono<Env>, core: Core): void {
  const { world } = core;
  app.get('/applications/:app/guilds/:guild/commands/permissions', (context) => context.json([]));

  for (const base of ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands']) {
    app.get(base, (context) => {
      const list = commandList(world, placeOf(core, context));
      const full = context.req.query('with_localizations') === 'true';
      return context.json(full ? list : list.map(withoutLocalizations));
    });

    app.put(base, async (context) => {
      const place = placeOf(core, context);
      const { json } = await readBody(context);
      return context.json(replaceCommands(world, place, checkCommands(json)));
    });

    app.post(base, async (context) => {
      const place = placeOf(core, context);
      const { json } = await readBody(context);
      const { command, created } = putCommand(world, place, checkCommand(json));
      return context.json(command, created ? 201 : 200);
    });

    app.get(`${base}/:command`, (context) =>
      context.json(commandById(world, placeOf(core, context), commandId(context))),
    );

    app.patch(`${base}/:command`, async (context) => {
      const place = placeOf(core, context);
      const known = commandById(world, place, commandId(context));
      const { json } = await readBody(context);
      const { id: _, version: __, application_id: ___, ...fields } = known;
      const form = checkCommand({ ...fields, ...(json as object), type: known.type });
      return context.json(editCommand(world, place, known, form));
    });

    app.delete(`${base}/:command`, (context) => {
      removeCommand(world, placeOf(core, context), commandId(context));
      return context.body(null, 204);
    });
  }
}

function commandId(context: Ctx): string {
  return (context.req.param() as Record<string, string>)['command'] ?? '';
}

/** The server that a route names, or `null` for global commands. */
function placeOf(core: Core, context: Ctx): string | null {
  const { app, guild } = context.req.param() as Record<string, string>;
  if (app !== core.settings.applicationId) throw refuse.missingAccess();
  return guild === undefined ? null : guildFor(core, guild).id;
}
