import { describe, expect, test } from 'vitest';
import { shelfKeeper } from '../../../../src/app/shelves/shelf-keeper.ts';

/** A keeper of shelves that weigh as much as `weights` says, 10 by default, with a clock that stands still. */
function keep({ most = 25, weights = new Map<string, number>() } = {}) {
  const events: string[] = [];
  const time = { now: 0 };
  const keeper = shelfKeeper({
    load: async (id: string) => {
      events.push(`load ${id}`);
      if (id === 'broken') throw new Error('it is broken');
      return {
        id,
        bytes: () => weights.get(id) ?? 10,
        close: async () => void events.push(`close ${id}`),
      };
    },
    most: () => most,
    idle: 100,
    now: () => time.now,
  });
  const names = () => keeper.loaded().map(({ id }) => id);
  return { ...keeper, events, time, names, weights };
}

describe('shelves in memory', () => {
  test('are each made once, however many ask at the same time', async () => {
    const { get, peek, events } = keep();
    expect(peek('a')).toBeUndefined();
    const [one, other] = await Promise.all([get('a'), get('a')]);
    expect(one).toBe(other);
    expect(await peek('a')).toBe(one);
    expect(events).toEqual(['load a']);
  });

  test('are let go where they take too much, the longest unused first', async () => {
    const { get, names, events } = keep();
    for (const id of ['a', 'b', 'a', 'c']) await get(id);
    expect(names()).toEqual(['a', 'c']);
    await expect.poll(() => events).toEqual(['load a', 'load b', 'load c', 'close b']);
    await get('b');
    expect(names()).toEqual(['c', 'b']);
  });

  test('the one used last stays, whatever it takes, and one that grows has others let go', async () => {
    const { get, names, tidy, weights } = keep({ weights: new Map([['large', 90]]) });
    await get('a');
    await get('large');
    expect(names()).toEqual(['large']);
    await get('a');
    expect(names()).toEqual(['a']);
    await get('b');
    weights.set('b', 20);
    tidy();
    expect(names()).toEqual(['b']);
  });

  test('are let go when nobody has used them for long; a look at one is no use', async () => {
    const { get, peek, names, tidy, time } = keep();
    await get('a');
    time.now = 60;
    await get('b');
    await peek('a');
    time.now = 100;
    tidy();
    expect(names()).toEqual(['b']);
  });

  test('are tried again after one could not be made', async () => {
    const { get, peek, events } = keep();
    await expect(get('broken')).rejects.toThrow('it is broken');
    expect(peek('broken')).toBeUndefined();
    await expect(get('broken')).rejects.toThrow('it is broken');
    expect(events).toEqual(['load broken', 'load broken']);
  });

  test('are closed in the end, those on their way too', async () => {
    const { get, close, events, names } = keep();
    await get('a');
    const coming = get('b');
    await close();
    expect((await coming).id).toBe('b');
    expect(names()).toEqual([]);
    expect(events.slice(-2).sort()).toEqual(['close a', 'close b']);
  });
});
