import type { Document } from '../../src/corpus/document/document.ts';
import { documentsOf } from './documents.ts';

const story = (words: string) => `${words} and nobody spoke of it until the fires were lit.`;

/** Documents that print their numbers, each in its own way. */
export const numberedDocuments: readonly Document[] = documentsOf({
  'rope.md': [
    '---\nkey: ROPE\ntitle: The Rope Makers\n---',
    '# The Rope Makers\n\nA short word before the tale.',
    '## Preface\n\nThis edition follows the second printing.',
    '## Chapter I\n\nThe walk was built in spring.',
    '## Chapter II\n\nThe fire came in the second winter.',
    '## Chapter III\n\nThey rebuilt in stone.',
  ].join('\n\n'),
  'bye.md': [
    '---\nkey: BYE\ntitle: By-laws\n---',
    '## Definitions\n\nA member is a person who has paid.',
    '## Article 1\n\nThe club is called the Heron.',
    '## Article 2\n\nThe seat of the club is the old mill.\n\n2.1 The mill is open in May.\n\n2.2 Cats are not admitted to it.',
    '## 7. Pets\n\nPets are kept on a lead.\n\n- a) dogs\n- b) goats',
    '## Article 8a: Boats\n\nBoats are rowed.',
  ].join('\n\n'),
  'server-rules.md': [
    '---\nkey: RULES\ntitle: Server rules\n---',
    'Read these first:',
    [
      '1. **Be kind.** Nobody is called names.',
      '2. **No spam.** One message is enough.',
      '3. **Voice.** Push to talk is required.',
      '4. **Names.** At least three letters.',
      '5. **Music.** No music after ten.',
    ].join('\n'),
    '## Appeals\n\n1. Write to the desk.\n2. Wait for two days.',
  ].join('\n\n'),
  'jorde.md':
    '---\nkey: JORDE\ntitle: Jorde\n---\n## 1\n\n1. The lamp was lit.\n\n2. The lamp went out.\n\n3. They sat in the dark.\n\n4. The moon came up.\n\n## 2\n\n1 The river rose. 2 The bridge fell. 3 The boats were gone. 4 They swam.',
  'carriers.txt': [
    'THE CARRIERS',
    'by A. N. Author',
    ...['PART ONE', 'PART TWO'].flatMap((part) => [
      part,
      ...['CHAPTER I', 'CHAPTER II'].flatMap((chapter) => [
        chapter,
        story(`In ${part.toLowerCase()}, ${chapter.toLowerCase()}, the bell was carried`),
      ]),
    ]),
  ].join('\n\n'),
  'hausordnung.md':
    '---\nkey: HAUS\ntitle: Hausordnung\nlanguage: de\n---\n# Hausordnung\n\n**§ 12** Ruhe gilt ab zehn.\n\n**§ 12a** Am Sonntag den ganzen Tag.\n\nRegel 20: Der Keller ist zu.',
  'estatutos.md':
    '---\nkey: ESTAT\ntitle: Estatutos\nlanguage: es\n---\nArtículo 18. La sede está en el molino.\n\nArtículo 19. Nadie fuma en el patio.',
  'korean.md':
    '---\nkey: HOE\ntitle: 회칙\nlanguage: ko\n---\n## 제5조(목적)\n\n이 모임은 강을 돌본다.\n\n## 제5조의2\n\n배는 함께 쓴다.',
  'japanese.md':
    '---\nkey: KIYAKU\ntitle: 規約\nlanguage: ja\n---\n第五条 川を守る。\n\n第六条 舟は共有する。',
  'prices.md':
    '---\nkey: PRICES\ntitle: Prices\n---\n| No. | What | Cost |\n|---|---|---|\n| 31 | A rope of ten metres for the boats | 4 euros |\n| 32 | A lamp with oil for the night walk | 9 euros |\n| 33 | A bell that can be heard on the hill | 70 euros |',
  'years.md':
    '---\nkey: YEARS\ntitle: The years\n---\n1984 was cold.\n\n2.5 metres of snow fell.\n\n5. May was the first warm day.',
});
