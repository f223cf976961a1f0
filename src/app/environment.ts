import { config } from 'dotenv';
import { EXIT, PlainError } from '../system/errors.ts';

/**
 * The process environment over what `.env` in the working folder says. Leaves `process.env` alone.
 * @throws PlainError when `.env` is there and cannot be read.
 */
export function readEnvironment(): Record<string, string | undefined> {
  const environment: Record<string, string | undefined> = {};
  const { error } = config({ processEnv: environment as Record<string, string>, quiet: true });
  const { code }: { code?: string } = error ?? {};
  if (error && code !== 'ENOENT') {
    throw new PlainError(
      'The file .env cannot be read; check its permissions or remove it.',
      EXIT.config,
      { cause: error },
    );
  }
  return { ...environment, ...process.env };
}
