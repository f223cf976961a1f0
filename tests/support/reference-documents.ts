import type { Document, Passage } from '../../src/corpus/document/document.ts';
import { documentsOf, paragraphOf } from './documents.ts';

const twin = 'The same sentence stands in two documents.';
const long = (word: string) => paragraphOf(45, word);

/** A library whose names invite mistakes: keys in keys, numbers in titles, one section, other scripts. */
export const referenceDocuments: readonly Document[] = [
  ...documentsOf({
    'defect.md': [
      '---\nkey: DEFECT\ntitle: Why a Younger Generation Defects\n---',
      '# Famine\n\nThe famine of the nineties was called the Arduous March.',
      `# Markets\n\n${long('market')}\n\n${long('trade')}\n\n${long('price')}`,
      '## Currency\n\nForeign money was preferred to the won.',
      `# Twins\n\n${twin}`,
    ].join('\n\n'),
    'bowl.md': `---\nkey: BOWL\ntitle: Super Bowl 50\n---\n# Game\n\nDenver won.\n\n# Twins\n\n${twin}`,
    'rules-a.md':
      '---\nkey: RULES-A\ntitle: House Rules of the North\n---\n# One\n\nBe kind in the north.',
    'rules-b.md':
      '---\nkey: RULES-B\ntitle: House Rules of the South\n---\n# One\n\nBe kind in the south.',
    'rules.md': '---\nkey: RULES\ntitle: Table Manners\n---\n# One\n\nEat.\n\n# Two\n\nDrink.',
    'rules-2.md': '---\nkey: RULES-2\ntitle: Manners at Sea\n---\n# One\n\nSail.',
    'first-book.md': '---\nkey: SAM-1\ntitle: 1 Samuel\n---\n# A\n\nHannah.\n\n# B\n\nEli.',
    'second-book.md': '---\nkey: SAM-2\ntitle: 2 Samuel\n---\n# A\n\nSaul fell.\n\n# B\n\nDavid.',
    'jude.md': `---\nkey: JUDE\ntitle: Jude\n---\n# Letter\n\n${[1, 2, 3, 4].map((n) => long(`jude${n}`)).join('\n\n')}`,
    'orwell.md': '---\nkey: ORWELL\ntitle: 1984\n---\n# War\n\nPeace.\n\n# Freedom\n\nSlavery.',
    'bowl-key.md': '---\nkey: GAME\ntitle: Bowl\n---\n# Clay\n\nA round dish.',
    'hebrew.md': '---\nkey: TOLDOT\ntitle: תולדות הארץ\nlanguage: he\n---\n# אחד\n\nשלום לכולם.',
    'resume.md': '---\nkey: RESUME\ntitle: "Résumé: Straße & Café"\n---\n# A\n\nOn the road.',
    'empty.md': '---\nkey: EMPTY\ntitle: Two Headings\n---\n# Nothing\n\n# Full\n\nText.',
  }),
  ...[paged()],
];

/** A document with printed pages 11, 11, 12 and 14. */
function paged(): Document {
  const [source] = documentsOf({
    'atlas.md': `---\nkey: ATLAS\ntitle: World Atlas\n---\n# Maps\n\n${['a', 'b', 'c', 'd'].map((w) => long(`map${w}`)).join('\n\n')}`,
  });
  if (!source) throw new Error('no document');
  const document: Document & { passages: readonly Passage[] } = { ...source, passages: [] };
  const pages = [11, 11, 12, 14];
  return Object.assign(document, {
    passages: source.passages.map((passage, at) => ({
      ...passage,
      document,
      page: pages[at] ?? null,
    })),
  });
}
