import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { answer } from '../../commands/answer/answer.ts';
import { ask } from '../../commands/ask/ask.ts';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { recordsOf } from '../../src/citations/trace/passage-record.ts';
import { written } from '../../src/community/settings/setting-values.ts';
import { actionsOf } from '../../src/discord/command/command.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Form, Outcome, Post, Reply } from '../../src/discord/command/reply.ts';
import type { Press, Request } from '../../src/discord/command/request.ts';
import { shownOf } from '../../src/discord/posting/shown-message.ts';
import { render } from '../../src/discord/rendering/render.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { fileText, passageWith, smallLibrary } from '../support/library.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const library = smallLibrary();
const SERVER = requestOf().serverId ?? '';
const LOG = '200000000000000003';
const MODERATOR = { memberPermissions: PermissionFlagsBits.ManageMessages };
const goat = passageWith(library, 'goat named Bella');
const ovens = passageWith(library, 'Two wood-fired ovens');
const actions = actionsOf([answer, ask]);

const replyIn = (outcome: Outcome): Reply => {
  if (outcome.kind !== 'reply' && outcome.kind !== 'update') throw new Error(outcome.kind);
  return outcome.reply;
};
const formIn = (outcome: Outcome): Form => {
  if (outcome.kind !== 'form') throw new Error(outcome.kind);
  return outcome.form;
};

function world(seen: Library = library) {
  const posts: Post[] = [];
  const poster = {
    ...emptyServices().poster,
    post: async ({ channelId }: { channelId: string }, post: Post) => {
      posts.push(post);
      return { channelId, messageId: '900000000000000009' };
    },
  };
  const services = emptyServices({ poster });
  const run = (subcommand: string, options: Request['options'], where = {}, within = seen) =>
    answer.answer(requestOf(options, { subcommand, ...MODERATOR, ...where }), within, services);
  const sent = (customId: string, changes: Partial<Press>, within = seen) => {
    const state = decodeCustomId(customId);
    const action = actions.get(state?.action ?? '');
    if (!state || !action) throw new Error(`no action for ${customId}`);
    return action.answer(pressOf(state.fields, { ...MODERATOR, ...changes }), within, services);
  };
  const press = (reply: Reply, label: string, changes: Partial<Press> = {}, within = seen) => {
    const button = buttonsIn(reply).find((one) => one.label === label);
    if (!button) throw new Error(`no button ${label}`);
    const { question } = shownOf(render(reply).components);
    return sent(button.customId, { question, ...changes }, within);
  };
  const pin = async (wording: string, passage = goat, within = seen) =>
    textIn(
      replyIn(
        await press(
          await run('pin', { wording, passage: citationId(passage) }, {}, within),
          'Pin',
          {},
          within,
        ),
      ),
    );
  const asked = (question: string, changes: Partial<Request> = {}, within = seen, more = {}) =>
    ask.answer(requestOf({ question, ...more }, changes), within, services);
  return { services, posts, run, press, sent, pin, asked };
}

const WHO_GAVE_MILK = 'Where did the milk come from? | who gave milk';

