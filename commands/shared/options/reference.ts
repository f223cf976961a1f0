import { type APIApplicationCommandStringOption, ApplicationCommandOptionType } from 'discord.js';
import { citationId } from '../../../src/citations/reference/citation-id.ts';
import { simplify } from '../../../src/citations/resolve/find-documents.ts';
import type { Document, Passage, Section } from '../../../src/corpus/document/document.ts';
import { documentOfKey } from '../../../src/corpus/document/document-server.ts';
import type { Choice } from '../../../src/discord/command/command.ts';
import { LIMITS } from '../../../src/discord/rendering/limits.ts';
import { firstWords } from '../passage-lines.ts';
import { documentList, nameOfSource } from './source.ts';

export const referenceOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'reference',
  description: 'A citation id such as KEY:3.2, or a document and a section',
  required: true,
  autocomplete: true,
  max_length: 300,
};

/** Between an address and the words that describe it in a choice. */
const DASH = ' — ';

/**
 * Suggestions in steps: documents, then the sections of the one that was named, then the passages of
 * the section. A chosen suggestion stays in the field as it was labelled, so labels are read too.
 */
export function referenceChoices(documents: readonly Document[], typed: string): Choice[] {
  const address = typed.split(DASH)[0]?.trim() ?? '';
  const match = /^([a-z0-9-]{2,12})(?:[\s:,.§]+(.*))?$/iu.exec(address);
  const key = match?.[1]?.toUpperCase();
  const document = documentOfKey(documents, key ?? '');
  if (document) return withinDocument(document, match?.[2]?.trim() ?? '');
  return documentList(documents)
    .find(address, LIMITS.choices)
    .map((found) => ({
      name: `${found.metadata.key}${DASH}${found.metadata.title}`,
      value: nameOfSource(documents, found),
    }));
}

function withinDocument(document: Document, rest: string): Choice[] {
  const sections = document.sections.filter((section) => inSection(document, section).length > 0);
  const place = /^(\d+)(?:[\s.¶]+(\d*))?/u.exec(rest);
  if (!place?.[1]) {
    const words = simplify(rest);
    return sections
      .filter(({ heading }) => ` ${simplify(heading ?? '')}`.includes(words && ` ${words}`))
      .map((section) => sectionChoice(document, section));
  }
  const number = place[1];
  const exact = sections.find((section) => String(section.number) === number);
  const passages = exact ? inSection(document, exact) : [];
  const longer = sections.filter(
    (section) => section !== exact && String(section.number).startsWith(number),
  );
  return [
    ...passages
      .filter((passage) => String(passage.number).startsWith(place[2] ?? ''))
      .map(passageChoice),
    ...(place[2] === undefined ? longer.map((section) => sectionChoice(document, section)) : []),
  ];
}

function sectionChoice(document: Document, section: Section): Choice {
  const value = `${document.metadata.key}:${section.number}`;
  const count = inSection(document, section).length;
  const passages = count === 1 ? '1 passage' : `${count} passages`;
  const heading = section.heading ?? 'before the first heading';
  return { name: `${value}${DASH}${heading} (${passages})`, value };
}

function passageChoice(passage: Passage): Choice {
  const { document, section, number } = passage;
  const address = `${document.metadata.key}:${section.number}.${number}`;
  return {
    name: `${address}${DASH}${firstWords(passage, LIMITS.choice)}`,
    value: citationId(passage),
  };
}

function inSection({ passages }: Document, section: Section): Passage[] {
  return passages.filter((passage) => passage.section === section);
}
