import { describe, expect, test } from 'vitest';
import { ReadingQueue } from '../../../../src/corpus/reader/reading-queue.ts';

const queueOf = (...files: readonly string[]) => {
  const queue = new ReadingQueue<{ owner: string; bytes: number }>();
  for (const file of files) {
    queue.add({ owner: file.charAt(0), bytes: Number(file.slice(1)) });
  }
  return queue;
};
const all = (queue: ReturnType<typeof queueOf>) => {
  const order: string[] = [];
  for (let one = queue.take(() => true); one; one = queue.take(() => true)) {
    order.push(`${one.owner}${one.bytes}`);
  }
  return order.join(' ');
};

describe('files that wait to be read', () => {
  test('are taken owner by owner, the smallest of each first', () => {
    expect(all(queueOf('a9', 'a1', 'a5', 'b7', 'c3', 'b2'))).toBe('a1 b2 c3 a5 b7 a9');
  });

  test('of one size are taken in the order in which they came', () => {
    const queue = new ReadingQueue<{ owner: string; bytes: number; name: string }>();
    for (const name of ['x', 'y', 'z']) queue.add({ owner: 'a', bytes: 1, name });
    expect([1, 2, 3].map(() => queue.take(() => true)?.name)).toEqual(['x', 'y', 'z']);
  });

  test('stand behind the others once their owner had a turn', () => {
    const queue = queueOf('a1', 'a2', 'b9');
    queue.take(() => true);
    queue.add({ owner: 'a', bytes: 0 });
    expect(all(queue)).toBe('b9 a0 a2');
  });

  test('stay while they do not fit', () => {
    const queue = queueOf('a9', 'b1');
    expect(queue.take(({ bytes }) => bytes > 9)).toBeUndefined();
    expect(queue.take(({ bytes }) => bytes < 9)).toEqual({ owner: 'b', bytes: 1 });
    expect(all(queue)).toBe('a9');
  });
});
