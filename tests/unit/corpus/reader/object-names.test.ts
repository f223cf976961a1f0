import { describe, expect, test } from 'vitest';
import { fromRecord, toRecord } from '../../../../src/corpus/reader/file-record.ts';
import { readFile } from '../../../../src/corpus/reader/read-file.ts';
import { documentWords } from '../../../../src/quotes/index/document-words.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentTerms } from '../../../../src/retrieval/terms/document-terms.ts';

/** `constructor`, `__proto__`, `toString`: what every object has, although nobody put it there. */
const NAMES = Object.getOwnPropertyNames(Object.prototype);

/** Reads and analyses a file as the reading thread does, and sends it between threads. */
async function sent(name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  const prepare = (document: Parameters<typeof documentTerms>[0]) => ({
    ...documentTerms(document),
    ...documentWords(document),
  });
  const parsed = fromRecord(toRecord(await readFile({ name, bytes }, prepare)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.document;
}

describe.each(NAMES)('%s is a word like any other', (word) => {
  test('in a text, whatever the format', async () => {
    const sentence = `The ${word} of the hall was paid in coal.`;
    const files: [name: string, text: string][] = [
      // In Markdown two underscores around a word are emphasis.
      [
        'a.md',
        `---\nkey: HALL\n${word}: yes\n---\n# \`${word}\`\n\n${sentence.replace(word, `\`${word}\``)}\n`,
      ],
      ['a.txt', `${word}\n\n${sentence}\n`],
      ['a.html', `<h1 ${word}="1">${word}</h1><p class="${word}">${sentence}</p>`],
      ['a.csv', `question,answer,${word}\nWho was paid?,${sentence},${word}\n`],
      ['a.json', JSON.stringify({ [word]: [{ question: 'Who was paid?', answer: sentence }] })],
    ];
    for (const [name, text] of files) {
      const document = await sent(name, text);
      const { answered, excerpts } = buildLibrary([document]).ask(`who was the ${word} paid by`);
      expect(answered, name).toBe(true);
      expect(excerpts[0]?.text, name).toContain(sentence);
    }
  });

  test('as the ending of a file name, which is then not read', async () => {
    const bytes = new TextEncoder().encode('text');
    const { parsed } = await readFile({ name: `a.${word}`, bytes });
    expect(parsed).toMatchObject({
      ok: false,
      faults: [{ message: expect.stringContaining(' files are not read.') }],
    });
  });
});
