import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { answer } from '../../commands/answer/answer.ts';
import { ask } from '../../commands/ask/ask.ts';
import { config } from '../../commands/config/config.ts';
import { queue } from '../../commands/queue/queue.ts';
import { onceADay } from '../../src/community/unanswered/once-a-day.ts';
import { actionsOf } from '../../src/discord/command/command.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Form, Outcome, Reply } from '../../src/discord/command/reply.ts';
import type { Press, Request } from '../../src/discord/command/request.ts';
import { shownOf } from '../../src/discord/posting/shown-message.ts';
import { render } from '../../src/discord/rendering/render.ts';
import { documentOf } from '../support/documents.ts';
import { passageWith, smallLibrary } from '../support/library.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { OTHER, pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = smallLibrary();
const SERVER = requestOf().serverId ?? '';
const MODERATOR = { memberPermissions: PermissionFlagsBits.ManageMessages };
const MANAGER = { memberPermissions: PermissionFlagsBits.ManageGuild };
const KEPT = 'see this question, without your name';
const actions = actionsOf([answer, ask, queue, config]);
const MISS = 'How do submarines submerge?';

const replyIn = (outcome: Outcome): Reply => {
  if (outcome.kind !== 'reply' && outcome.kind !== 'update') throw new Error(outcome.kind);
  return outcome.reply;
};
const formIn = (outcome: Outcome): Form => {
  if (outcome.kind !== 'form') throw new Error(outcome.kind);
  return outcome.form;
};
const selectIn = ({ blocks }: Reply) => {
  const [select] = blocks.flatMap((block) => (block.kind === 'select' ? [block.select] : []));
  if (!select) throw new Error('a menu was expected');
  return select;
};

async function world({ on = true, now = () => new Date('2026-05-04T10:00:00Z') } = {}) {
  const services = emptyServices({ clock: () => now(), onceADay: onceADay() });
  if (on) await services.serverSettings.change(SERVER, 'unanswered', null, 'on');
  const asked = async (question: string, changes: Partial<Request> = {}, more = {}) =>
    textIn(await ask.answer(requestOf({ question, ...more }, changes), library, services));
  const sent = (customId: string, changes: Partial<Press> = {}) => {
    const state = decodeCustomId(customId);
    const action = actions.get(state?.action ?? '');
    if (!state || !action) throw new Error(`no action for ${customId}`);
    return action.answer(pressOf(state.fields, { ...MODERATOR, ...changes }), library, services);
  };
  const press = (reply: Reply, label: string, changes: Partial<Press> = {}) => {
    const button = buttonsIn(reply).find((one) => one.label === label);
    if (!button) throw new Error(`no button ${label}`);
    const { question } = shownOf(render(reply).components);
    return sent(button.customId, { question, ephemeral: true, ...changes });
  };
  const list = () =>
    queue.answer(requestOf({}, { subcommand: 'unanswered', ...MODERATOR }), library, services);
  const card = async (at = 0) => {
    const { customId, options } = selectIn(await list());
    return replyIn(await sent(customId, { values: [options[at]?.value ?? ''] }));
  };
  const kept = () => services.unanswered.ofServer(SERVER);
  const set = async (to: 'on' | 'off') => {
    const request = requestOf({ switch: to }, { subcommand: 'unanswered', ...MANAGER });
    const preview = await config.answer(request, library, services);
    return { preview: textIn(preview), save: () => press(preview, 'Save', MANAGER) };
  };
  return { services, asked, sent, press, list, card, kept, set };
}

describe('questions without an answer', () => {
  test('are not kept by default, and nothing is said of it', async () => {
    const { asked, kept, list } = await world({ on: false });
    expect(await asked(MISS)).not.toContain(KEPT);
    expect(await kept()).toEqual([]);
    expect(textIn(await list())).toContain('/config unanswered');
  });

  test('are kept where that was switched on, which the reply says', async () => {
    const { asked, kept } = await world();
    expect(await asked(MISS)).toContain(KEPT);
    expect(await kept()).toMatchObject([{ text: MISS, asked: 1 }]);
    expect(JSON.stringify(await kept())).not.toContain(requestOf().userId);
  });

  test('count once a day for a person, and beside for others', async () => {
    let now = new Date('2026-05-04T10:00:00Z');
    const { asked, kept } = await world({ now: () => now });
    for (let at = 0; at < 20; at += 1) expect(await asked(MISS)).toContain(KEPT);
    expect(await kept()).toMatchObject([{ asked: 1 }]);
    await asked('submarines, how do they submerge??', { userId: OTHER });
    expect(await kept()).toMatchObject([{ asked: 2 }]);
    now = new Date('2026-05-05T00:00:00Z');
    await asked(MISS);
    expect(await kept()).toMatchObject([{ asked: 3, text: MISS }]);
  });

  test.each([
    ['private', MISS, {}, { private: true }],
    ['in no server', MISS, { guildId: null, serverId: null }, {}],
    ['about one document', MISS, {}, { source: 'BAKERY' }],
    ['too long', `${MISS} ${'submarine '.repeat(20)}`, {}, {}],
    ['with a mention', 'How does <@300000000000000002> submerge submarines?', {}, {}],
    ['with a link', 'How do https://example.com/submarines submerge?', {}, {}],
    ['with an address', 'Does mia@submarines.example submerge?', {}, {}],
    ['with a long number', 'Do submarines submerge at 555 123?', {}, {}],
    ['answered', 'What did the first lamp burn?', {}, {}],
    ['chatter', 'hello!', {}, {}],
  ])('are not kept when they are %s', async (_, question, changes, more) => {
    const { asked, kept } = await world();
    expect(await asked(question, changes, more)).not.toContain(KEPT);
    expect(await kept()).toEqual([]);
  });

  test('are deleted when they are switched off, which is said before', async () => {
    const { asked, kept, set } = await world();
    await asked(MISS);
    const { preview, save } = await set('off');
    expect(preview).toContain('1 question that is kept now is deleted');
    expect(await kept()).toHaveLength(1);
    await save();
    expect(await kept()).toEqual([]);
    const again = await set('on');
    expect(again.preview).toContain('the reply says so');
    await again.save();
    expect(await asked('How do airships land?')).toContain(KEPT);
  });
});

