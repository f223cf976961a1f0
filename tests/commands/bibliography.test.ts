import { describe, expect, test } from 'vitest';
import { bibliography } from '../../commands/bibliography/bibliography.ts';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Request } from '../../src/discord/command/request.ts';
import { passageWith, smallLibrary } from '../support/library.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = smallLibrary();
const granite = citationId(passageWith(library, 'grey granite'));
const ovens = citationId(passageWith(library, 'wood-fired ovens'));
const CHANNEL = requestOf().channelId ?? '';
const THREAD = '200000000000000099';

async function deskWith(...posts: readonly (readonly [string, readonly string[]])[]) {
  const services = emptyServices();
  for (const [at, [channelId, citations]] of posts.entries()) {
    const messageId = String(900_000 + at);
    const postedAt = new Date(1_000 * at);
    await services.ownPosts.record({ channelId, messageId, guildId: '1', citations, postedAt });
  }
  return services;
}

async function run(
  services: Awaited<ReturnType<typeof deskWith>>,
  options: Request['options'] = {},
  changes: Partial<Request> = {},
) {
  return bibliography.answer(requestOf(options, changes), library, services);
}

describe('/bibliography', () => {
  test('lists what was cited here, each document once with its places', async () => {
    const services = await deskWith([CHANNEL, [granite]], [CHANNEL, [ovens, granite]]);
    const reply = await run(services);
    expect(textIn(reply)).toMatch(/### Cited here\n-# 2 passages of 2 documents/);
    expect(textIn(reply)).toMatch(/Ailsa Morag[\s\S]*harbour cooperative/i);
    expect(textIn(reply).match(/LIGHT:1\.1~/g)).toHaveLength(1);
    expect(reply.visibility).toBe('public');
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['🗑']);
    const mine = await run(services, { private: true });
    expect(mine.visibility).toBe('ephemeral');
    expect(buttonsIn(mine).map(({ label }) => label)).toEqual(['Share']);
  });

  test('says so when nothing was', async () => {
    const reply = await run(await deskWith([THREAD, [granite]]));
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toMatch(/I have cited nothing here/);
  });

  test('takes a thread alone, or its channel with it', async () => {
    const services = await deskWith([CHANNEL, [granite]], [THREAD, [ovens]]);
    const inThread = { channelId: THREAD, parentId: CHANNEL };
    expect(textIn(await run(services, {}, inThread))).toContain('1 passage of 1 document');
    expect(textIn(await run(services, { scope: 'thread' }, inThread))).not.toContain('LIGHT:');
    const both = await run(services, { scope: 'channel' }, inThread);
    expect(textIn(both)).toContain('2 passages of 2 documents');
    expect(textIn(await run(services, { scope: 'channel' }))).toContain('1 passage of 1 document');
  });

  test.each([
    [{ style: 'bibtex' }, 'references.bib', /^@/],
    [{ style: 'ris' }, 'references.ris', /^TY {2}- /],
    [{ style: 'csl-json' }, 'references.json', /^\[/],
    [{ style: 'apa', file: true }, 'references.md', /^Morag, A\./],
  ])('sends a file for %j', async (options, name, content) => {
    const reply = await run(await deskWith([CHANNEL, [granite]]), options);
    expect(reply.files).toMatchObject([{ name, content: expect.stringMatching(content) }]);
    expect(textIn(reply)).not.toContain('```');
  });

  test('looks at the last 50 posts, and counts what is gone', async () => {
    const many = Array.from(
      { length: 60 },
      (_, at) => [CHANNEL, [at < 10 ? granite : ovens, 'GONE:1.1~abcde']] as const,
    );
    const reply = await run(await deskWith(...many));
    expect(textIn(reply)).toContain('1 passage of 1 document · 1 not in the library any more');
    await expect(run(await deskWith([CHANNEL, ['GONE:1.1~abcde']]))).rejects.toThrow(
      /None of the passages cited here/,
    );
  });
});
