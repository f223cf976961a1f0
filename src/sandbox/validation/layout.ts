import { z } from 'zod';
import { button, componentId, messageRow } from './buttons-and-selects.ts';
import { byType, list, text, url } from './form.ts';

// Components V2. Limits: Discord documentation, "Component Reference".

const media = z.object({ url: url(2048, ['http', 'https', 'attachment']) });

export const textDisplay = z.object({
  type: z.literal(10),
  id: componentId,
  content: text(1, 4000),
});

const thumbnail = z.object({
  type: z.literal(11),
  id: componentId,
  media,
  description: text(1, 1024).nullish(),
  spoiler: z.boolean().optional(),
});

const section = z.object({
  type: z.literal(9),
  id: componentId,
  components: list(byType([textDisplay]), 1, 3),
  accessory: byType([button, thumbnail]),
});

const gallery = z.object({
  type: z.literal(12),
  id: componentId,
  items: list(
    z.object({
      media,
      description: text(1, 1024).nullish(),
      spoiler: z.boolean().optional(),
    }),
    1,
    10,
  ),
});

const file = z.object({
  type: z.literal(13),
  id: componentId,
  file: z.object({ url: url(2048, ['attachment']) }),
  spoiler: z.boolean().optional(),
});

const separator = z.object({
  type: z.literal(14),
  id: componentId,
  divider: z.boolean().optional(),
  spacing: z.literal([1, 2]).optional(),
});

const container = z.object({
  type: z.literal(17),
  id: componentId,
  components: list(byType([messageRow, section, textDisplay, gallery, file, separator]), 1, 40),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().optional(),
});

/** What may stand at the top of a Components V2 message. */
export const layoutComponents = list(
  byType([messageRow, section, textDisplay, gallery, file, separator, container]),
  0,
  40,
);

/** What may stand at the top of any other message. */
export const legacyComponents = list(byType([messageRow]), 0, 5);
