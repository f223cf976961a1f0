import type { Attachment } from 'discord.js';
import { PlainError } from '../../system/errors.ts';
import type { RequestFile } from '../command/request.ts';

interface OptionData {
  readonly name: string;
  readonly attachment?: Attachment | undefined;
  readonly value?: string | number | boolean | undefined;
  readonly options?: readonly OptionData[] | undefined;
}

/** What was typed, by option, those of a subcommand included; an attachment counts by its id. */
export function readOptions(
  options: readonly OptionData[],
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    options.flatMap(({ name, value, options: nested }) => [
      ...(value === undefined ? [] : [[name, value] as const]),
      ...Object.entries(readOptions(nested ?? [])),
    ]),
  );
}

/** What was attached, by option. */
export function readFiles(options: readonly OptionData[]): Record<string, RequestFile> {
  return Object.fromEntries(
    options.flatMap(({ name, attachment, options: nested }) => [
      ...(attachment === undefined ? [] : [[name, attachedFile(attachment)] as const]),
      ...Object.entries(readFiles(nested ?? [])),
    ]),
  );
}

/** Discord's servers answer at once; a slower one is not worth the wait. */
const TIMEOUT_MS = 30_000;

/** A file on Discord's servers, whose address Discord itself gave. */
function attachedFile({
  name,
  size,
  url,
}: {
  readonly name: string;
  readonly size: number;
  readonly url: string;
}): RequestFile {
  return { name, size, load: () => load(url, name, size) };
}

async function load(url: string, name: string, size: number): Promise<Uint8Array> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new PlainError(
        `${name} cannot be fetched from Discord (status ${response.status}); attach it again.`,
      );
    }
    const bytes = new Uint8Array(size);
    let length = 0;
    for await (const part of response.body) {
      if (length + part.byteLength > size) {
        throw new PlainError(`${name} is larger than Discord says; attach it again.`);
      }
      bytes.set(part, length);
      length += part.byteLength;
    }
    return bytes.subarray(0, length);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${name} cannot be fetched from Discord; attach it again.`, 1, {
      cause: error,
    });
  }
}
