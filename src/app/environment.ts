import { config } from 'dotenv';
import { EXIT, PlainError } from '../system/errors.ts';

/** Settings as they are written, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What `.env` in the working folder says; null where there is none.
 * @throws PlainError when it is there and cannot be read.
 */
export function readEnvironmentFile(): Environment | null {
  const environment: Record<string, string> = {};
  const { error } = config({ processEnv: environment, quiet: true });
  const { code }: { code?: string } = error ?? {};
  if (code === 'ENOENT') return null;
  if (error) {
    throw new PlainError(
      'The file .env cannot be read; check its permissions or remove it.',
      EXIT.config,
      { cause: error },
    );
  }
  return environment;
}

/**
 * The process environment over what `.env` in the working folder says. Leaves `process.env` alone.
 * @throws PlainError when `.env` is there and cannot be read.
 */
export function readEnvironment(): Record<string, string | undefined> {
  return { ...readEnvironmentFile(), ...process.env };
}
