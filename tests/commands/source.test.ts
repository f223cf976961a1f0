import { describe, expect, test } from 'vitest';
import { askForSource } from '../../commands/source/ask-for-source.ts';
import { chooseGiven, givenSource, giveSource } from '../../commands/source/give-source.ts';
import { askAuthor, deleteRequest, withdraw } from '../../commands/source/source-request.ts';
import { statementOption, statementsOf } from '../../commands/source/statements.ts';
import { askingLimits } from '../../src/community/sources/asking-limits.ts';
import { packId } from '../../src/discord/command/custom-id.ts';
import type { Outcome, Post } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import { chosenWords } from '../../src/discord/interactions/chosen-words.ts';
import { render } from '../../src/discord/rendering/render.ts';
import { PlainError } from '../../src/system/errors.ts';
import { smallLibrary } from '../support/library.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { ASKER, OTHER, pressOf, requestOf, targetOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = smallLibrary();
const MAY = { memberPermissions: (1n << 40n) - 1n - (1n << 13n), appPermissions: (1n << 40n) - 1n };
const CLAIM = 'The lighthouse was built of grey granite between 1851 and 1854.';
const NOW = Date.now();
const MESSAGE = targetOf('').id;
const IDS = [packId(MESSAGE), packId(OTHER)];

function world({ fails = false } = {}) {
  const posts: Post[] = [];
  const services = emptyServices({
    poster: {
      ...emptyServices().poster,
      post: async ({ channelId }, post) => {
        if (fails) throw new PlainError('That message is not there any more; nothing was posted.');
        posts.push(post);
        return { channelId, messageId: '900000000000000009' };
      },
    },
  });
  const menu = (text: string, changes = {}) =>
    askForSource.answer(
      requestOf({}, { target: targetOf(text, { createdAt: NOW, ...changes }) }),
      library,
      services,
    );
  const ask = (changes: Partial<Press> = {}, ids = IDS) =>
    askAuthor.answer(pressOf(ids, { ...MAY, question: CLAIM, ...changes }), library, services);
  return { services, posts, menu, ask };
}

const shown = (post: Post | undefined) =>
  textIn({ visibility: 'public', blocks: post?.blocks ?? [] });
const textOf = (outcome: Outcome) =>
  outcome.kind === 'reply' || outcome.kind === 'update' ? textIn(outcome.reply) : outcome.kind;

describe('Ask for a source', () => {
  test('shows the asker alone the closest passage, before anybody is asked', async () => {
    const { menu, posts } = world();
    const reply = await menu(CLAIM);
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toContain('Thomas Stevenson');
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Share passage', 'Ask the author']);
    const nothing = await menu('Zebras in Peru mostly prefer quiet saxophones.');
    expect(textIn(nothing)).toContain('Nothing in the documents');
    expect(buttonsIn(nothing).map(({ label }) => label)).toEqual(['Ask the author']);
    expect(posts).toEqual([]);
  });

  test('lets one of several statements be chosen, and reads it back from the menu', async () => {
    const { menu } = world();
    const long = `${'The keepers grew potatoes in soil that they had brought in sacks '.repeat(2)}of canvas.`;
    const reply = await menu(`${CLAIM} ${long}`);
    const { components } = render(reply);
    const id = /"custom_id":"([^"]+)"/.exec(JSON.stringify(components))?.[1] ?? '';
    const shownMessage = { components } as never;
    expect(chosenWords(shownMessage, id, ['0'])).toBe(CLAIM);
    expect(chosenWords(shownMessage, id, ['1'])).toBe(statementsOf(long)[0]);
    expect(chosenWords(shownMessage, id, ['7'])).toBeNull();
    expect(chosenWords(shownMessage, 'other', ['0'])).toBeNull();
  });

  test.each([
    ['a statement without spaces', 'x'.repeat(140)],
    ['a statement with many', 'ab '.repeat(46).trim()],
    ['a short one', 'Short and true it is.'],
  ])('keeps all of %s in the two lines of an entry', (_, statement) => {
    const { label, description = '' } = statementOption(statement, 0);
    expect(label.length).toBeLessThanOrEqual(100);
    expect(description.length).toBeLessThanOrEqual(100);
    expect(`${label} ${description}`.replaceAll(' ', '')).toBe(statement.replaceAll(' ', ''));
  });

  test('is for the statements of other people in the last week', async () => {
    const { menu } = world();
    await expect(menu(CLAIM, { authorId: null })).rejects.toThrow('Only people');
    await expect(menu(CLAIM, { authorId: ASKER })).rejects.toThrow('your own message');
    const old = NOW - 8 * 86_400_000;
    await expect(menu(CLAIM, { createdAt: old })).rejects.toThrow('older than a week');
    await expect(menu('Hello there!')).rejects.toThrow('no statement');
  });
});

