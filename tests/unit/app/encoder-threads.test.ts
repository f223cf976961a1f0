import { describe, expect, onTestFinished, test } from 'vitest';
import { type EncoderThreads, encoderThreads } from '../../../src/app/encoder-threads.ts';
import { openSentenceEncoder } from '../../../src/app/open-encoder.ts';
import { builtProgram } from '../../support/built-program.ts';
import { run } from '../../support/process.ts';

/** A thread that ends at "end", throws at "throw", never answers at "hang", and else gives a text's length. */
const MODULE = new URL('../../fixtures/encoder/fragile-thread.mjs', import.meta.url);
const BROKEN = new URL('../../fixtures/encoder/broken-thread.mjs', import.meta.url);

function opened(...args: Parameters<typeof encoderThreads>): EncoderThreads {
  const threads = encoderThreads(...args);
  onTestFinished(() => threads.close());
  return threads;
}

/** What became of it. */
const outcome = (work: Promise<Float32Array>) =>
  work.then(
    ([first]) => first,
    (error: Error) => error.message,
  );

describe('threads that encode', () => {
  test('give the vector that the encoder gives', async () => {
    const { encode } = opened();
    const text = 'The ferry leaves at noon.';
    expect(await encode(text)).toEqual(openSentenceEncoder().encode(text));
  });

  test('encode what is urgent first, and else in order', async () => {
    const { encode } = opened(1, MODULE);
    const order: string[] = [];
    const note = async (text: string, urgency?: 'urgent') => {
      await encode(text, urgency);
      order.push(text);
    };
    // The first is under way at once.
    await Promise.all([note('a'), note('b'), note('c'), note('d', 'urgent'), note('e', 'urgent')]);
    expect(order).toEqual(['a', 'd', 'e', 'b', 'c']);
  });

  test('share the work', async () => {
    const { encode } = opened(2, MODULE);
    const held = outcome(encode('hang'));
    expect(await Promise.all(['four', 'fifth'].map((one) => outcome(encode(one))))).toEqual([4, 5]);
    let isDone = false;
    void held.then(() => {
      isDone = true;
    });
    expect(isDone).toBe(false);
  });

  test.each([
    ['ends', 'end', 'The thread that encodes ended.'],
    ['throws', 'throw', 'not this text'],
  ])('cost their text alone and are replaced when one %s', async (_, text, message) => {
    const { encode } = opened(1, MODULE);
    const texts = ['one', text, 'three', text, 'fifth'];
    const outcomes = await Promise.all(texts.map((one) => outcome(encode(one))));
    expect(outcomes).toEqual([3, message, 5, message, 5]);
  });

  test('that cannot even start fail all that wait, at once', async () => {
    const { encode } = opened(1, BROKEN);
    const outcomes = await Promise.all(['a', 'b', 'c'].map((one) => outcome(encode(one))));
    expect(outcomes[0]).toMatch(/^no such luck in \d+$/);
    // One thread tried, and none after it.
    expect(new Set(outcomes).size).toBe(1);
    expect(await outcome(encode('later'))).toMatch(/^no such luck/);
  });

  test('reject what waits and what is under way when they are closed, and all that comes later', async () => {
    const { encode, close } = opened(1, MODULE);
    expect(await outcome(encode('four'))).toBe(4);
    const work = ['hang', 'waits', 'waits too'].map((one) => outcome(encode(one)));
    await close();
    expect(await Promise.all(work)).toEqual([
      'The thread that encodes ended.',
      'The threads that encode are closed.',
      'The threads that encode are closed.',
    ]);
    expect(await outcome(encode('later'))).toBe('The threads that encode are closed.');
    await close();
  });

  test('that were never asked anything close', async () => {
    await encoderThreads(3, BROKEN).close();
  });

  test('do not keep the process alive once they have nothing to do', async () => {
    const program = run(process.execPath, [
      await builtProgram('tests/fixtures/programs/encode-and-leave.ts'),
    ]);
    expect(await program.exit).toBe(0);
    expect(program.output()).toBe('384\n');
  });
});
