import { z } from 'zod';
import { byType, complain, list, snowflake, text, url } from './form.ts';

// Limits: Discord documentation, "Component Reference".

export const componentId = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .optional();

const emoji = z.object({
  id: snowflake.nullish(),
  name: z.string().nullish(),
  animated: z.boolean().optional(),
});

const LINK = 5;
const PREMIUM = 6;

export const button = z
  .object({
    type: z.literal(2),
    id: componentId,
    style: z.literal([1, 2, 3, 4, 5, 6]),
    label: text(0, 80).nullish(),
    emoji: emoji.nullish(),
    custom_id: text(1, 100).nullish(),
    url: url(512, ['http', 'https', 'discord']).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().optional(),
  })
  .superRefine((value, context) => {
    const hasId = value.custom_id != null;
    const hasUrl = value.url != null;
    if (hasId && hasUrl) {
      complain(
        context,
        [],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    } else if (value.style === LINK) {
      if (!hasUrl) complain(context, ['url'], 'BASE_TYPE_REQUIRED', 'A url is required');
    } else if (value.style === PREMIUM) {
      if (value.sku_id == null)
        complain(context, ['sku_id'], 'BASE_TYPE_REQUIRED', 'A sku_id is required');
    } else if (!hasId) {
      complain(context, ['custom_id'], 'BASE_TYPE_REQUIRED', 'A custom id is required');
    }
    const bare = (value.label ?? '') === '' && value.emoji == null;
    if (bare && value.style !== PREMIUM) {
      complain(
        context,
        [],
        'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
        'A label or an emoji is required',
      );
    }
  });

const selectFields = {
  id: componentId,
  custom_id: text(1, 100),
  placeholder: text(0, 150).nullish(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
  required: z.boolean().optional(),
};

const selectOption = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().optional(),
});

export const stringSelect = z
  .object({ type: z.literal(3), ...selectFields, options: list(selectOption, 1, 25) })
  .superRefine(({ options, min_values, max_values }, context) => {
    options.forEach(({ value }, index) => {
      if (options.findIndex((other) => other.value === value) < index) {
        complain(
          context,
          ['options', index],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
      }
    });
    const wanted = Math.max(min_values ?? 1, max_values ?? 1);
    if (options.length > 0 && wanted > options.length) {
      complain(
        context,
        ['options'],
        'BASE_TYPE_BAD_LENGTH',
        `Must be ${wanted} or more in length.`,
      );
    }
  });

const defaultValues = z
  .array(z.object({ id: snowflake, type: z.enum(['user', 'role', 'channel']) }))
  .max(25)
  .optional();

const autoSelect = { ...selectFields, default_values: defaultValues };
export const userSelect = z.object({ type: z.literal(5), ...autoSelect });
export const roleSelect = z.object({ type: z.literal(6), ...autoSelect });
export const mentionableSelect = z.object({ type: z.literal(7), ...autoSelect });
export const channelSelect = z.object({
  type: z.literal(8),
  ...autoSelect,
  channel_types: z.array(z.int()).optional(),
});

/** A row of one to five buttons, or of one select menu. */
export const messageRow = z
  .object({
    type: z.literal(1),
    id: componentId,
    components: list(
      byType([button, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect]),
      1,
      5,
    ),
  })
  .superRefine(({ components }, context) => {
    const selects = components.filter(({ type }) => type !== 2).length;
    if (selects === 0 || components.length === 1) return;
    components.forEach((_, index) => {
      if (index > 0)
        complain(
          context,
          ['components', index],
          'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
          'The specified component exceeds the maximum width',
        );
    });
  });
