import { describe, expect, test } from 'vitest';
import { cslItem, cslRecord, missingFields } from '../../../../src/citations/formatted/csl-item.ts';
import { documentOf } from '../../../support/documents.ts';

const documentWith = (matter: string) =>
  documentOf(
    `---\nkey: LIGHT\ntitle: The Light\nlanguage: en\n${matter}---\n# Lamp\n\nIt burns oil.`,
  );

describe('a document in CSL-JSON', () => {
  test.each([
    ['', 'document'],
    ['publisher: The Trust\n', 'book'],
    ['url: https://example.org/light\npublisher: The Trust\n', 'webpage'],
    ['url: https://example.org/light\nedition: 2nd\n', 'book'],
  ])('with %j is a %s', (matter, type) => {
    expect(cslItem(documentWith(matter)).type).toBe(type);
  });

  test('names the publisher of a page as the site that it stands on, and keeps it in a data file', () => {
    const page = documentWith('url: https://example.org/light\npublisher: The Trust\n');
    expect(cslItem(page)).toMatchObject({ 'container-title': 'The Trust' });
    expect(cslItem(page)).not.toHaveProperty('publisher');
    expect(cslRecord(page, [])).toMatchObject({ publisher: 'The Trust' });
  });

  test('has the date in parts as far as it is known', () => {
    const parts = (issued: string) => cslItem(documentWith(`issued: ${issued}\n`)).issued;
    expect(parts('2024-05')).toEqual({ 'date-parts': [[2024, 5]] });
    expect(parts('2024-05-09')).toEqual({ 'date-parts': [[2024, 5, 9]] });
  });

  test('lets no field begin another by a line break', () => {
    const document = documentWith('publisher: "The\\n\\nTrust"\nedition: "2nd\\nprinting"\n');
    expect(cslItem(document)).toMatchObject({ publisher: 'The Trust', edition: '2nd printing' });
  });

  test('lists the cited places with their ids', () => {
    const document = documentWith('');
    const [passage] = document.passages;
    expect(cslRecord(document, document.passages).note).toBe(
      `section 1, paragraph 1 (LIGHT:1.1~${passage?.mark})`,
    );
  });

  test('leaves out what is not known, and tells which fields those are', () => {
    const bare = documentWith('');
    expect(Object.keys(cslItem(bare))).toEqual(['id', 'type', 'title', 'language']);
    expect(missingFields(bare)).toEqual(['author', 'issued', 'publisher', 'url']);
    expect(missingFields(documentWith('author: Ailsa Morag\nissued: 1998\n'))).toEqual([
      'publisher',
      'url',
    ]);
  });
});
