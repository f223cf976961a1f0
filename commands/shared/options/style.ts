import { type APIApplicationCommandStringOption, ApplicationCommandOptionType } from 'discord.js';
import {
  REFERENCE_STYLES,
  type ReferenceStyle,
} from '../../../src/citations/formatted/format-references.ts';
import { type Request, textOption } from '../../../src/discord/command/request.ts';

/** What the styles are called where people choose one. */
export const STYLE_NAMES: Readonly<Record<ReferenceStyle, string>> = {
  plain: 'Plain',
  apa: 'APA',
  mla: 'MLA',
  chicago: 'Chicago (author-date)',
  harvard: 'Harvard',
  vancouver: 'Vancouver',
  bibtex: 'BibTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
};

export const styleOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'style',
  description: 'How to write the reference',
  choices: REFERENCE_STYLES.map((value) => ({ name: STYLE_NAMES[value], value })),
};

/** Null for what is no style. */
export function readStyle(value: string | null | undefined): ReferenceStyle | null {
  return REFERENCE_STYLES.find((style) => style === value) ?? null;
}

export function chosenStyle(request: Request): ReferenceStyle | null {
  return readStyle(textOption(request, 'style'));
}
