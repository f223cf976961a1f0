import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { encoderThreads } from '../../src/app/encoder-threads.ts';
import { keptEncodings } from '../../src/app/kept-encodings.ts';
import { passageEncoder } from '../../src/app/passage-encoder.ts';
import { type QuestionEncoder, questionEncoder } from '../../src/app/question-encoder.ts';
import { unescaped } from '../../src/discord/rendering/markdown.ts';
import { runLiveBot } from '../support/live-bot.ts';
import { memoryLog } from '../support/memory-log.ts';
import { isEphemeral, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';

const HOUSE = `# House rules

## Pets

Dogs and cats stay outside the building at all times.

## Kitchen

Everyone washes up what they have used before they go home.

## Bicycles

Two-wheelers stand in the shed behind the mill, never in the hall.`;

/** It shares no word with the passage that answers it. */
const PARAPHRASE = 'Who cleans the plates after dinner?';
const PASSAGE = 'Everyone washes up what they have used';
const SLOW = { timeout: 120_000 };
const WAIT = { timeout: 60_000, interval: 50 };

/** The bot's own encoder, which does nothing until it is let. */
async function heldEncoder() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'footnote-meaning-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { log, lines } = memoryLog();
  const threads = encoderThreads();
  const slow: typeof threads = {
    ...threads,
    encode: async (...text) => {
      await held;
      return threads.encode(...text);
    },
  };
  const passages = passageEncoder({ threads: slow, kept: keptEncodings(dataDir), log });
  const encoder: QuestionEncoder = questionEncoder({ meaning: 'on', dataDir }, log, passages);
  onTestFinished(() => encoder.close());
  return { encoder, letGo, dataDir, lines };
}

test('a bot answers by words first, and by meaning once it has its vectors', SLOW, async () => {
  const { encoder, letGo, dataDir, lines } = await heldEncoder();
  const sandbox = await openSandbox();
  const bot = await runLiveBot(sandbox, { 'house.md': HOUSE }, undefined, encoder);
  const person = sandbox.as('mia').in('general');
  const ask = async (question: string) => {
    const { message } = await person.slash('ask', { question });
    const text = unescaped(textOf(message)).replaceAll('**', '');
    return { text, isPublic: message != null && !isEphemeral(message) };
  };

  // By its words the bot is not sure, and says so to the asker alone; what stands there it posts.
  expect((await ask(PARAPHRASE)).isPublic).toBe(false);
  expect(await ask('Where do dogs and cats stay?')).toMatchObject({
    text: expect.stringContaining('Dogs and cats stay outside'),
    isPublic: true,
  });

  letGo();
  await encoder.follow(bot.served.shared().documents, null);
  expect(await ask(PARAPHRASE)).toMatchObject({
    text: expect.stringContaining(PASSAGE),
    isPublic: true,
  });
  expect(await readdir(path.join(dataDir, 'encodings'))).toHaveLength(1);

  // A document that comes is answered from at once, and by meaning a little later.
  await writeFile(path.join(bot.dir, 'garden.md'), '# Garden\n\nThe hens are fed at sunrise.');
  await expect.poll(() => bot.served.shared().documents.length, WAIT).toBe(2);
  expect((await ask('When are the hens fed?')).text).toContain('The hens are fed at sunrise');
  await expect.poll(async () => (await ask(PARAPHRASE)).isPublic, WAIT).toBe(true);
  await expect
    .poll(async () => (await readdir(path.join(dataDir, 'encodings'))).length, WAIT)
    .toBe(2);
  expect(lines).toEqual([]);
  expect(sandbox.refusals).toEqual([]);
});
