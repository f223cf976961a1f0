import { type APIApplicationCommandStringOption, ApplicationCommandOptionType } from 'discord.js';
import { citationId } from '../../../src/citations/reference/citation-id.ts';
import { readPrintedReferences } from '../../../src/citations/reference/printed-reference.ts';
import { tidyReference } from '../../../src/citations/reference/reference.ts';
import { printedPlaces } from '../../../src/citations/resolve/resolve-printed.ts';
import type { Document, Passage, Section } from '../../../src/corpus/document/document.ts';
import { documentOfKey } from '../../../src/corpus/document/document-server.ts';
import type { Choice } from '../../../src/discord/command/command.ts';
import { LIMITS } from '../../../src/discord/rendering/limits.ts';
import {
  type Suggestions,
  suggestionsFor,
} from '../../../src/retrieval/suggestions/suggestions.ts';
import { firstWords } from '../passage-lines.ts';
import { documentList, nameOfSource } from './source.ts';

export const referenceOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'reference',
  description: 'A citation id such as KEY:3.2, a printed number such as rule 5, or a document',
  required: true,
  autocomplete: true,
  max_length: 300,
};

/** Places with the same printed number that are suggested before anything else. */
const MOST_NUMBERED = 8;
/** Between an address and the words that describe it in a choice. */
const DASH = ' — ';

/**
 * Suggestions in steps: what bears a printed number that was typed, documents, then the sections of the one that was named, then the passages of
 * the section. A chosen suggestion stays in the field as it was labelled, so labels are read too.
 */
export async function referenceChoices(
  documents: readonly Document[],
  typed: string,
): Promise<Choice[]> {
  const address = typed.split(DASH)[0]?.trim() ?? '';
  const numbered = numberChoices(documents, address);
  const named = await nameChoices(documents, address);
  return [...numbered, ...named].slice(0, LIMITS.choices);
}

/** Printed numbers: `rule 5`, `KEY chapter 2`. */
function numberChoices(documents: readonly Document[], address: string): Choice[] {
  const places = printedPlaces(documents, readPrintedReferences(tidyReference(address)));
  return places.slice(0, MOST_NUMBERED).flatMap(({ label, passages: [first, ...others] }) => {
    if (!first) return [];
    const name = `${nameOfSource(documents, first.document)} ${label}`;
    const value = others.length === 0 ? citationId(first) : name;
    return [{ name: `${name}${DASH}${firstWords(first, LIMITS.choice)}`, value }];
  });
}

async function nameChoices(documents: readonly Document[], address: string): Promise<Choice[]> {
  const match = /^([a-z0-9-]{2,12})(?:[\s:,.§]+(.*))?$/iu.exec(address);
  const key = match?.[1]?.toUpperCase();
  const document = documentOfKey(documents, key ?? '');
  if (document) return withinDocument(document, match?.[2]?.trim() ?? '');
  const list = await documentList(documents);
  return list.find(address, LIMITS.choices).map((found) => ({
    name: `${found.metadata.key}${DASH}${found.metadata.title}`,
    value: nameOfSource(documents, found),
  }));
}

async function withinDocument(document: Document, rest: string): Promise<Choice[]> {
  const { passages, headings } = await outlineOf(document);
  const sections = [...passages.keys()];
  const choice = (section: Section) =>
    sectionChoice(document, section, passages.get(section)?.length ?? 0);
  const place = /^(\d+)(?:[\s.¶]+(\d*))?/u.exec(rest);
  if (!place?.[1]) return headings.find(rest, LIMITS.choices).map(choice);
  const number = place[1];
  const exact = sections.find((section) => String(section.number) === number);
  const longer = sections.filter(
    (section) => section !== exact && String(section.number).startsWith(number),
  );
  return [
    ...((exact && passages.get(exact)) ?? [])
      .filter((passage) => String(passage.number).startsWith(place[2] ?? ''))
      .map(passageChoice),
    ...(place[2] === undefined ? longer.map(choice) : []),
  ].slice(0, LIMITS.choices);
}

/** The sections of a document that hold passages, in their order. */
interface Outline {
  readonly passages: ReadonlyMap<Section, readonly Passage[]>;
  readonly headings: Suggestions<Section>;
}

const outlines = new WeakMap<Document, Promise<Outline>>();

/** Made once for each document. */
function outlineOf(document: Document): Promise<Outline> {
  const known = outlines.get(document) ?? makeOutline(document);
  outlines.set(document, known);
  return known;
}

async function makeOutline(document: Document): Promise<Outline> {
  const passages = new Map<Section, Passage[]>();
  for (const passage of document.passages) {
    const inSection = passages.get(passage.section);
    if (inSection) inSection.push(passage);
    else passages.set(passage.section, [passage]);
  }
  const headings = await suggestionsFor([...passages.keys()], ({ heading }) => [heading ?? '']);
  return { passages, headings };
}

function sectionChoice(document: Document, section: Section, count: number): Choice {
  const value = `${document.metadata.key}:${section.number}`;
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
