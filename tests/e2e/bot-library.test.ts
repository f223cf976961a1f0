import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { APIMessage } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../src/citations/trace/passage-record.ts';
import type { ServerLimits } from '../../src/community/librarian.ts';
import { unescaped } from '../../src/discord/rendering/markdown.ts';
import type { PersonInChannel } from '../../src/sandbox/driving/person-in-channel.ts';
import { HOSTILE } from '../support/hostile-files.ts';
import { runLiveBot } from '../support/live-bot.ts';
import { isEphemeral, labelsOf, textOf as markdownOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';

/** Reading starts a thread, which takes long on a busy machine. */
const WAIT = { timeout: 30_000, interval: 50 };
const SLOW = { timeout: 60_000 };

const SHARED = {
  'harbour.md': '# Harbour\n\nThe harbour master keeps the tide tables in the tower.',
};
const RULES = `# House rules

Members greet newcomers with a lantern.

## Quiet hours

The quiet hours begin at ten in the evening and end at seven.`;

const attached = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: new Uint8Array(Buffer.from(content)),
});

/** What a person reads in a message. */
const textOf = (message: APIMessage | null | undefined) =>
  unescaped(markdownOf(message)).replaceAll('**', '');

/** The reply when it says what is waited for; it is edited until then. */
async function replyTo(
  person: PersonInChannel,
  command: string,
  values: Parameters<PersonInChannel['slash']>[1],
  expected: RegExp,
): Promise<string> {
  await person.slash(command, values);
  const last = () => textOf(person.messages().at(-1));
  await expect.poll(last, WAIT).toMatch(expected);
  return last();
}

/** Two servers with the bot: olga manages the first, theo the second; mia is in both. */
async function twoServers(limits?: ServerLimits) {
  const sandbox = await openSandbox();
  const bot = await runLiveBot(sandbox, SHARED, limits);
  const second = sandbox.addGuild({
    name: 'Second',
    ownerId: 'theo',
    memberIds: ['mia'],
    botPresent: true,
    channels: ['second-general'],
  });
  const first = (who: string) => sandbox.as(who).in('general');
  const other = (who: string) => sandbox.as(who).in('second-general');
  return { sandbox, bot, second, first, other };
}

