import { z } from 'zod';

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const file = z
  .object({ name: z.string().min(1), type: z.string().default(''), data: base64 })
  .transform(({ name, type, data }) => ({ name, type, bytes: data }));
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));
const modalValues = z.record(
  z.string(),
  z.union([z.string(), z.boolean(), z.array(z.string()), z.array(file)]),
);
const message = z.string();

/** What the page asks a user to do in a channel: the driving API, as data. */
const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('slash'), name: z.string(), options: values.default({}) }),
  z.object({
    type: z.literal('autocomplete'),
    name: z.string(),
    options: values.default({}),
    focused: z.string(),
  }),
  z.object({ type: z.literal('menu'), name: z.string(), message }),
  z.object({ type: z.literal('user-menu'), name: z.string(), target: z.string() }),
  z.object({ type: z.literal('press'), message, button: z.string() }),
  z.object({
    type: z.literal('choose'),
    message,
    customId: z.string(),
    values: z.array(z.string()),
  }),
  z.object({ type: z.literal('submit'), interaction: z.string(), values: modalValues }),
  z.object({
    type: z.literal('post'),
    content: z.string(),
    files: z.array(file).max(10).default([]),
    replyTo: z.string().optional(),
  }),
  z.object({ type: z.literal('react'), message, emoji: z.string() }),
  z.object({ type: z.literal('remove'), message }),
  z.object({ type: z.literal('dismiss'), message }),
]);

/** `channel` is an id, a name, or `dm` for the direct messages with the bot. */
export const actionForm = z.object({ user: z.string(), channel: z.string(), action });

export type Action = z.output<typeof action>;
