import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import type { Core } from '../core.ts';
import type { InteractionRecord } from '../interactions/record.ts';
import { sendAnswer } from '../interactions/respond.ts';
import { refuse } from '../refusal.ts';
import { checkMessage } from '../validation/message-rules.ts';
import type { StoredMessage } from '../world/world-types.ts';
import { readBody } from './body.ts';
import type { Ctx, Env } from './env.ts';

/** Follow-ups that an app may send where it is installed for the user only. */
const USER_INSTALL_FOLLOW_UPS = 5;

/** Later answers to an interaction, by its token. */
export function webhookRoutes(app: Hono<Env>, core: Core): void {
  app.post('/webhooks/:app/:token', async (context) => {
    const record = recordOf(core, context);
    const { json, uploads } = await readBody(context);
    if (isLoading(record.original)) {
      // Discord fills the placeholder of a deferred answer with the first follow-up.
      return context.json(edit(core, record, record.original, json, uploads));
    }
    if (record.userInstallOnly && record.followUps.length >= USER_INSTALL_FOLLOW_UPS) {
      throw refuse.tooManyFollowUps();
    }
    const form = checkMessage(json);
    const ephemeral = ((form.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const stored = sendAnswer(core, record, form, uploads, ephemeral);
    record.followUps.push(stored);
    core.interactions.answered(record);
    return context.json(stored.message);
  });

  app.get('/webhooks/:app/:token/messages/:message', (context) => {
    const record = recordOf(core, context);
    return context.json(messageOf(core, record, context.req.param('message')).message);
  });

  app.patch('/webhooks/:app/:token/messages/:message', async (context) => {
    const record = recordOf(core, context);
    const { json, uploads } = await readBody(context);
    const stored = messageOf(core, record, context.req.param('message'));
    return context.json(edit(core, record, stored, json, uploads));
  });

  app.delete('/webhooks/:app/:token/messages/:message', (context) => {
    const record = recordOf(core, context);
    core.messages.remove(messageOf(core, record, context.req.param('message')));
    core.interactions.answered(record);
    return context.body(null, 204);
  });
}

function recordOf(core: Core, context: Ctx): InteractionRecord {
  const { app = '', token = '' } = context.req.param() as Record<string, string>;
  return core.interactions.ofToken(app, token);
}

function isLoading(stored: StoredMessage | null): stored is StoredMessage {
  return ((stored?.message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

/** `@original`, or a message of this interaction by its id. Throws 10008. */
function messageOf(core: Core, record: InteractionRecord, id: string): StoredMessage {
  const own = [record.original, ...record.followUps].filter((stored) => stored !== null);
  const wanted =
    id === '@original' ? record.original : own.find(({ message }) => message.id === id);
  const stored = wanted && core.messages.find(record.channel.id, wanted.message.id);
  if (stored == null) throw refuse.unknownMessage();
  return stored;
}

function edit(
  core: Core,
  record: InteractionRecord,
  stored: StoredMessage,
  json: unknown,
  uploads: Parameters<typeof sendAnswer>[3],
): APIMessage {
  const before = { ...stored.message, flags: stored.message.flags ?? 0 };
  core.messages.edit(stored, checkMessage(json, before), uploads);
  core.interactions.answered(record);
  return stored.message;
}
