import { z } from 'zod';
import { embeds } from './embeds.ts';
import { complain, list, snowflake, text } from './form.ts';

const mentionIds = list(snowflake, 0, 100).optional();

const allowedMentions = z
  .object({
    parse: z.array(z.literal(['roles', 'users', 'everyone'])).optional(),
    roles: mentionIds,
    users: mentionIds,
    replied_user: z.boolean().nullish(),
  })
  .superRefine(({ parse, roles, users }, context) => {
    const clash = (kind: 'roles' | 'users', ids: readonly string[] | undefined) => {
      if (parse?.includes(kind) === true && (ids ?? []).length > 0) {
        complain(
          context,
          [],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        );
      }
    };
    clash('roles', roles);
    clash('users', users);
  });

/**
 * The fields of a message that a bot sends or edits. Components are checked apart, since their
 * rules depend on the message's flags.
 */
export const messageForm = z.object({
  content: text(0, 2000).nullish(),
  embeds: embeds.nullish(),
  components: z.array(z.unknown()).nullish(),
  flags: z.int().min(0).nullish(),
  tts: z.boolean().nullish(),
  nonce: z.union([text(0, 25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: list(
    z.object({
      id: z.union([snowflake, z.int()]).transform(String),
      filename: text(0, 1024).nullish(),
      title: text(0, 1024).nullish(),
      description: text(0, 1024).nullish(),
    }),
    0,
    10,
  ).nullish(),
  message_reference: z
    .object({
      type: z.literal([0, 1]).optional(),
      message_id: snowflake,
      channel_id: snowflake.optional(),
      guild_id: snowflake.optional(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
  sticker_ids: z.array(snowflake).nullish(),
  poll: z.unknown().optional(),
});

export type MessageForm = z.infer<typeof messageForm>;
