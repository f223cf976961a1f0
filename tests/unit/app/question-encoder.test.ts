import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type PassageEncoder, passageEncoder } from '../../../src/app/passage-encoder.ts';
import { questionEncoder } from '../../../src/app/question-encoder.ts';
import type { Document } from '../../../src/corpus/document/document.ts';
import { buildLibrary } from '../../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../../support/documents.ts';
import { fakeThreads, keptInMemory } from '../../support/fake-encoder.ts';
import { memoryLog } from '../../support/memory-log.ts';

const SERVER = '100000000000000001';
const shared = documentsOf({ 'ferry.md': '# Ferry\n\nIt leaves at noon.' });
const own = documentsOf({ [`servers/${SERVER}/rules.md`]: '# Rules\n\nQuiet at ten.' });
const everyones = buildLibrary(shared);
const view = buildLibrary([...shared, ...own]);
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
    await encoder.follow(shared, null);
    expect(await encoder.encode('When?', everyones)).toBeNull();
    expect(encoder.known).toBeUndefined();
    await encoder.close();
    expect(threads.asked).toEqual([]);
    await expect(access(path.join(given.dataDir, 'encodings'))).rejects.toThrow();
  });

  test('prepares everyone’s documents; a server’s own when somebody asks there', async () => {
    const threads = fakeThreads();
    const encoder = questionEncoder(await settings('on'), log, passageEncoder({ threads }));
    await encoder.follow(shared, null);
    await encoder.follow(own, SERVER);
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
    await encoder.follow(shared, null);
    await encoder.encode('When?', view);
    await expect.poll(() => kept.kept.size).toBe(2);
    // A shelf that is not in memory has not gone.
    await encoder.follow(shared, null);
    await encoder.follow(own, SERVER);
    expect(kept.kept.size).toBe(2);
    await encoder.follow([], SERVER);
    expect([...kept.kept.keys()].map(({ name }) => name)).toEqual(['ferry.md']);
  });

  test('finds again what was kept of a shelf that comes back', async () => {
    const kept = keptInMemory();
    const given = await settings('on');
    const threads = fakeThreads();
    const before = questionEncoder(given, log, passageEncoder({ threads, kept }));
    await before.encode('When?', view);
    await expect.poll(() => before.encode('When?', view)).not.toBeNull();
    const asked = threads.asked.length;
    const after = questionEncoder(given, log, passageEncoder({ threads, kept }));
    await after.recall(view.documents);
    expect(await after.encode('When?', view)).not.toBeNull();
    expect(threads.asked).toHaveLength(asked + 1);
  });

  test('forgets nothing of documents that came while another was being prepared', async () => {
    const asked: (readonly Document[])[] = [];
    const releases: (() => void)[] = [];
    const slow: PassageEncoder = {
      ...passageEncoder({ threads: fakeThreads() }),
      prepare: () => new Promise((resolve) => releases.push(resolve)),
      keepOnly: async (documents) => void asked.push(documents),
    };
    const encoder = questionEncoder(await settings('on'), log, slow);
    const next = documentsOf({ 'ferry.md': '# Ferry\n\nIt leaves at one.' });
    const work = [encoder.follow(shared, null), encoder.follow(next, null)];
    for (const release of releases) release();
    await Promise.all(work);
    expect(asked).toEqual([next]);
  });
});
