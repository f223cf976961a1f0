import { z } from 'zod';
import { settingsSchema } from '../../app/settings.ts';

/** Raised when a backup is laid out in another way, which older versions cannot restore. */
const FORMAT = 1;

/** Never in a backup: whoever has it is the bot. */
const LEFT_OUT: ReadonlySet<string> = new Set(['DISCORD_TOKEN']);

export const MANIFEST = 'backup.json';
/** Folders of a backup. */
export const DATA = 'data';
export const DOCUMENTS = 'documents';

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** When it was begun, as ISO 8601. */
  madeAt: z.iso.datetime(),
  /** What was set, by name; what kept its default is not there. */
  settings: z.record(z.string(), z.string()),
});

/** What a backup says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The settings of an environment, without the token. */
export function manifestOf(
  environment: Readonly<Record<string, string | undefined>>,
  madeAt: Date,
): Manifest {
  const settings = Object.keys(settingsSchema.shape).flatMap((name): [string, string][] => {
    const value = environment[name]?.trim() ?? '';
    return value === '' || LEFT_OUT.has(name) ? [] : [[name, value]];
  });
  return {
    format: FORMAT,
    madeAt: madeAt.toISOString(),
    settings: Object.fromEntries(settings),
  };
}
