import type { Attachment } from 'discord.js';
import type { RequestFile } from '../command/request.ts';
import { attachedFile } from './attached-file.ts';

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