describe('/queue unanswered', () => {
  test('lists five on a page, of which one is dismissed', async () => {
    const { asked, list, sent, card, press, kept } = await world();
    const things = ['airships', 'submarines', 'volcanoes', 'glaciers', 'meteors', 'comets'];
    for (const thing of things) await asked(`How do ${thing} disintegrate?`);
    const first = await list();
    expect(first.visibility).toBe('ephemeral');
    expect(textIn(first)).toContain('6 questions, the most asked first');
    expect(selectIn(first).options).toHaveLength(5);
    const next = buttonsIn(first).find(({ label }) => label === '▶')?.customId ?? '';
    expect(selectIn(replyIn(await sent(next, { ephemeral: true }))).options).toHaveLength(1);
    const one = await card();
    expect(buttonsIn(one).map(({ label }) => label)).toEqual([
      'Pin a passage',
      'Add synonym',
      'Write an entry',
      'Dismiss',
      '◀ Back',
    ]);
    expect(textIn(replyIn(await press(one, '◀ Back')))).toContain('6 questions');
    expect(textIn(replyIn(await press(one, 'Dismiss')))).toContain('5 questions');
    expect(await kept()).toHaveLength(5);
    await expect(press(one, 'Pin a passage')).rejects.toThrow('settled or gone');
  });

  test('pins one of the nearest passages, and the questions alike are settled', async () => {
    const { asked, card, press, sent, kept, services } = await world();
    await asked(MISS);
    await asked('How do airships land?', { userId: OTHER });
    await asked('How do airships land?');
    const menu = selectIn(replyIn(await press(await card(1), 'Pin a passage')));
    expect(menu.options.length).toBeGreaterThan(0);
    const preview = replyIn(await sent(menu.customId, { values: [menu.options[0]?.value ?? ''] }));
    expect(textIn(preview)).toContain(
      'Of the unanswered questions it would answer “How do submarines submerge?”',
    );
    const said = textIn(replyIn(await press(preview, 'Pin')));
    expect(said).toContain('1 unanswered question is settled');
    expect(await kept()).toMatchObject([{ text: 'How do airships land?' }]);
    expect(await services.pinnedAnswers.ofServer(SERVER)).toHaveLength(1);
    expect(await asked('submarines submerge how')).toContain('Chosen by the moderators');
  });

  test('writes an entry, which is shown with its citation, and settles the question', async () => {
    const { asked, card, press, sent, kept, services } = await world();
    await asked(MISS);
    const form = formIn(await press(await card(), 'Write an entry'));
    expect(form.fields.map(({ id }) => id)).toEqual(['question', 'answer']);
    expect(form.fields[0]).toMatchObject({ value: MISS });
    const document = documentOf(
      '---\nkey: FAQ\n---\n# Questions\n\n## How do submarines submerge?\n\nThey take in water.\n',
      'faq.md',
    );
    const asks: unknown[] = [];
    Object.assign(services, {
      entries: {
        write: async (...given: unknown[]) => {
          asks.push(given.slice(0, 2));
          return { document, passages: document.passages };
        },
      },
    });
    const none = new Map([
      ['question', ' '],
      ['answer', 'x'],
    ]);
    await expect(sent(form.customId, { entered: none })).rejects.toThrow('Give the question');
    const entered = new Map([
      ['question', ` ${MISS} `],
      ['answer', 'They take in water.'],
    ]);
    const reply = replyIn(await sent(form.customId, { entered }));
    expect(asks).toEqual([[SERVER, { question: MISS, answer: 'They take in water.' }]]);
    expect(quotesIn(reply)[0]?.text).toBe('They take in water.');
    expect(textIn(reply)).toMatch(/`FAQ:\d\.1~\w{5}`/);
    expect(await kept()).toEqual([]);
  });

  test('every step is for moderators', () => {
    for (const { name, needs } of queue.actions ?? []) {
      expect(needs?.member, name).toBe(PermissionFlagsBits.ManageMessages);
    }
  });

  test('shows the nearest unanswered questions before /answer pin pins', async () => {
    const { asked, services } = await world();
    await asked('How do submarines submerge?');
    await asked('How do submarines submerge quickly in a storm?');
    const passage = passageWith(library, 'goat named Bella');
    const { document, section, number, mark } = passage;
    const id = `${document.metadata.key}:${section.number}.${number}~${mark}`;
    const options = { wording: 'submarines submerge how', passage: id };
    const preview = textIn(
      await answer.answer(
        requestOf(options, { subcommand: 'pin', ...MODERATOR }),
        library,
        services,
      ),
    );
    expect(preview).toContain('it would answer “How do submarines submerge?” (100 %)');
    expect(preview).toMatch(
      /Not alike enough: “How do submarines submerge quickly in a storm\?” \(\d+ %\)/,
    );
  });
});