describe('/answer pin', () => {
  test('shows what would be pinned, and pins it once however often it is pressed', async () => {
    const { run, press, services, posts } = world();
    await services.serverSettings.change(SERVER, 'log', null, written.log(LOG));
    const options = {
      wording: WHO_GAVE_MILK,
      passage: citationId(goat),
      'passage-2': citationId(ovens),
    };
    const preview = await run('pin', options);
    expect(preview.visibility).toBe('ephemeral');
    expect(quotesIn(preview).map(({ passage }) => passage)).toEqual([goat, ovens]);
    expect(textIn(preview)).toContain('From a likeness of 85 % on');
    expect(await services.pinnedAnswers.ofServer(SERVER)).toEqual([]);
    const said = textIn(replyIn(await press(preview, 'Pin')));
    expect(said).toContain('Pinned. “Where did the milk come from?”, “who gave milk”');
    await expect(press(preview, 'Pin')).rejects.toThrow('pinned already');
    const [pin, ...others] = await services.pinnedAnswers.ofServer(SERVER);
    expect(others).toEqual([]);
    expect(pin?.wordings).toEqual(['Where did the milk come from?', 'who gave milk']);
    expect(pin?.passages.map(({ citation }) => citation)).toEqual([goat, ovens].map(citationId));
    expect(posts).toHaveLength(1);
    expect(textIn({ visibility: 'public', blocks: posts[0]?.blocks ?? [] })).toContain(
      'pinned an answer',
    );
  });

  test('is how a question is answered from then on, before anything is ranked', async () => {
    const { pin, asked } = world();
    const before = await asked('How long was the siesta?');
    expect(textIn(before)).not.toContain('Bella');
    await pin('How long was the siesta?', goat);
    const reply = await asked('hey, how long was your siesta pls?');
    expect(reply.visibility).toBe('public');
    expect(textIn(reply)).toContain('Chosen by the moderators');
    expect(quotesIn(reply).map(({ passage }) => passage)).toEqual([goat]);
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Context', 'Cite', 'Discuss', '🗑']);
    expect(
      (await asked('How long was the siesta?', {}, library, { private: true })).visibility,
    ).toBe('ephemeral');
    expect(textIn(await asked('How long was the winter?'))).not.toContain('Chosen by');
  });

  test('has pages that still say who chose them, and show the whole passage', async () => {
    const { run, press, asked, sent } = world();
    const options = {
      wording: WHO_GAVE_MILK,
      passage: citationId(goat),
      'passage-2': citationId(ovens),
    };
    await press(await run('pin', options), 'Pin');
    const first = await asked('Who gave milk?');
    const next = buttonsIn(first).find(({ label }) => label === '▶')?.customId ?? '';
    const second = replyIn(await sent(next, { question: 'Who gave milk?' }));
    expect(textIn(second)).toContain('Chosen by the moderators');
    expect(quotesIn(second)[0]).toMatchObject({ passage: ovens, text: ovens.text });
  });

  test('holds for the server alone, and with a source for what is in that document', async () => {
    const { pin, asked } = world();
    await pin('Who gave milk?', goat);
    const elsewhere = { guildId: '100000000000000009', serverId: '100000000000000009' };
    for (const there of [elsewhere, { guildId: null, serverId: null }]) {
      expect(textIn(await asked('Who gave milk?', there))).not.toContain('Chosen by');
    }
    expect(textIn(await asked('Who gave milk?', {}, library, { source: 'LIGHT' }))).toContain(
      'Chosen by',
    );
    expect(textIn(await asked('Who gave milk?', {}, library, { source: 'BAKERY' }))).not.toContain(
      'Chosen by',
    );
  });

  test('takes passages from what is suggested and nothing else', async () => {
    const { run, services } = world();
    const wording = 'Who gave milk?';
    for (const passage of [
      'A goat, of course',
      'LIGHT',
      'LIGHT:2.2',
      `${citationId(goat).slice(0, -1)}`,
    ]) {
      await expect(run('pin', { wording, passage })).rejects.toThrow('Choose the passage');
    }
    const suggest = async (value: string, more = {}) => {
      const request = {
        ...requestOf({ wording, ...more }, { subcommand: 'pin', ...MODERATOR }),
        focused: { name: 'passage', value },
      };
      return (await answer.complete?.(request, library, services)) ?? [];
    };
    expect((await suggest('')).map(({ value }) => value)).toContain(citationId(goat));
    expect((await suggest('sourdough rye'))[0]?.value).toBe(
      citationId(passageWith(library, 'rye flour')),
    );
    expect((await suggest('LIGHT 2'))[0]?.value).toMatch(/^LIGHT:2\.1~/);
    const labelled = (await suggest('sourdough rye'))[0]?.name ?? '';
    await expect(run('pin', { wording, passage: labelled })).resolves.toBeDefined();
  });

  test('says what is wrong with wordings', async () => {
    const { run, pin } = world();
    const passage = citationId(goat);
    const tried = (wording: string) => run('pin', { wording, passage });
    await expect(tried(' | ')).rejects.toThrow('Type the question');
    await expect(tried('a'.repeat(201))).rejects.toThrow('has 201');
    await expect(
      tried(Array.from({ length: 9 }, (_, at) => `question ${at}`).join('|')),
    ).rejects.toThrow('at most 8 wordings');
    await expect(
      tried(Array.from({ length: 4 }, (_, at) => `${at}${'a'.repeat(150)}`).join('|')),
    ).rejects.toThrow('450');
    await pin('Who gave milk?');
    await expect(tried('who gave the milk')).rejects.toThrow('pinned already');
  });

  test('shows how alike a question is that is tried, and another pinned answer', async () => {
    const { run, pin } = world();
    await pin('Who gave the keepers milk in winter?');
    const options = { wording: 'Who gave the keepers milk?', passage: citationId(ovens) };
    const preview = textIn(await run('pin', { ...options, try: 'who gave keepers bread' }));
    expect(preview).toMatch(/who gave keepers bread” is alike to \d+ %: not alike enough/);
    expect(preview).toContain('is pinned too, and alike to 85 %');
    const like = textIn(await run('pin', { ...options, try: 'who gave milk to keepers' }));
    expect(like).toContain('is alike to 100 %: answered with this');
  });

  test('keeps odd wordings as they were typed, through the message that carries them', async () => {
    const { run, press, services } = world();
    const wording = '**Who** gave `milk`? <@1> _x_ | # שלום? | 1. a\\b https://example.org';
    await press(await run('pin', { wording, passage: citationId(goat) }), 'Pin');
    const [pin] = await services.pinnedAnswers.ofServer(SERVER);
    expect(pin?.wordings).toEqual(wording.split(' | '));
  });
});

