import { describe, expect, test } from 'vitest';
import { NOT_KEPT } from '../../../src/app/kept-encodings.ts';
import { passageEncoder } from '../../../src/app/passage-encoder.ts';
import type { Document } from '../../../src/corpus/document/document.ts';
import { withKey } from '../../../src/corpus/document/make-document.ts';
import { encodedTexts, passageCosine } from '../../../src/retrieval/encoder/encodings.ts';
import { documentOf, documentsOf, paragraphOf } from '../../support/documents.ts';
import { fakeThreads, keptInMemory } from '../../support/fake-encoder.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { unitVector } from '../../support/unit-vector.ts';

const documents = documentsOf({
  'ferry.md': `# Ferry\n\n${paragraphOf(80, 'boat')}\n\n${paragraphOf(80, 'quay')}`,
  'goat.md': '# Goat\n\nThe goat gave milk.',
});

const fail = (sentence: string) => () => {
  throw new Error(sentence);
};

function textsOf(many: readonly Document[]): string[] {
  return many.flatMap(({ passages }) => passages.flatMap(encodedTexts));
}

describe('the encoder of passages', () => {
  test('makes the vectors of every passage, each once, and gives them by document', async () => {
    const threads = fakeThreads((text) => unitVector(text.length));
    const encoder = passageEncoder({ threads });
    expect(documents.map((one) => encoder.known(one))).toEqual([undefined, undefined]);
    let steps = 0;
    await encoder.prepare(documents, () => {
      steps += 1;
    });
    const texts = textsOf(documents);
    expect(texts.length).toBeGreaterThan(2);
    expect(threads.asked.map(({ text }) => text)).toEqual(texts);
    expect(steps).toBe(documents.flatMap(({ passages }) => passages).length);
    for (const document of documents) {
      const encodings = encoder.known(document);
      if (!encodings) throw new Error('no vectors');
      for (const [at, passage] of document.passages.entries()) {
        const [whole = ''] = encodedTexts(passage);
        expect(passageCosine(unitVector(whole.length), encodings, at)).toBeGreaterThan(0.999);
      }
    }
  });

  test('encodes documents that are asked for over and over once', async () => {
    const threads = fakeThreads();
    const encoder = passageEncoder({ threads });
    await Promise.all([
      encoder.prepare(documents),
      encoder.prepare(documents.slice(1)),
      encoder.question('Where?', documents),
      encoder.question('When?', documents),
    ]);
    await encoder.prepare(documents);
    expect(threads.asked.map(({ text }) => text)).toEqual(textsOf(documents));
  });

  test('encodes a document under another citation key no second time', async () => {
    const threads = fakeThreads();
    const encoder = passageEncoder({ threads });
    await encoder.prepare(documents);
    const copies = documents.map((document, at) => withKey(document, `K${at}`));
    await encoder.prepare(copies);
    expect(threads.asked).toHaveLength(textsOf(documents).length);
    expect(copies.map((copy) => encoder.known(copy))).toEqual(
      documents.map((document) => encoder.known(document)),
    );
  });

  test('has no vector for a question, at once, until those of all documents are there', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const threads = fakeThreads(async (text) => {
      if (text.includes('goat')) await held;
      return unitVector(text.length);
    });
    const encoder = passageEncoder({ threads });
    expect(await encoder.question('Where is the boat?', documents)).toBeNull();
    await expect.poll(() => encoder.known(documents[0] as Document)).toBeDefined();
    expect(await encoder.question('Where is the boat?', documents)).toBeNull();
    expect(await encoder.question('Where is the boat?', documents.slice(0, 1))).not.toBeNull();
    release();
    await encoder.prepare(documents);
    expect(await encoder.question('pls where is the boat?', documents)).toEqual(
      unitVector('where is the boat?'.length),
    );
    expect(threads.asked.at(-1)).toEqual({ text: 'where is the boat?', urgency: 'urgent' });
    expect(threads.asked.filter(({ urgency }) => urgency === 'urgent')).toHaveLength(2);
  });

  test('has no vector again when a document has changed, until the new one has its own', async () => {
    const threads = fakeThreads();
    const encoder = passageEncoder({ threads });
    await encoder.prepare(documents);
    const before = threads.asked.length;
    const changed = [documents[0] as Document, documentOf('# Goat\n\nThe goat sleeps.', 'goat.md')];
    expect(await encoder.question('What does the goat do?', changed)).toBeNull();
    expect(await encoder.question('What does the goat do?', documents)).not.toBeNull();
    await encoder.prepare(changed);
    expect(await encoder.question('What does the goat do?', changed)).not.toBeNull();
    const made = threads.asked.slice(before).filter(({ urgency }) => urgency === 'patient');
    expect(made.map(({ text }) => text)).toEqual(['Goat. The goat sleeps.', 'The goat sleeps.']);
  });

  test('makes nothing that was kept', async () => {
    const kept = keptInMemory();
    const first = passageEncoder({ threads: fakeThreads(), kept });
    await first.prepare(documents);
    expect([...kept.kept.keys()]).toEqual(documents);
    const threads = fakeThreads();
    const second = passageEncoder({ threads, kept });
    await second.prepare(documents);
    expect(threads.asked).toEqual([]);
    expect(documents.map(second.known)).toEqual(documents.map(first.known));
  });

  test('warns once when encoding fails, and leaves questions to their words', async () => {
    const { log, lines } = memoryLog();
    const threads = fakeThreads(fail('there is no memory left'));
    const encoder = passageEncoder({ threads, log });
    await encoder.prepare(documents);
    await encoder.prepare(documents);
    expect(await encoder.question('Where?', documents)).toBeNull();
    expect(lines.map(({ message }) => message)).toEqual([
      'Questions are compared by their words alone, as encoding failed (there is no memory left).',
    ]);
    // What is known to fail is not tried for every other document.
    expect(threads.asked).toHaveLength(textsOf(documents.slice(0, 1)).length);
  });

  test('warns once when a question cannot be encoded', async () => {
    const { log, lines } = memoryLog();
    const threads = fakeThreads((text) => {
      if (text === 'Where?') throw new Error('the thread ended');
      return unitVector(1);
    });
    const encoder = passageEncoder({ threads, log });
    await encoder.prepare(documents);
    expect(await encoder.question('Where?', documents)).toBeNull();
    expect(await encoder.question('Where?', documents)).toBeNull();
    expect(lines).toHaveLength(1);
  });

  test('leaves a question to its words when its vector takes longer than it may wait', async () => {
    const slow = new Promise<Float32Array>(() => undefined);
    const threads = fakeThreads((text) => (text === 'Where?' ? slow : unitVector(1)));
    const { log, lines } = memoryLog();
    const encoder = passageEncoder({ threads, log, patience: 20 });
    await encoder.prepare(documents);
    expect(await encoder.question('Where?', documents)).toBeNull();
    expect(await encoder.question('When?', documents)).not.toBeNull();
    expect(lines).toEqual([]);
  });

  test('warns once when the disk fails, and answers all the same', async () => {
    const { log, lines } = memoryLog();
    const kept = { ...NOT_KEPT, keep: async () => fail('the disk is full')() };
    const encoder = passageEncoder({ threads: fakeThreads(), kept, log });
    await encoder.prepare(documents);
    expect(lines.map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'Vectors are made anew at every start, as the disk is full.'],
    ]);
    expect(await encoder.question('Where?', documents)).not.toBeNull();
  });

  test('warns when what is gone cannot be forgotten, and does not reject', async () => {
    const { log, lines } = memoryLog();
    const kept = { ...NOT_KEPT, keepOnly: async () => fail('the disk may only be read')() };
    const encoder = passageEncoder({ threads: fakeThreads(), kept, log });
    await encoder.keepOnly(documents, null);
    expect(lines.map(({ message }) => message)).toEqual([
      'Vectors of documents that are gone stay on disk, as the disk may only be read.',
    ]);
  });

  test('closes in the midst of its work without a word', async () => {
    const { log, lines } = memoryLog();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const threads = fakeThreads(async () => {
      await held;
      throw new Error('The threads that encode are closed.');
    });
    const encoder = passageEncoder({ threads, log });
    const work = encoder.prepare(documents);
    await expect.poll(() => threads.asked.length, { interval: 0 }).toBeGreaterThan(0);
    await encoder.close();
    letGo();
    await work;
    expect(await encoder.question('Where?', documents)).toBeNull();
    await encoder.prepare(documents);
    expect(lines).toEqual([]);
    expect(documents.map((one) => encoder.known(one))).toEqual([undefined, undefined]);
  });
});