describe('/library', () => {
  test('a document that is added is answered from, in its server alone', SLOW, async () => {
    const { sandbox, bot, first, other } = await twoServers();
    const file = attached('rules.md', RULES);
    const added = await replyTo(first('olga'), 'library add', { file }, /### Added/);
    expect(added).toContain('seen in this server only');
    expect(added).toMatch(/House rules `HOUSE-RULES`/);
    expect(added).toMatch(/English · 2 sections · 2 passages · 2\d words/);
    expect(isEphemeral(first('olga').messages().at(-1))).toBe(true);
    expect(first('mia').messages()).toEqual([]);

    const question = 'When do the quiet hours begin?';
    const { message } = await first('mia').slash('ask', { question });
    expect(textOf(message)).toContain('begin at ten in the evening');
    expect(textOf(message)).toContain('HOUSE-RULES:2.1~');
    const id = /HOUSE-RULES:2\.1~\w{5}/.exec(textOf(message))?.[0] ?? '';

    for (const stranger of [other('mia'), sandbox.as('mia').dm()]) {
      const asked = await stranger.slash('ask', { question });
      expect(textOf(asked.message)).not.toContain('ten in the evening');
      const cited = await stranger.slash('cite', { reference: id });
      expect(textOf(cited.message)).not.toContain('ten in the evening');
      const words = 'quiet hours begin at ten in the evening';
      const searched = await stranger.slash('search', { terms: words, match: 'exact' });
      expect(textOf(searched.message)).not.toContain('House rules');
      const quoted = await stranger.slash('quote-check', { text: words });
      expect(textOf(quoted.message)).not.toContain('House rules');
      const listed = await stranger.slash('sources');
      expect(textOf(listed.message)).not.toContain('House rules');
      const typed = await stranger.autocomplete('ask', { question, source: 'Hou' }, 'source');
      expect(JSON.stringify(typed)).not.toContain('HOUSE-RULES');
    }
    const quoted = await first('mia').slash('quote-check', {
      text: 'quiet hours begin at ten in the evening',
    });
    expect(textOf(quoted.message)).toContain('House rules');
    const server = first('mia').channel.guildId ?? '';
    expect((await readdir(path.join(bot.dir, 'servers', server))).sort()).toEqual([
      'rules.md',
      'rules.md.yml',
    ]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('an answer that Discord takes no more comes in a direct message', SLOW, async () => {
    const sandbox = await openSandbox({ tokenLifetimeMs: 1 });
    await runLiveBot(sandbox, SHARED);
    const file = attached('rules.md', RULES);
    await sandbox.as('olga').in('general').slash('library add', { file });
    const direct = () => textOf(sandbox.as('olga').dm().messages().at(-1));
    await expect.poll(direct, WAIT).toMatch(/the outcome comes here.*### Added, seen in this/s);
    expect(sandbox.as('mia').in('general').messages()).toEqual([]);
  });

  test('two servers may each have a document of one key', SLOW, async () => {
    const { first, other } = await twoServers();
    const here = attached('rules.md', '# Rules\n\nHere the gate opens at noon.');
    const there = attached('rules.md', '# Rules\n\nThere the gate opens at midnight.');
    await replyTo(first('olga'), 'library add', { file: here, key: 'rules' }, /### Added/);
    await replyTo(other('theo'), 'library add', { file: there, key: 'RULES' }, /### Added/);
    const cited = async (person: PersonInChannel) =>
      textOf((await person.slash('cite', { reference: 'RULES:1.1' })).message);
    expect(await cited(first('mia'))).toContain('at noon');
    expect(await cited(other('mia'))).toContain('at midnight');
  });

  test(
    'an update serves the new version and marks the posts that quote what changed',
    SLOW,
    async () => {
      const { sandbox, first } = await twoServers();
      const olga = first('olga');
      await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
      const changed = await first('mia').slash('ask', {
        question: 'When do the quiet hours begin?',
      });
      const same = await first('mia').slash('ask', { question: 'How do members greet newcomers?' });
      const next = attached('anything.md', RULES.replace('at ten', 'at eleven'));
      const updated = await replyTo(
        olga,
        'library update',
        { document: 'HOUSE-RULES', file: next },
        /### Updated/,
      );
      expect(updated).toContain('1 passage as before, 1 new or changed, 1 of the old ones gone.');
      expect(updated).toContain(
        'I put a note on 1 of my earlier posts that quote what has changed.',
      );
      const now = (id: string | undefined) =>
        textOf(
          first('mia')
            .messages()
            .find((one) => one.id === id),
        );
      expect(now(changed.message?.id)).toMatch(/⚠/);
      expect(now(same.message?.id)).not.toMatch(/⚠/);
      const asked = await first('mia').slash('ask', { question: 'When do the quiet hours begin?' });
      expect(textOf(asked.message)).toContain('begin at eleven');
      expect(sandbox.refusals).toEqual([]);
    },
  );

  test('a text that was updated is shown with its old words, where managers want it', {
    timeout: 180_000,
  }, async () => {
    const { sandbox, bot, first } = await twoServers();
    const olga = first('olga');
    await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
    const asked = { question: 'When do the quiet hours begin?' };
    const { message } = await first('mia').slash('ask', asked);
    const id = /HOUSE-RULES:2\.1~\w{5}/.exec(textOf(message))?.[0] ?? '';
    const server = String(first('mia').channel.guildId);
    const { documents } = await bot.served.seenIn(server);
    const records = documents.flatMap(({ passages }) => passages.map(recordOf));
    await bot.services.passageHistory.remember(records);
    const file = attached('next.md', RULES.replace('at ten', 'at *half* past eleven'));
    const update = { document: 'HOUSE-RULES', file };
    await replyTo(olga, 'library update', update, /### Updated/);
    const changed = async () => {
      const reply = await first('mia').slash('cite', { reference: id });
      return textOf(reply.message);
    };
    expect(await changed()).toMatch(/begin at ~~\(1 word\)~~ half past eleven in/);
    const preview = await olga.slash('config old-words', { switch: 'on' });
    await olga.press(preview.message?.id ?? '', 'Save');
    expect(await changed()).toMatch(/begin at ~~ten~~ half past eleven in/);
    const withdraw = { document: 'HOUSE-RULES', 'remove-quotes': true };
    await replyTo(olga, 'library withdraw', withdraw, /Withdrawn|withdrawn/);
    const again = attached('rules.md', RULES.replace('at ten', 'at *half* past eleven'));
    await replyTo(olga, 'library add', { file: again }, /### Added/);
    expect(await changed()).not.toMatch(/~~ten~~/);
    expect(sandbox.refusals).toEqual([]);
  });

  test(
    'what is withdrawn is no answer any more, and its words can be taken back',
    SLOW,
    async () => {
      const { sandbox, first, bot } = await twoServers();
      const olga = first('olga');
      await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
      const question = 'When do the quiet hours begin?';
      const { message } = await first('mia').slash('ask', { question });
      const options = { document: 'House rules', 'remove-quotes': true };
      const withdrawn = await replyTo(olga, 'library withdraw', options, /### Withdrawn/);
      expect(withdrawn).toContain(
        'I put a note on 1 of my earlier posts that quote it and took its words out of them.',
      );
      const post = first('mia')
        .messages()
        .find((one) => one.id === message?.id);
      expect(textOf(post)).not.toContain('ten in the evening');
      const again = await first('mia').slash('ask', { question });
      expect(textOf(again.message)).not.toContain('ten in the evening');
      const server = olga.channel.guildId ?? '';
      expect(await readdir(path.join(bot.dir, 'servers', server))).toEqual(['.removed']);
      expect(sandbox.refusals).toEqual([]);
    },
  );

  test(
    'lists the server’s own documents before everyone’s, and says how things stand',
    SLOW,
    async () => {
      const { first } = await twoServers();
      const olga = first('olga');
      await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
      const list = textOf((await olga.slash('library list')).message);
      expect(list).toMatch(/House rules[\s\S]*Harbour[\s\S]*for all servers/);
      const status = textOf((await olga.slash('library status')).message);
      expect(status).toContain('Of this server: 1 document with 2 passages.');
      expect(status).toMatch(/Room: 1 of 5 documents, 0\.0 of 50 MiB, 2\d of 5,000 words\./);
      const read = await replyTo(olga, 'library reindex', {}, /### Read anew/);
      expect(read).toContain('1 document with 2 passages; all could be read.');
    },
  );

  test(
    'is for those who manage the server, and everyone’s documents for the owner of the bot',
    SLOW,
    async () => {
      const { first, other } = await twoServers();
      expect(() => first('mia').slash('library list')).toThrow();
      const file = attached('notice.md', '# Notice\n\nThe ferry sails on Mondays.');
      const refused = await replyTo(
        other('theo'),
        'library add',
        { file, public: true },
        /whoever/,
      );
      expect(refused).toContain('Only whoever runs the bot');
      const denied = await replyTo(
        other('theo'),
        'library withdraw',
        { document: 'HARBOUR' },
        /whoever/,
      );
      expect(denied).toContain('belongs to all servers');
      const added = await replyTo(
        first('olga'),
        'library add',
        { file, public: true },
        /### Added/,
      );
      expect(added).toContain('seen in all servers');
      const asked = await other('mia').slash('ask', { question: 'When does the ferry sail?' });
      expect(textOf(asked.message)).toContain('on Mondays');
    },
  );

  test.each([
    ['a file of another kind', 'notes.doc', 'x', /\.doc files are not read; save it as \.docx/],
    ['an empty file', 'empty.md', '', /empty\.md: the file is empty/],
    ['a program', 'tool.exe', 'MZ', /tool\.exe: \.exe files are not read\. I read \.md/],
    ['a zip bomb', 'bomb.docx', HOSTILE['bomb.docx']?.[0]() ?? '', /bomb\.docx: /],
  ])('%s ends in one sentence, and nothing is kept', SLOW, async (_, name, content, told) => {
    const { first, bot, sandbox } = await twoServers();
    const olga = first('olga');
    await replyTo(olga, 'library add', { file: attached(name, content) }, told);
    const server = olga.channel.guildId ?? '';
    await expect(readdir(path.join(bot.dir, 'servers', server))).rejects.toThrow('ENOENT');
    const asked = await first('mia').slash('ask', { question: 'Who keeps the tide tables?' });
    expect(textOf(asked.message)).toContain('harbour master');
    expect(sandbox.refusals).toEqual([]);
    expect(bot.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('the same file, the same text and a taken key are refused', SLOW, async () => {
    const { first } = await twoServers();
    const olga = first('olga');
    const rules = { file: attached('rules.md', RULES), key: 'HARBOUR' };
    await replyTo(olga, 'library add', rules, /### Added/);
    await replyTo(olga, 'library add', { file: attached('rules.md', 'x') }, /\/library update/);
    await replyTo(olga, 'library add', { file: attached('b.md', RULES) }, /same text is there/);
    const other = attached('c.md', '# Other\n\nOther words.');
    await replyTo(
      olga,
      'library add',
      { file: other, key: 'HARBOUR' },
      /"HARBOUR" is already used/,
    );
    await replyTo(olga, 'library add', { file: other, key: '!' }, /"key" must be 2 to 12/);
    await replyTo(olga, 'library add', { file: other, url: 'gopher://x' }, /"url" must be/);
  });

  test('a server that is full is told so', SLOW, async () => {
    const { first } = await twoServers({ documents: 1, bytes: 200, words: 20 });
    const olga = first('olga');
    const long = attached('long.md', `# Long\n\n${'word '.repeat(100)}`);
    await replyTo(olga, 'library add', { file: long }, /SERVER_MEGABYTES/);
    const wordy = attached('wordy.md', `# Wordy\n\n${'a '.repeat(60)}`);
    await replyTo(olga, 'library add', { file: wordy }, /SERVER_WORDS/);
    await replyTo(olga, 'library add', { file: attached('a.md', '# A b\n\nText.') }, /### Added/);
    await replyTo(
      olga,
      'library add',
      { file: attached('b.md', '# C d\n\nMore.') },
      /SERVER_DOCUMENTS/,
    );
  });

  test('a file that cannot be read is named, and can be replaced or taken away', SLOW, async () => {
    const { first, bot } = await twoServers();
    const olga = first('olga');
    const here = path.join(bot.dir, 'servers', olga.channel.guildId ?? '');
    await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
    await writeFile(path.join(here, 'left.md.yml'), 'title: Left over');
    await writeFile(path.join(here, 'dated.md'), '');
    await expect
      .poll(async () => textOf((await olga.slash('library status')).message), WAIT)
      .toMatch(/left\.md\.yml: there is no document "left\.md" beside it\./);
    const status = textOf((await olga.slash('library status')).message);
    expect(status).toMatch(/dated\.md: the file is empty/);
    expect(status).toContain('`/library withdraw` with the name of the file');
    const sound = attached('dated.md', '# Dated\n\nThe fair is in May.');
    await replyTo(olga, 'library add', { file: sound }, /### Added/);
    await replyTo(olga, 'library withdraw', { document: 'left.md.yml' }, /### Taken away/);
    expect(textOf((await olga.slash('library status')).message)).toContain('could be read.');
    expect((await readdir(here)).sort()).toEqual([
      '.removed',
      'dated.md',
      'dated.md.yml',
      'rules.md',
      'rules.md.yml',
    ]);
  });

  test('its document option suggests what may be changed', SLOW, async () => {
    const { first } = await twoServers();
    const olga = first('olga');
    await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
    const typed = await olga.autocomplete('library withdraw', { document: 'h' }, 'document');
    expect(JSON.stringify(typed)).toContain('HOUSE-RULES');
    // olga owns the application in the sandbox, so everyone's documents are hers to change.
    expect(JSON.stringify(typed)).toContain('HARBOUR');
    expect(labelsOf((await olga.slash('library list')).message)).toEqual([]);
  });

  test('the last document of all can be withdrawn, and another one added', SLOW, async () => {
    const sandbox = await openSandbox();
    const olga = sandbox.as('olga').in('general');
    const mia = sandbox.as('mia').in('general');
    const own = `servers/${olga.channel.guildId}/rules.md`;
    await runLiveBot(sandbox, { [own]: RULES });
    const question = 'When do the quiet hours begin?';
    expect(textOf((await mia.slash('ask', { question })).message)).toContain('ten in the evening');
    await replyTo(olga, 'library withdraw', { document: 'HOUSE-RULES' }, /### Withdrawn/);
    const { message } = await mia.slash('ask', { question });
    expect(textOf(message)).toContain('The documents do not answer this.');
    await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
    const again = await mia.slash('ask', { question });
    expect(textOf(again.message)).toContain('ten in the evening');
  });

  test('a title can be stated anew without the file', SLOW, async () => {
    const { first } = await twoServers();
    const olga = first('olga');
    await replyTo(olga, 'library add', { file: attached('rules.md', RULES) }, /### Added/);
    const nothing = { document: 'HOUSE-RULES' };
    await replyTo(olga, 'library update', nothing, /Attach the new version/);
    const title = { document: 'HOUSE-RULES', title: 'Rules of the house' };
    const updated = await replyTo(olga, 'library update', title, /### Updated/);
    expect(updated).toMatch(/Rules of the house `HOUSE-RULES`/);
    expect(updated).toContain('2 passages as before, 0 new or changed, 0 of the old ones gone.');
  });
});
