import { describe, expect, test } from 'vitest';
import { nameOfSource, readSource } from '../../../../commands/shared/options/source.ts';
import { formatReferences } from '../../../../src/citations/formatted/format-references.ts';
import { citationId } from '../../../../src/citations/reference/citation-id.ts';
import { resolveReference } from '../../../../src/citations/resolve/resolve-reference.ts';
import { recordOf } from '../../../../src/citations/trace/passage-record.ts';
import { traceCitation, unindexed } from '../../../../src/citations/trace/trace-citation.ts';
import { documentsOf } from '../../../support/documents.ts';

const documents = documentsOf({
  'a.md': '---\nkey: RULES\ntitle: Rules for everyone\n---\n# One\n\nEveryone is kind to everyone.',
  'servers/100000000000000001/b.md':
    '---\nkey: RULES\ntitle: Our own rules\n---\n# One\n\nMembers of this server wear hats.',
});
const [shared, own] = documents;
if (!shared || !own) throw new Error('no documents');
const found = (reference: string) => {
  const resolution = resolveReference(documents, reference);
  return resolution.kind === 'found'
    ? resolution.passages.map(({ document }) => document.name)
    : resolution.kind;
};

describe('where a server states a key that everyone’s documents have as well', () => {
  test('the key and a place in it mean the server’s own document', () => {
    expect(['RULES', 'rules:1.1', 'RULES §1'].map(found)).toEqual([
      [own.name],
      [own.name],
      [own.name],
    ]);
    expect(readSource(documents, 'RULES')).toMatchObject({ ok: true, document: own });
  });

  test('a whole id means the passage that has its mark', () => {
    for (const document of [shared, own]) {
      expect(document.passages.map(citationId).map(found)).toEqual([[document.name]]);
    }
  });

  test('the other one has its title and its file name still', () => {
    expect([found('Rules for everyone'), found('a.md')]).toEqual([[shared.name], [shared.name]]);
    expect(nameOfSource(documents, own)).toBe('RULES');
    expect(nameOfSource(documents, shared)).toBe('a.md');
    expect(readSource(documents, 'a.md')).toMatchObject({ ok: true, document: shared });
  });

  test('what was cited is traced in the document it was cited from', () => {
    for (const document of [shared, own]) {
      const [passage] = document.passages;
      if (!passage) throw new Error('no passage');
      const trace = traceCitation(unindexed(documents), recordOf(passage));
      expect(trace).toEqual({ kind: 'same', passages: [passage] });
    }
  });

  test('a bibliography lists both', async () => {
    const all = documents.flatMap(({ passages }) => passages);
    const { text } = await formatReferences(all, 'apa');
    expect(text).toMatch(/Our own rules/);
    expect(text).toMatch(/Rules for everyone/);
  });
});
