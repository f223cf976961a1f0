import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type PassageEncoder, passageEncoder } from '../../../src/app/passage-encoder.ts';
import { questionEncoder } from '../../../src/app/question-encoder.ts';
import type { Document } from '../../../src/corpus/document/document.ts';
import { isVisibleIn } from '../../../src/corpus/document/document-server.ts';
import { buildLibrary } from '../../../src/retrieval/index/build-library.ts';
import { viewOf } from '../../../src/retrieval/index/library-view.ts';
import { documentsOf } from '../../support/documents.ts';
import { fakeThreads, keptInMemory } from '../../support/fake-encoder.ts';
import { memoryLog } from '../../support/memory-log.ts';

const SERVER = '100000000000000001';
const shared = { 'ferry.md': '# Ferry\n\nIt leaves at noon.' };
const library = buildLibrary(
  documentsOf({ ...shared, [`servers/${SERVER}/rules.md`]: '# Rules\n\nQuiet at ten.' }),
);
const view = viewOf(library, (document) => isVisibleIn(document, SERVER));
const { log } = memoryLog();

async function settings(meaning: 'on' | 'words' | 'off') {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'footnote-question-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return { meaning, dataDir };
}

describe('the question encoder of a bot', () => {
  test.each(['words', 'off'] as const)('makes nothing with MEANING=%s', async (meaning) => {
    const threads = fakeThreads();
    const given = await settings(meaning);
    const encoder = questionEncoder(given, log, passageEncoder({ threads }));
    await encoder.follow(library);
    expect(await encoder.encode('When?', library)).toBeNull();
    expect(encoder.known).toBeUndefined();
    await encoder.close();
    expect(threads.asked).toEqual([]);
    await expect(access(path.join(given.dataDir, 'encodings'))).rejects.toThrow();
  });

  test('prepares everyone’s documents; a server’s own when somebody asks there', async () => {
    const threads = fakeThreads();
    const encoder = questionEncoder(await settings('on'), log, passageEncoder({ threads }));
    await encoder.follow(library);
    expect(threads.asked.map(({ text }) => text)).toEqual([
      'Ferry. It leaves at noon.',
      'It leaves at noon.',
      // So that the thread has started when somebody asks.
      expect.any(String),
    ]);
    expect(await encoder.encode('When?', view)).toBeNull();
    await expect.poll(() => encoder.encode('When?', view)).not.toBeNull();
    expect(threads.asked.map(({ text }) => text)).toContain('Rules. Quiet at ten.');
  });

  test('forgets what went, and nothing that any server has', async () => {
    const kept = keptInMemory();
    const encoder = questionEncoder(
      await settings('on'),
      log,
      passageEncoder({ threads: fakeThreads(), kept }),
    );
    await encoder.follow(library);
    await encoder.encode('When?', view);
    await expect.poll(() => kept.kept.size).toBe(2);
    await encoder.follow(library);
    expect(kept.kept.size).toBe(2);
    await encoder.follow(buildLibrary(documentsOf(shared)));
    expect([...kept.kept.keys()].map(({ name }) => name)).toEqual(['ferry.md']);
  });

  test('forgets nothing of a library that came while another was being prepared', async () => {
    const asked: (readonly Document[])[] = [];
    const releases: (() => void)[] = [];
    const slow: PassageEncoder = {
      ...passageEncoder({ threads: fakeThreads() }),
      prepare: () => new Promise((resolve) => releases.push(resolve)),
      keepOnly: async (documents) => void asked.push(documents),
    };
    const encoder = questionEncoder(await settings('on'), log, slow);
    const next = buildLibrary(documentsOf(shared));
    const work = [encoder.follow(library), encoder.follow(next)];
    for (const release of releases) release();
    await Promise.all(work);
    expect(asked).toEqual([next.documents]);
  });
});
