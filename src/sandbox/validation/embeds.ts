import { z } from 'zod';
import { complain, list, text, url } from './form.ts';

// Limits: Discord documentation, "Embed Limits".

const link = url(2048, ['http', 'https']).nullish();
const picture = z.object({ url: url(2048, ['http', 'https', 'attachment']) }).nullish();

const embed = z
  .object({
    title: text(0, 256).nullish(),
    type: z.string().optional(),
    description: text(0, 4096).nullish(),
    url: link,
    timestamp: z.string().nullish(),
    color: z.int().min(0).max(0xffffff).nullish(),
    footer: z.object({ text: text(1, 2048), icon_url: z.string().nullish() }).nullish(),
    image: picture,
    thumbnail: picture,
    author: z.object({ name: text(1, 256), url: link, icon_url: z.string().nullish() }).nullish(),
    fields: list(
      z.object({
        name: text(1, 256),
        value: text(1, 1024),
        inline: z.boolean().optional(),
      }),
      0,
      25,
    ).nullish(),
  })
  .superRefine((value, context) => {
    const shown = [value.title, value.description, value.footer, value.image, value.author];
    const empty = shown.every((part) => part == null || part === '');
    if (empty && value.thumbnail == null && (value.fields ?? []).length === 0) {
      complain(context, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  });

/** At most 10 embeds of 6000 characters together. */
export const embeds = list(embed, 0, 10).superRefine((value, context) => {
  const lengths = value.flatMap((one) => [
    one.title,
    one.description,
    one.footer?.text,
    one.author?.name,
    ...(one.fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  const total = lengths.reduce((sum, part) => sum + (part?.length ?? 0), 0);
  if (total > 6000) {
    complain(context, [], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
});
