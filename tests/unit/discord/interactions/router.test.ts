import { DiscordAPIError, PermissionFlagsBits } from 'discord.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { citationId } from '../../../../src/citations/reference/citation-id.ts';
import type { Action, Command } from '../../../../src/discord/command/command.ts';
import {
  type Form,
  passageQuote,
  privately,
  type Reply,
} from '../../../../src/discord/command/reply.ts';
import type { Account } from '../../../../src/discord/interactions/account.ts';
import type { Incoming } from '../../../../src/discord/interactions/incoming.ts';
import { createRouter, type RouterOptions } from '../../../../src/discord/interactions/router.ts';
import { markdown } from '../../../../src/discord/rendering/markdown.ts';
import { type RenderedMessage, render } from '../../../../src/discord/rendering/render.ts';
import type { RenderedForm } from '../../../../src/discord/rendering/render-form.ts';
import { PlainError } from '../../../../src/system/errors.ts';
import { smallLibrary } from '../../../support/library.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { completionOf, requestOf } from '../../../support/request.ts';
import { emptyServices } from '../../../support/services.ts';

const library = smallLibrary();
const ID = '1200000000000000000';
const EPHEMERAL = 64;

function commandOf(answer: Command['answer'], more: Partial<Command> = {}): Command {
  return { data: { name: 'try', description: 'Try' }, answer, ...more };
}

const hello = commandOf(async () => privately(markdown`Hello`));

function apiError(code: number, status = 400): DiscordAPIError {
  const url = 'https://discord.com/api/v10/interactions/1/SECRET-TOKEN/callback';
  const body = { files: undefined, body: { content: 'WHAT WAS ASKED' } };
  return new DiscordAPIError({ code, message: `error ${code}` }, code, status, 'POST', url, body);
}

type PressIncoming = Extract<Incoming, { kind: 'press' }>;
type Submission = Extract<Incoming, { kind: 'submission' }>;
const MESSAGE = '800000000000000001';
const CHANNEL = requestOf().channelId ?? '';

interface Sent {
  readonly how: 'reply' | 'edit' | 'update' | 'remove' | 'open' | 'direct';
  readonly text: string;
  readonly ephemeral: boolean;
}

/** Interactions whose answers are written down; `failing` are thrown by the first calls, in order. */
function world(failing: readonly unknown[] = []) {
  const sent: Sent[] = [];
  const errors = [...failing];
  const note = async (how: Sent['how'], message?: RenderedMessage): Promise<void> => {
    const error = errors.shift();
    if (error) throw error;
    const text = JSON.stringify(message?.components ?? '');
    sent.push({ how, text, ephemeral: ((message?.flags ?? 0) & EPHEMERAL) !== 0 });
  };
  const noteSent = (how: 'reply' | 'edit') => async (message: RenderedMessage) => {
    await note(how, message);
    const ephemeral = (message.flags & EPHEMERAL) !== 0;
    return { id: `90000000000000000${sent.length}`, ephemeral };
  };
  const respond = {
    reply: noteSent('reply'),
    edit: noteSent('edit'),
    update: (message: RenderedMessage) => note('update', message),
    remove: () => note('remove'),
    open: async (form: RenderedForm) => {
      sent.push({ how: 'open', text: JSON.stringify(form), ephemeral: false });
    },
    direct: (message: RenderedMessage) => note('direct', message),
  };
  const base = { id: ID, createdAt: 0, respond };
  const command = (name = 'try', createdAt = 0, changes = {}): Incoming => {
    return { ...base, kind: 'command', name, createdAt, request: requestOf({}, changes) };
  };
  const press = (customId: string, changes: Partial<PressIncoming> = {}): Incoming => ({
    ...base,
    kind: 'press',
    customId,
    values: [],
    request: requestOf(),
    messageId: MESSAGE,
    shown: { components: [], question: 'Why?', citations: [] },
    ephemeral: false,
    ...changes,
  });
  const submission = (customId: string, changes: Partial<Submission> = {}): Incoming => ({
    ...base,
    kind: 'submission',
    customId,
    entered: new Map([['note', 'By heart']]),
    request: requestOf(),
    messageId: MESSAGE,
    shown: { components: [], question: 'Why?', citations: [] },
    ephemeral: false,
    ...changes,
  });
  const suggested: unknown[] = [];
  const completion = (): Incoming => ({
    ...base,
    kind: 'completion',
    name: 'try',
    request: completionOf('source', 'x'),
    suggest: async (choices) => {
      const error = errors.shift();
      if (error) throw error;
      suggested.push(choices);
    },
  });
  return { sent, suggested, command, press, submission, completion };
}

