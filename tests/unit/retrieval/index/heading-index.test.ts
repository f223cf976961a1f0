import { describe, expect, it } from 'vitest';
import { headingIndexSteps } from '../../../../src/retrieval/index/heading-index.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { phraseKey } from '../../../../src/text/phrase/phrase-key.ts';
import { documentsOf, paragraphOf } from '../../../support/documents.ts';

function indexOf(files: Readonly<Record<string, string>>) {
  const documents = documentsOf(files);
  let first = 0;
  const firstPassage = new Map(
    documents.map((one) => {
      const here = first;
      first += one.passages.length;
      return [one, here] as const;
    }),
  );
  const index = runSync(headingIndexSteps(documents, firstPassage));
  return (heading: string) => index.get(phraseKey(heading));
}

describe('the index of headings', () => {
  it('finds all passages below a heading, in whatever documents it stands', () => {
    const below = indexOf({
      'a.md': `---\ntitle: Harbour\n---\nBefore.\n\n# Wet ropes\n\n${paragraphOf(150, 'a')}\n\n${paragraphOf(150, 'b')}\n\n# Other\n\nText.`,
      'b.md': '---\ntitle: Shed\n---\n# Dry\n\nText.\n\n# wet ropes?\n\nText.',
    });
    expect(below('Wet ropes')).toEqual([1, 2, 5]);
    expect(below('Other')).toEqual([3]);
    expect(below('Ropes')).toBeUndefined();
  });

  it('takes a title for no heading: it names the document', () => {
    const below = indexOf({
      'a.md': '---\ntitle: Ropes\n---\n# Ropes\n\nText.\n\n## Wet\n\nText.',
    });
    expect(below('Ropes')).toBeUndefined();
    expect(below('Wet')).toEqual([1]);
  });

  it('knows the names of objects by the documents alone', () => {
    const below = indexOf({
      'a.md': '---\ntitle: Harbour\n---\nBefore.\n\n# constructor\n\nText.',
    });
    expect(below('constructor')).toEqual([1]);
    expect(below('toString')).toBeUndefined();
  });

  it('lets other work in between the many headings of one document', () => {
    const sections = Array.from({ length: 5_000 }, (_, at) => `# Heading ${at}\n\nText.`);
    const documents = documentsOf({ 'a.md': sections.join('\n\n') });
    const steps = headingIndexSteps(documents, new Map());
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThan(8);
  });

  it('tells no more than forty passages apart by one heading', () => {
    const sections = Array.from({ length: 50 }, () => '# Again\n\nText.\n\n# Between\n\nText.');
    const below = indexOf({
      'a.md': `---\ntitle: Harbour\n---\nBefore.\n\n${sections.join('\n\n')}`,
    });
    expect(below('Again')).toHaveLength(40);
  });
});