describe('documents that are not worth encoding', () => {
  const stated = (language: string) =>
    documentOf(`---\nlanguage: ${language}\n---\n# Title\n\nA text of its own.`, `${language}.md`);
  const long = documentOf(
    Array.from({ length: 1_501 }, (_, at) => `# H${at}\n\nShort text ${at}.`).join('\n\n'),
    'long.md',
  );
  const expectNothing = async (many: readonly Document[]) => {
    const threads = fakeThreads();
    const encoder = passageEncoder({ threads });
    expect(encoder.isWorthIt(many)).toBe(false);
    expect(await encoder.question('Where?', many)).toBeNull();
    expect(threads.asked).toEqual([]);
  };

  test('are too many', async () => {
    expect(long.passages).toHaveLength(1_501);
    await expectNothing([long]);
    await expectNothing([long, ...documents]);
  });

  test.each(['ko', 'ru', 'ja', 'ar', 'zh'])('are in a language such as %s', async (language) => {
    await expectNothing([stated(language)]);
  });

  test('are compared with the others where some are in such a language', async () => {
    const threads = fakeThreads();
    const encoder = passageEncoder({ threads });
    const mixed = [...documents, stated('ko')];
    await encoder.prepare(mixed);
    expect(threads.asked.map(({ text }) => text)).toEqual(textsOf(documents));
    expect(await encoder.question('Where is the boat?', mixed)).not.toBeNull();
    expect(await encoder.question('배는 어디에 있습니까?', mixed)).toBeNull();
  });

  test.each(['en', 'de', 'es', 'en-GB', 'vi', 'tr'])('are none in %s', (language) => {
    expect(passageEncoder({ threads: fakeThreads() }).isWorthIt([stated(language)])).toBe(true);
  });
});