function routerOf(
  commands: readonly Command[],
  actions: readonly Action[] = [],
  now = () => 0,
  services = emptyServices(),
  onHandled: (account: Account) => void = () => {},
) {
  const { log, lines } = memoryLog();
  const acting = commandOf(hello.answer, { data: { name: 'act', description: 'Act' }, actions });
  const options = {
    commands: [...commands, acting],
    library: async () => library,
    services,
    log,
    now,
    onHandled,
  };
  const router = createRouter(options);
  return { router, lines, services };
}

describe('the router', () => {
  test('answers a command with what it returns', async () => {
    const { sent, command } = world();
    await routerOf([hello]).router.handle(command());
    expect(sent).toEqual([
      { how: 'reply', text: expect.stringContaining('Hello'), ephemeral: true },
    ]);
  });

  test('shows progress, edits it now and then, and puts the answer in its place', async () => {
    const { sent, command } = world();
    let clock = 0;
    const slow = commandOf(async (_request, _library, _desk, progress) => {
      for (const at of [0, 500, 2_000]) {
        clock = at;
        await progress?.(privately(markdown`At ${at}`));
      }
      return privately(markdown`Done`);
    });
    await routerOf([slow], [], () => clock).router.handle(command());
    expect(sent.map(({ how, text }) => [how, /At \d+|Done/.exec(text)?.[0]])).toEqual([
      ['reply', 'At 0'],
      ['edit', 'At 2000'],
      ['edit', 'Done'],
    ]);
  });

  test('says so when Discord is about to take no more of a long answer, and then no more', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { sent, command } = world();
    let finish = (): void => undefined;
    const slow = commandOf(async (_request, _library, _desk, progress) => {
      await progress?.(privately(markdown`Reading`));
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await progress?.(privately(markdown`Indexing`));
      return privately(markdown`Done`);
    });
    const answer = routerOf([slow], [], Date.now).router.handle(command('try', Date.now()));
    await vi.advanceTimersByTimeAsync(15 * 60_000);
    finish();
    await answer;
    expect(
      sent.map(({ how, text }) => [how, /Read|still at it|Index|Done/.exec(text)?.[0]]),
    ).toEqual([
      ['reply', 'Read'],
      ['edit', 'still at it'],
      ['edit', 'Done'],
    ]);
  });

  test('tells the person directly when Discord takes no answer any more', async () => {
    const slow = commandOf(async (_request, _library, _desk, progress) => {
      await progress?.(privately(markdown`Reading`));
      throw new PlainError('It holds no text.');
    });
    const { sent, command } = world([undefined, apiError(50027, 401)]);
    const { router, lines } = routerOf([slow]);
    await router.handle(command());
    expect(sent.map(({ how }) => how)).toEqual(['reply', 'direct']);
    expect(sent[1]?.text).toMatch(/outcome comes here.*It holds no text\./);
    expect(lines).toMatchObject([{ level: 'info', outcome: 'told' }]);
    const shut = world([undefined, apiError(50027, 401), apiError(50007, 403)]);
    await router.handle(shut.command());
    expect(lines.filter(({ level }) => level !== 'info')).toMatchObject([
      { level: 'warn', code: 50007 },
    ]);
  });

  test('shows in the end what came too soon after the progress before', async () => {
    const { sent, command } = world();
    let finish: () => void = () => undefined;
    const slow = commandOf(async (_request, _library, _desk, progress) => {
      for (const stage of ['First', 'Second', 'Third'])
        await progress?.(privately(markdown`${stage}`));
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await progress?.(privately(markdown`Too late`));
      return privately(markdown`Done`);
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const handled = routerOf([slow], [], () => 0).router.handle(command());
    await vi.advanceTimersByTimeAsync(1_200);
    const shown = () => sent.map(({ text }) => /First|Second|Third|Done|Too late/.exec(text)?.[0]);
    expect(shown()).toEqual(['First', 'Third']);
    finish();
    await handled;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shown()).toEqual(['First', 'Third', 'Done']);
  });

  test('goes on when an edit of the progress is refused', async () => {
    const { sent, command } = world([null, new Error('refused')]);
    let clock = 0;
    const slow = commandOf(async (_request, _library, _desk, progress) => {
      await progress?.(privately(markdown`First`));
      clock = 5_000;
      await progress?.(privately(markdown`Second`));
      return privately(markdown`Done`);
    });
    const { router, lines } = routerOf([slow], [], () => clock);
    await router.handle(command());
    expect(sent.map(({ how }) => how)).toEqual(['reply', 'edit']);
    expect(sent.at(-1)?.text).toContain('Done');
    const warnings = lines.filter(({ level }) => level === 'warn');
    expect(warnings.map(({ message }) => message)).toEqual(['Progress could not be shown']);
  });

  test('says in the place of the progress that the work failed', async () => {
    const { sent, command } = world();
    const failing = commandOf(async (_request, _library, _desk, progress) => {
      await progress?.(privately(markdown`Reading`));
      throw new PlainError('The file is empty.');
    });
    await routerOf([failing]).router.handle(command());
    expect(sent.map(({ how }) => how)).toEqual(['reply', 'edit']);
    expect(sent[1]?.text).toContain('The file is empty.');
  });

  test('gives a command what may be seen in its server', async () => {
    const seen: unknown[] = [];
    const asked: (string | null)[] = [];
    const { log } = memoryLog();
    const { command } = world();
    const router = createRouter({
      commands: [
        commandOf(async (_, given) => {
          seen.push(given);
          return privately(markdown`x`);
        }),
      ],
      library: async (guildId) => {
        asked.push(guildId);
        return library;
      },
      services: emptyServices(),
      log,
    });
    await router.handle(command('try', 0, { serverId: null }));
    expect(asked).toEqual([null]);
    expect(seen).toEqual([library]);
  });

  test('shows the message of a PlainError, to the person alone', async () => {
    const { sent, command } = world();
    const { router, lines } = routerOf([
      commandOf(async () => Promise.reject(new PlainError('Ask *in* words.'))),
    ]);
    await router.handle(command());
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ how: 'reply', ephemeral: true });
    expect(sent[0]?.text).toContain(String.raw`Ask \\*in\\* words.`);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('logs what the person cannot mend, such as a full disk', async () => {
    const { sent, command } = world();
    const cause = new Error('ENOSPC: no space left on device');
    const full = new PlainError('a.md cannot be written (the disk is full).', 1, { cause });
    const { router, lines } = routerOf([commandOf(async () => Promise.reject(full))]);
    await router.handle(command());
    expect(sent[0]?.text).toContain('the disk is full');
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', cause: 'ENOSPC: no space left on device' }),
    );
  });

  test('hides any other error behind a reference that the log has too', async () => {
    const { sent, command } = world();
    const { router, lines } = routerOf([
      commandOf(() => {
        throw new TypeError('secret detail');
      }),
    ]);
    await router.handle(command());
    const reference = /reference `(\w{6})`/.exec(sent[0]?.text ?? '')?.[1];
    expect(sent[0]?.ephemeral).toBe(true);
    expect(sent[0]?.text).not.toMatch(/secret detail|TypeError|\.ts:/);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', reference, error: 'secret detail' }),
    );
  });

  test.each([
    [10062, 'late'],
    [40060, 'answered already'],
    [50027, 'after a quarter of an hour'],
  ])(
    'swallows Discord’s error %i (%s) with a line in the log and tries nothing more',
    async (code) => {
      const { sent, command } = world([apiError(code)]);
      const { router, lines } = routerOf([hello]);
      await router.handle(command());
      expect(sent).toEqual([]);
      expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', code }));
    },
  );

  test('tells the person when an answer failed, and swallows it when they had it after all', async () => {
    const lost = new Error('other side closed');
    const first = world([lost]);
    const { router, lines } = routerOf([hello]);
    await router.handle(first.command());
    expect(first.sent[0]?.text).toMatch(/Something went wrong/);
    const second = world([lost, apiError(40060)]);
    await router.handle(second.command());
    expect(second.sent).toEqual([]);
    expect(lines.slice(1)).toMatchObject([
      { level: 'warn', code: 40060 },
      { level: 'error', outcome: 'failed' },
    ]);
  });

  test('never rejects, even when nothing can be said at all', async () => {
    const { command, completion } = world([new Error('a'), new Error('b'), new Error('c')]);
    const { router } = routerOf([hello]);
    await expect(router.handle(command())).resolves.toBeUndefined();
    await expect(router.handle(completion())).resolves.toBeUndefined();
  });

  test('logs neither tokens nor what was asked', async () => {
    const { command } = world([apiError(50035)]);
    const { router, lines } = routerOf([hello]);
    await router.handle(command());
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toMatch(/SECRET-TOKEN|WHAT WAS ASKED/);
  });

  test('names the permission that Discord found missing', async () => {
    const { sent, command } = world([apiError(50013, 403)]);
    const appPermissions =
      PermissionFlagsBits.ViewChannel |
      PermissionFlagsBits.SendMessages |
      PermissionFlagsBits.AttachFiles |
      PermissionFlagsBits.ReadMessageHistory;
    await routerOf([hello]).router.handle(command('try', 0, { appPermissions }));
    expect(sent[0]?.text).toContain('I lack the permission Embed Links.');
  });

  test('checks what a command needs before it runs', async () => {
    let ran = false;
    const needs = { member: PermissionFlagsBits.ManageMessages };
    const guarded = commandOf(
      async () => {
        ran = true;
        return privately(markdown`x`);
      },
      { needs },
    );
    const { sent, command } = world();
    const { router } = routerOf([guarded]);
    await router.handle(command());
    expect(ran).toBe(false);
    expect(sent[0]).toMatchObject({ ephemeral: true });
    expect(sent[0]?.text).toContain('You need the permission Manage Messages');
    await router.handle(
      command('try', 0, { memberPermissions: PermissionFlagsBits.ManageMessages }),
    );
    expect(ran).toBe(true);
  });

  test('says so when it does not know the command any more', async () => {
    const { sent, command } = world();
    await routerOf([hello]).router.handle(command('gone'));
    expect(sent[0]?.text).toContain('not known to me any more');
  });

  test('withholds an excerpt that is not in its document, and says which in the log', async () => {
    const passage = library.documents[0]?.passages[0];
    if (!passage) throw new Error('no passage');
    const quote = {
      passage,
      start: passage.start,
      end: passage.end,
      text: 'Invented.',
      highlights: [],
    };
    const reply: Reply = { visibility: 'public', blocks: [{ kind: 'quote', quote }] };
    const { sent, command } = world();
    const { router, lines } = routerOf([commandOf(async () => reply)]);
    await router.handle(command());
    expect(sent[0]?.text).not.toContain('Invented');
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', citation: expect.stringContaining('~') }),
    );
  });
});