describe('📌', () => {
  test('is under public answers in servers, and under private ones for moderators', async () => {
    const { asked } = world();
    const labels = async (changes = {}, more = {}) =>
      buttonsIn(await asked('What did the first lamp burn?', changes, library, more)).map(
        ({ label }) => label,
      );
    expect(await labels()).toContain('📌');
    expect(await labels({}, { private: true })).not.toContain('📌');
    expect(await labels(MODERATOR, { private: true })).toContain('📌');
    expect(await labels({ guildId: null, serverId: null })).not.toContain('📌');
  });

  test('asks for the wordings, then shows what would be pinned', async () => {
    const { asked, press, sent, services } = world();
    const reply = await asked('What did the first lamp burn?');
    const form = formIn(await press(reply, '📌'));
    expect(form.fields).toMatchObject([{ value: 'What did the first lamp burn?' }]);
    const entered = new Map([['wording', 'What did the lamp burn?\nlamp oil?']]);
    const preview = replyIn(await sent(form.customId, { entered }));
    expect(preview.visibility).toBe('ephemeral');
    await press(preview, 'Pin');
    const [pin] = await services.pinnedAnswers.ofServer(SERVER);
    expect(pin?.wordings).toEqual(['What did the lamp burn?', 'lamp oil?']);
    expect(textIn(await asked('lamp oil?'))).toContain('whale oil');
  });

  test('every step is for moderators', () => {
    expect(answer.needs?.member).toBe(PermissionFlagsBits.ManageMessages);
    for (const { name, needs } of answer.actions ?? []) {
      expect(needs?.member, name).toBe(PermissionFlagsBits.ManageMessages);
    }
  });
});

describe('a pinned passage that changes', () => {
  const edited = smallLibrary({
    'lighthouse.md': fileText('lighthouse.md').replace('goat named Bella', 'goat named Berta'),
  });
  const moved = smallLibrary({
    'lighthouse.md': fileText('lighthouse.md').replace(
      '## The keepers',
      '## Preface\n\nThis came in later.\n\n## The keepers',
    ),
  });

  test('is not shown as what the moderators chose, which is said', async () => {
    const { pin, asked, run } = world();
    await pin('Who gave milk?');
    const reply = await asked('Who gave milk?', {}, edited);
    expect(textIn(reply)).toContain('which was changed or removed since');
    expect(textIn(reply)).not.toContain('Chosen by');
    const list = textIn(await run('list', {}, {}, edited));
    expect(list).toContain(`⚠️ \`${citationId(goat)}\` was changed or removed since`);
    expect(textIn(await run('list', {}))).not.toContain('⚠️');
    const nothing = await asked('Who gave milk?', {}, smallLibrary({ 'lighthouse.md': null }));
    expect(textIn(nothing)).toContain('which was changed or removed since');
  });

  test('is followed where the same text only stands elsewhere', async () => {
    const { pin, asked } = world();
    await pin('Who gave milk?');
    const reply = await asked('Who gave milk?', {}, moved);
    expect(textIn(reply)).toContain('Chosen by');
    expect(quotesIn(reply)[0]?.text).toBe(goat.text);
  });

  test('is told by what was recorded and not by its mark', async () => {
    const { pin, asked, services } = world();
    await pin('Who gave milk?');
    const [before] = await services.pinnedAnswers.ofServer(SERVER);
    if (!before) throw new Error('a pin was expected');
    // Another text that was made to have the mark, in the same place.
    const forged = passageWith(edited, 'goat named Berta');
    const seen = { ...edited, withMark: () => [{ ...forged, mark: goat.mark }] };
    expect(textIn(await asked('Who gave milk?', {}, seen))).not.toContain('Chosen by');
    const unrecorded = {
      ...before,
      passages: before.passages.map((one) => ({ ...one, text: null })),
    };
    await services.pinnedAnswers.change(SERVER, before, unrecorded);
    expect(textIn(await asked('Who gave milk?', {}, seen))).not.toContain('Chosen by');
    expect(textIn(await asked('Who gave milk?'))).toContain('Chosen by');
  });

  test('leaves the others of its answer, and that some are missing is said', async () => {
    const { run, press, asked } = world();
    const options = {
      wording: 'Who gave milk?',
      passage: citationId(goat),
      'passage-2': citationId(ovens),
    };
    await press(await run('pin', options), 'Pin');
    const reply = await asked('Who gave milk?', {}, edited);
    expect(quotesIn(reply)[0]?.text).toBe(ovens.text);
    expect(textIn(reply)).toContain('some was changed or removed since');
  });

  test('is not pinned when it changed between preview and press', async () => {
    const { run, press, services } = world();
    const preview = await run('pin', { wording: 'Who gave milk?', passage: citationId(goat) });
    await expect(press(preview, 'Pin', {}, edited)).rejects.toThrow('was changed or removed');
    await services.passageHistory.remember(recordsOf(goat));
    expect(await services.pinnedAnswers.ofServer(SERVER)).toEqual([]);
  });
});