describe('Ask the author', () => {
  test('asks once in public, names the author, and keeps ids and a date', async () => {
    const { ask, posts, services } = world();
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.ping).toBe(OTHER);
    expect(shown(posts[0])).toContain(`<@${ASKER}> asks <@${OTHER}> for a source:`);
    expect(shown(posts[0])).toContain(CLAIM.slice(0, 40));
    expect(shown(posts[0])).toMatch(/Due <t:\d+:R>/);
    expect(shown(posts[0])).not.toMatch(/unsupported|false|wrong/i);
    const said = [textOf(first), textOf(second)].sort();
    expect(said[0]).toMatch(/^A source (was|is being)/);
    expect(said[1]).toContain('Asked.');
    const kept = await services.sourceRequests.ofServer(requestOf().serverId ?? '');
    expect(kept).toEqual([
      {
        messageId: MESSAGE,
        serverId: requestOf().serverId,
        channelId: requestOf().channelId,
        postId: '900000000000000009',
        given: 0,
        dueAt: new Date('2026-05-05'),
      },
    ]);
  });

  test('keeps nothing and counts nothing where Discord refuses', async () => {
    const { ask, services } = world({ fails: true });
    for (let at = 0; at < 4; at += 1) {
      await expect(ask()).rejects.toThrow('That message is not there any more');
    }
    expect(await services.sourceRequests.find(MESSAGE)).toBeNull();
  });

  test('says who has had enough', async () => {
    const { ask } = world();
    const id = (at: number) => [
      packId(String(600_000_000_000_000_000n + BigInt(at))),
      IDS[1] ?? '',
    ];
    await ask({}, id(1));
    await ask({}, id(2));
    await expect(ask({}, id(3))).rejects.toThrow('You have asked for several sources lately');
    const other = { userId: '300000000000000003' };
    await ask(other, id(4));
    await expect(ask(other, id(5))).rejects.toThrow('asked for three sources today');
  });
});

test('two requests in ten minutes and three to one person a day are counted, and taken back', async () => {
  const limits = askingLimits();
  expect(await limits.count('1', 'a', 'x')).toBeNull();
  expect(await limits.count('1', 'a', 'x')).toBeNull();
  expect(await limits.count('1', 'a', 'y')).toMatchObject({ who: 'asker' });
  expect(await limits.count('2', 'a', 'y')).toBeNull();
  await limits.takeBack('1', 'a', 'x');
  expect(await limits.count('1', 'a', 'x')).toBeNull();
  expect(await limits.count('1', 'b', 'x')).toBeNull();
  expect(await limits.count('1', 'c', 'x')).toMatchObject({ who: 'asked' });
  // A refusal costs whoever asked nothing.
  expect(await limits.count('1', 'c', 'z')).toBeNull();
  expect(await limits.count('1', 'c', 'z')).toBeNull();
});

describe('Give a source', () => {
  async function asked() {
    const { ask, services } = world();
    await ask();
    const field = [IDS[0] ?? ''];
    const give = (source: string, changes: Partial<Press> = {}) =>
      givenSource.answer(
        pressOf(field, { entered: new Map([['source', source]]), ...changes }),
        library,
        services,
      );
    const form = () => giveSource.answer(pressOf(field), library, services);
    return { services, give, form, field };
  }

  test('opens a form, and shows the excerpt of a reference', async () => {
    const { give, form } = await asked();
    expect(await form()).toMatchObject({ kind: 'form', form: { title: 'Give a source' } });
    const outcome = await give('LIGHT 1.1');
    expect(outcome).toMatchObject({ kind: 'reply', reply: { visibility: 'public' } });
    expect(textOf(outcome)).toMatch(/gives a source from the library:[\s\S]*Thomas Stevenson/);
    expect(textOf(outcome)).toMatch(/`LIGHT:1\.1~\w{5}`/);
  });

  test('shows what is not in the library as what it is, and lets it do nothing', async () => {
    const { give } = await asked();
    const text = textOf(await give('@everyone <@123> **bold** [x](https://evil.example) `y`'));
    expect(text).toContain('not in the library, not checked');
    expect(text).not.toMatch(/(?<!\\)\*\*bold|(?<!\\)@everyone|<@123>|(?<!\\)\]\(/);
  });

  test('lets the giver choose where a reference fits several passages', async () => {
    const { give, services, field } = await asked();
    const outcome = await give('LIGHT 2');
    expect(outcome).toMatchObject({ kind: 'reply', reply: { visibility: 'ephemeral' } });
    const value = /"value":"([^"]+)"/.exec(
      JSON.stringify(render(replyOf(outcome)).components),
    )?.[1];
    const chosen = await chooseGiven.answer(
      pressOf(field, { values: [value ?? ''] }),
      library,
      services,
    );
    expect(textOf(chosen)).toContain('gives a source from the library');
  });

  test('ends with the third, also of two at once', async () => {
    const { give, form, services } = await asked();
    await give('One book, page 3');
    const both = await Promise.allSettled([give('Two'), give('Three'), give('Four')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(form()).rejects.toThrow('This request has its 3 sources.');
    expect((await services.sourceRequests.find(MESSAGE))?.given).toBe(3);
  });

  test('has nothing to do with a request that is closed', async () => {
    const { give, services } = await asked();
    await services.sourceRequests.close(MESSAGE);
    await expect(give('LIGHT 1')).rejects.toThrow('closed');
  });
});

const replyOf = (outcome: Outcome) => {
  if (outcome.kind !== 'reply' && outcome.kind !== 'update') throw new Error(outcome.kind);
  return outcome.reply;
};

test('the asker withdraws, the person who was asked deletes, moderators do both', async () => {
  const { ask, services } = world();
  await ask();
  const press = (ids: string[], userId: string) => pressOf(ids, { userId });
  const withdrawing = [IDS[0] ?? '', packId(ASKER)];
  await expect(withdraw.answer(press(withdrawing, OTHER), library, services)).rejects.toThrow(
    'Only the person who asked',
  );
  await expect(deleteRequest.answer(press(IDS, ASKER), library, services)).rejects.toThrow(
    'Only the person who was asked',
  );
  expect(await services.sourceRequests.find(MESSAGE)).not.toBeNull();
  const outcome = await withdraw.answer(press(withdrawing, ASKER), library, services);
  expect(textOf(outcome)).toContain('was withdrawn');
  expect(await services.sourceRequests.find(MESSAGE)).toBeNull();
  expect(await deleteRequest.answer(press(IDS, OTHER), library, services)).toEqual({
    kind: 'delete',
  });
});