describe('a form', () => {
  const form: Form = {
    customId: 'note.1|x',
    title: 'A note',
    fields: [
      { kind: 'text', id: 'note', label: 'Your note', maxLength: 300, required: true },
      { kind: 'choice', id: 'why', label: 'Why', options: [{ label: 'No reason', value: 'none' }] },
    ],
  };
  const opens: Action = { name: 'opens', version: 1, answer: async () => ({ kind: 'form', form }) };
  const noted: Action = {
    name: 'note',
    version: 1,
    answer: async ({ entered, fields, messageId }) => ({
      kind: 'update',
      reply: privately(
        markdown`${entered.get('note') ?? ''} ${fields[0] ?? ''} ${messageId ?? 'no message'}`,
      ),
    }),
  };

  test('opens in the place of an answer, from a command and from a button', async () => {
    const { sent, command, press } = world();
    const asking = commandOf(hello.answer, { form: () => form });
    const { router } = routerOf([asking], [opens]);
    await router.handle(command());
    await router.handle(press('opens.1'));
    expect(sent.map(({ how }) => how)).toEqual(['open', 'open']);
    expect(sent[0]).toEqual(sent[1]);
    expect(JSON.parse(sent[0]?.text ?? '')).toMatchObject({
      custom_id: 'note.1|x',
      title: 'A note',
      components: [
        { type: 18, label: 'Your note', component: { type: 4, max_length: 300, required: true } },
        { type: 18, label: 'Why', component: { type: 3, options: [{ value: 'none' }] } },
      ],
    });
  });

  test('brings what was entered to its action, and changes the message it was opened from', async () => {
    const { sent, submission } = world();
    const { router } = routerOf([], [noted]);
    await router.handle(submission('note.1|x'));
    await router.handle(submission('note.1|x', { messageId: null }));
    expect(sent.map(({ how }) => how)).toEqual(['update', 'reply']);
    expect(sent[0]?.text).toContain(`By heart x ${MESSAGE}`);
    expect(sent[1]?.text).toContain('By heart x no message');
  });

  test('is not answered with another one, nor by deleting what it has not', async () => {
    const { sent, submission } = world();
    const drop: Action = { name: 'drop', version: 1, answer: async () => ({ kind: 'delete' }) };
    const { router, lines } = routerOf([], [opens, drop]);
    await router.handle(submission('opens.1'));
    await router.handle(submission('drop.1', { messageId: null }));
    expect(sent.map(({ how }) => how)).toEqual(['reply', 'reply']);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  test('that changes the reply is refused to people without the permission', async () => {
    const { sent, submission } = world();
    const guarded = { ...noted, needs: { member: PermissionFlagsBits.ManageMessages } };
    await routerOf([], [guarded]).router.handle(submission('note.1|x'));
    expect(sent).toMatchObject([
      { how: 'reply', text: expect.stringContaining('Manage Messages') },
    ]);
  });
});

describe('a button press', () => {
  const seen: unknown[] = [];
  const reply = privately(markdown`Done`);
  const action = (name: string, outcome: Awaited<ReturnType<Action['answer']>>): Action => ({
    name,
    version: 2,
    answer: async (press) => {
      seen.push(press.fields, press.question);
      return outcome;
    },
  });
  const actions = [
    action('turn', { kind: 'update', reply }),
    action('tell', { kind: 'reply', reply }),
    action('drop', { kind: 'delete' }),
  ];

  test.each([
    ['turn', 'update'],
    ['tell', 'reply'],
    ['drop', 'remove'],
  ])('reaches the action %s with its fields and does what it says', async (name, how) => {
    const { sent, press } = world();
    seen.length = 0;
    await routerOf([], actions).router.handle(press(`${name}.2|a|b`));
    expect(seen).toEqual([['a', 'b'], 'Why?']);
    expect(sent).toMatchObject([{ how }]);
  });

  test.each(['turn.1|a', 'gone.2|a', 'what is this'])(
    'of another version (%s) is explained',
    async (id) => {
      const { sent, press } = world();
      await routerOf([], actions).router.handle(press(id));
      expect(sent).toMatchObject([{ how: 'reply', ephemeral: true }]);
      expect(sent[0]?.text).toContain('another version');
    },
  );
});

describe('what the bot posts', () => {
  const passage = library.documents[0]?.passages[0];
  if (!passage) throw new Error('no passage');
  const citing = (visibility: Reply['visibility']): Reply => ({
    visibility,
    blocks: [{ kind: 'quote', quote: passageQuote(passage) }],
  });
  const id = citationId(passage);
  const turn = (reply: Reply): Action => ({
    name: 'turn',
    version: 1,
    answer: async () => ({ kind: 'update', reply }),
  });
  const drop: Action = { name: 'drop', version: 1, answer: async () => ({ kind: 'delete' }) };
  const button = { label: '🗑', customId: 'drop.1' };
  const give: Action = {
    name: 'share',
    version: 1,
    answer: async () => ({ kind: 'share', button }),
  };

  test('is recorded with its citations, its place and nothing else', async () => {
    const { command } = world();
    const { router, services } = routerOf(
      [commandOf(async () => citing('public'))],
      [],
      () => 5_000,
    );
    await router.handle(command('try', 5_000));
    expect(await services.ownPosts.recent(CHANNEL, 50)).toEqual([
      {
        channelId: CHANNEL,
        guildId: requestOf().guildId,
        messageId: '900000000000000001',
        citations: [id],
        postedAt: new Date(5_000),
      },
    ]);
  });

  test('is recorded when it takes the place of progress', async () => {
    const { command, sent } = world();
    const slow = commandOf(async (_request, _library, _services, progress) => {
      await progress?.({
        visibility: 'public',
        blocks: [{ kind: 'text', text: markdown`Reading` }],
      });
      return citing('public');
    });
    const { router, services } = routerOf([slow]);
    await router.handle(command());
    expect(sent.map(({ how }) => how)).toEqual(['reply', 'edit']);
    expect(await services.ownPosts.recent(CHANNEL, 50)).toMatchObject([{ citations: [id] }]);
  });

  test('for one person alone is not recorded', async () => {
    const { command, press } = world();
    const private_ = commandOf(async () => citing('ephemeral'));
    const { router, services } = routerOf([private_], [turn(citing('ephemeral'))]);
    await router.handle(command());
    await router.handle(press('turn.1', { ephemeral: true }));
    expect(await services.ownPosts.recent(CHANNEL, 50)).toEqual([]);
  });

  test('is recorded again when a page is turned, and forgotten when it is deleted', async () => {
    const { press } = world();
    const { router, services } = routerOf([], [turn(citing('public')), drop]);
    await router.handle(press('turn.1'));
    const [post] = await services.ownPosts.recent(CHANNEL, 50);
    expect(post).toMatchObject({ messageId: MESSAGE, citations: [id] });
    await router.handle(press('drop.1'));
    expect(await services.ownPosts.recent(CHANNEL, 50)).toEqual([]);
  });

  test('by sharing is what the person saw, recorded as well', async () => {
    const { press, sent } = world();
    const { router, services } = routerOf([], [give]);
    const { components } = render({
      visibility: 'ephemeral',
      blocks: [
        { kind: 'text', text: markdown`What one person saw` },
        { kind: 'buttons', buttons: [{ label: 'Share', customId: 'share.1' }] },
      ],
    });
    const shown = { components, question: null, citations: [id] };
    await router.handle(press('share.1', { ephemeral: true, shown }));
    expect(sent.map(({ how }) => how)).toEqual(['update', 'reply']);
    expect(sent[0]?.text).toMatch(/"label":"Shared"[^}]*"disabled":true/);
    expect(sent[1]).toMatchObject({ ephemeral: false });
    expect(sent[1]?.text).toContain('What one person saw');
    expect(sent[1]?.text).toMatch(/Shared by <@\d+> from a private answer/);
    expect(sent[1]?.text).toContain('🗑');
    expect(sent[1]?.text).not.toContain('share.1');
    expect(await services.ownPosts.recent(CHANNEL, 50)).toMatchObject([{ citations: [id] }]);
  });

  test('in several messages is sent in order, each as private as the first', async () => {
    const { command, sent } = world();
    const part = (text: string): Reply => privately(markdown`${text}`);
    const reply: Reply = { ...part('first'), further: [part('second'), part('third')] };
    await routerOf([commandOf(async () => reply)]).router.handle(command());
    expect(sent.map(({ text }) => /first|second|third/.exec(text)?.[0])).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(sent.every(({ ephemeral }) => ephemeral)).toBe(true);
  });

  test('stays when it cannot be recorded, and the log says so', async () => {
    const broken = async (): Promise<never> => Promise.reject(new Error('disk full'));
    const base = emptyServices();
    const services = { ...base, ownPosts: { ...base.ownPosts, record: broken, forget: broken } };
    const { command, press, sent } = world();
    const { router, lines } = routerOf(
      [commandOf(async () => citing('public'))],
      [drop],
      () => 0,
      services,
    );
    await router.handle(command());
    await router.handle(press('drop.1'));
    expect(sent.map(({ how }) => how)).toEqual(['reply', 'remove']);
    expect(lines.filter(({ error }) => error === 'disk full')).toHaveLength(2);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('suggestions', () => {
  const choosing = (choices: readonly { name: string; value: string }[]): Command =>
    commandOf(async () => privately(markdown`x`), { complete: () => choices });

  test('keep to Discord’s limits', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      name: `${index} ${'👩‍👩‍👧 '.repeat(30)}`,
      value: `v${index}`,
    }));
    const bad = [
      { name: 'too long a value', value: 'x'.repeat(101) },
      { name: '', value: 'no name' },
    ];
    const { suggested, completion } = world();
    await routerOf([choosing([...bad, ...many])]).router.handle(completion());
    const [choices] = suggested as { name: string; value: string }[][];
    expect(choices).toHaveLength(25);
    for (const { name, value } of choices ?? []) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(value).toMatch(/^v\d+$/);
    }
  });

  test('are none where a command has none, and a failure is only logged', async () => {
    const { suggested, completion, sent } = world();
    await routerOf([hello]).router.handle(completion());
    expect(suggested).toEqual([[]]);
    const failing: Command = {
      ...hello,
      complete: () => {
        throw new Error('broken');
      },
    };
    const { router, lines } = routerOf([failing]);
    await router.handle(completion());
    expect(sent).toEqual([]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', error: 'broken' }));
  });
});

describe('an interaction that comes too late', () => {
  test('is not answered in vain', async () => {
    const { sent, command } = world();
    let now = 50;
    const { router, lines } = routerOf([hello], [], () => now);
    await router.handle(command('try', 0));
    now = 10_000;
    await router.handle(command('try', 7_000));
    expect(sent).toHaveLength(1);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', lateMs: 2_950 }));
    now = 12_000;
    await router.handle(command('try', 11_900));
    expect(sent).toHaveLength(2);
  });
});

describe('draining', () => {
  test('waits for what is running and turns newcomers away', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = commandOf(async () => {
      await gate;
      return privately(markdown`At last`);
    });
    const { sent, command } = world();
    const { router } = routerOf([slow]);
    const first = router.handle(command());
    const drained = router.drain(10_000);
    await router.handle(command());
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('being restarted');
    open();
    expect(await drained).toBe(true);
    expect(sent[1]?.text).toContain('At last');
    await first;
  });

  test('gives up after its time', async () => {
    const never = commandOf(() => new Promise(() => undefined));
    const { command } = world();
    const { router } = routerOf([never]);
    void router.handle(command());
    expect(await router.drain(1)).toBe(false);
  });
});