describe('/answer edit, unpin and list', () => {
  test('change one of several, and refuse a change that somebody else overtook', async () => {
    const { pin, run, press, services, asked } = world();
    await pin('Who gave milk?');
    const [{ pinId } = { pinId: '' }] = await services.pinnedAnswers.ofServer(SERVER);
    await expect(run('edit', { answer: pinId })).rejects.toThrow('Give other wordings');
    await expect(run('edit', { answer: 'nothing like it' })).rejects.toThrow('No pinned answer');
    const worded = await run('edit', { answer: pinId, wording: 'Milk from whom?' });
    const other = await run('edit', { answer: 'who gave MILK?', passage: citationId(ovens) });
    expect(textIn(replyIn(await press(worded, 'Save')))).toContain('“Milk from whom?”');
    await expect(press(other, 'Save')).rejects.toThrow('changed after this was shown');
    expect(await services.pinnedAnswers.ofServer(SERVER)).toHaveLength(1);
    expect(quotesIn(await asked('Milk from whom?'))[0]?.passage).toBe(goat);
  });

  test('list five on a page, and unpin one', async () => {
    const { pin, run, press, sent, services, asked } = world();
    expect(textIn(await run('list', {}))).toContain('No answer is pinned.');
    const animals = ['goats', 'hens', 'dogs', 'cats', 'mice', 'seals'];
    for (const animal of animals) await pin(`Which ${animal} lived there?`);
    const list = await run('list', {});
    expect(textIn(list)).toContain('6 answers');
    const labels = buttonsIn(list).map(({ label }) => label);
    expect(labels.filter((label) => label.startsWith('Unpin'))).toHaveLength(5);
    const next = buttonsIn(list).find(({ label }) => label === '▶')?.customId ?? '';
    expect(textIn(replyIn(await sent(next, { ephemeral: true })))).toContain('**6.**');
    const first = (await services.pinnedAnswers.ofServer(SERVER))[0];
    await press(list, 'Unpin 1');
    const left = await services.pinnedAnswers.ofServer(SERVER);
    expect(left).toHaveLength(5);
    expect(left).not.toContainEqual(first);
    const [second] = left;
    expect(textIn(await run('unpin', { answer: second?.pinId ?? '' }))).toContain(
      'Not pinned any more',
    );
    expect(textIn(await asked(second?.wordings[0] ?? ''))).not.toContain('Chosen by');
  });

  test('complete the pinned answers by their wordings', async () => {
    const { pin, services } = world();
    await pin('Who gave milk?');
    await pin('How hot are the ovens?', ovens);
    const request = {
      ...requestOf({}, { subcommand: 'edit', ...MODERATOR }),
      focused: { name: 'answer', value: 'OVEN' },
    };
    const choices = (await answer.complete?.(request, library, services)) ?? [];
    expect(choices.map(({ name }) => name)).toEqual(['How hot are the ovens?']);
  });
});
