import { describe, expect, test } from 'vitest';
import { checkMessage } from '../../../../src/sandbox/validation/message-rules.ts';
import { MessageStore } from '../../../../src/sandbox/world/message-store.ts';
import { refused } from '../refused.ts';
import { makeWorld } from '../world-of.ts';

function start() {
  const world = makeWorld();
  const store = new MessageStore(world, () => 'http://127.0.0.1:1');
  const origin = { channel: world.channel('general'), author: world.person('mia').user };
  const send = (form: object, more: object = {}) =>
    store.create(checkMessage(form), [], { ...origin, ...more });
  return { world, store, origin, send };
}

const file = (key: string, name: string) => ({
  key,
  name,
  type: 'text/plain',
  bytes: new Uint8Array([1, 2]),
});

describe('messages', () => {
  test('remember the newest thousand of a channel', () => {
    const { store, origin, send } = start();
    for (let index = 0; index < 1010; index += 1) send({ content: `${index}` });
    const all = store.list(origin.channel.id, null);
    expect(all).toHaveLength(1000);
    expect(all[0]?.message.content).toBe('10');
  });

  test('are shown to their user only when ephemeral', () => {
    const { store, origin, send } = start();
    send({ content: 'x' }, { ephemeralFor: 'someone' });
    expect(store.list(origin.channel.id, null)).toEqual([]);
    expect(store.list(origin.channel.id, 'other')).toEqual([]);
    expect(store.list(origin.channel.id, 'someone')).toHaveLength(1);
  });

  test('keep, drop and add files as an edit says', () => {
    const { store, origin } = start();
    const stored = store.create({ content: 'x' }, [file('0', 'a.txt'), file('1', 'b.txt')], origin);
    const names = () => stored.message.attachments.map(({ filename }) => filename);
    const [first] = stored.message.attachments;
    store.edit(stored, { content: 'y' }, []);
    expect(names()).toEqual(['a.txt', 'b.txt']);
    store.edit(stored, { attachments: [{ id: first?.id ?? '' }, { id: '0' }] }, [
      file('0', 'c.txt'),
    ]);
    expect(names()).toEqual(['a.txt', 'c.txt']);
    store.edit(stored, { attachments: [] }, []);
    expect(names()).toEqual([]);
  });

  test('cannot refer to a file that is not attached', () => {
    const { store, origin } = start();
    const form = checkMessage({
      flags: 32768,
      components: [{ type: 13, file: { url: 'attachment://a.txt' } }],
    });
    expect(refused(() => store.create(form, [], origin))).toEqual([
      'components[0]: The referenced attachment was not found',
    ]);
    const { message } = store.create(form, [file('0', 'a.txt')], origin);
    expect(message.components).toMatchObject([
      { id: 1, file: { url: message.attachments[0]?.url } },
    ]);
  });

  test('get ids for their components, counted from one, but keep those they have', () => {
    const { send } = start();
    const text = { type: 10, content: 'x' };
    const { message } = send({ flags: 32768, components: [text, { ...text, id: 7 }, text] });
    expect(message.components?.map(({ id }) => id)).toEqual([1, 7, 3]);
  });

  test('are never empty, also not after an edit', () => {
    const { store, send } = start();
    expect(refused(() => send({ content: ' \n ' }))).toEqual(['400 50006']);
    const stored = send({ content: 'x' });
    expect(refused(() => store.edit(stored, { content: '' }, []))).toEqual(['400 50006']);
    expect(stored.message.content).toBe('x');
  });
});