describe('the account of an interaction', () => {
  const drop: Action = { name: 'drop', version: 1, answer: async () => ({ kind: 'delete' }) };

  /** The accounts of what `ask` lets happen, and what the log says of it. */
  async function accountsOf(
    answer: Command['answer'],
    ask: (made: ReturnType<typeof world>) => readonly Incoming[],
    failing: readonly unknown[] = [],
  ) {
    const accounts: Account[] = [];
    const onHandled = (account: Account) => void accounts.push(account);
    const made = world(failing);
    const { router, lines } = routerOf(
      [commandOf(answer)],
      [drop],
      () => 0,
      emptyServices(),
      onHandled,
    );
    for (const incoming of ask(made)) await router.handle(incoming);
    return { accounts, lines, sent: made.sent };
  }
  const throwing = (error: unknown) => async (): Promise<never> => Promise.reject(error);

  test.each([
    ['answered', hello.answer],
    ['told', throwing(new PlainError('Type a question.'))],
    ['failed', throwing(new Error('secret detail'))],
    ['failed', throwing(new PlainError('The disk is full.', 1, { cause: new Error('ENOSPC') }))],
    ['refused', throwing(apiError(50013, 403))],
    ['settled', throwing(apiError(10062, 404))],
  ])('says that it was %s', async (outcome, answer) => {
    const { accounts, lines, sent } = await accountsOf(answer, ({ command }) => [command()]);
    expect(accounts).toMatchObject([{ kind: 'command', name: 'try', outcome, band: null }]);
    expect(accounts[0]?.firstReplyMs).toBe(sent.length === 0 ? null : 0);
    expect(lines).toMatchObject(accounts);
  });

  test('counts buttons by their action, and what is not known as that', async () => {
    const { accounts } = await accountsOf(hello.answer, ({ command, press, completion }) => [
      press('drop.1'),
      press('drop.9'),
      press('what somebody made up'),
      command('what somebody made up'),
      completion(),
    ]);
    expect(accounts.map(({ kind, name, outcome }) => [kind, name, outcome])).toEqual([
      ['press', 'drop', 'answered'],
      ['press', 'drop', 'unknown'],
      ['press', 'unknown', 'unknown'],
      ['command', 'unknown', 'unknown'],
      ['completion', 'try', 'answered'],
    ]);
  });

  test('is one line in the log, for suggestions one for whoever looks for faults', async () => {
    const { lines } = await accountsOf(hello.answer, ({ command, completion }) => [
      command(),
      completion(),
    ]);
    expect(lines.map(({ level }) => level)).toEqual(['info', 'debug']);
  });

  test('holds how sure an answer was, and no word of it, nor who asked where', async () => {
    const unsure = async () => ({ ...privately(markdown`MARMALADE`), band: 'unsure' as const });
    const { accounts, lines } = await accountsOf(unsure, ({ command }) => [command()]);
    expect(accounts).toMatchObject([{ band: 'unsure' }]);
    const { userId, channelId, guildId } = requestOf();
    for (const secret of ['MARMALADE', userId, channelId, guildId, ID]) {
      expect(JSON.stringify(lines)).not.toContain(secret);
    }
  });

  test('takes the first answer for the time that a person waited, and what it was late', async () => {
    let now = 1_000;
    const accounts: Account[] = [];
    const { command } = world();
    const slow = commandOf(async (_request, _library, _services, progress) => {
      now += 40;
      await progress?.(privately(markdown`Reading`));
      now += 900;
      return privately(markdown`Done`);
    });
    const { router } = routerOf(
      [slow],
      [],
      () => now,
      emptyServices(),
      (account) => void accounts.push(account),
    );
    await router.handle(command('try', now));
    now += 200;
    await router.handle(command('try', now - 200));
    expect(accounts).toMatchObject([
      { ms: 940, firstReplyMs: 40 },
      { ms: 940, firstReplyMs: 240 },
    ]);
  });

  test('refers to a failure as the person was told', async () => {
    const { accounts, sent } = await accountsOf(throwing(new Error('x')), (made) => [
      made.command(),
    ]);
    expect(sent[0]?.text).toContain(`\`${accounts[0]?.reference}\``);
  });
});

describe('one of several processes', () => {
  const routed = (more: Pick<RouterOptions, 'claim' | 'isSucceeded'>) => {
    const { log, lines } = memoryLog();
    const services = emptyServices();
    const options = { commands: [hello], library: async () => library, services, log, ...more };
    return { router: createRouter({ ...options, now: () => 0 }), lines };
  };

  test('leaves to the others what they have claimed', async () => {
    const { sent, command } = world();
    const { router, lines } = routed({ claim: async () => false });
    await router.handle(command());
    expect([sent, lines]).toEqual([[], []]);
  });

  test('leaves what comes while it stops to the one that goes on, and says nothing', async () => {
    const { sent, command, completion, suggested } = world();
    const { router } = routed({ isSucceeded: () => true });
    await router.handle(command());
    expect(sent).toHaveLength(1);
    await router.drain(1_000);
    await router.handle(command());
    await router.handle(completion());
    expect([sent.length, suggested.length]).toEqual([1, 0]);
  });

  test('says that it is being restarted where nobody goes on', async () => {
    const { sent, command } = world();
    const { router } = routed({ isSucceeded: () => false });
    await router.drain(1_000);
    await router.handle(command());
    expect(sent[0]?.text).toContain('being restarted');
  });
});
