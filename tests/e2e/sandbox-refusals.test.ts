import {
  type ChatInputCommandInteraction,
  DiscordAPIError,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';

const go = new SlashCommandBuilder().setName('go').setDescription('Does something').toJSON();

/** Runs `/go` as mia. `codes` are Discord's codes of what the handler met, or what else it threw. */
async function run(
  sandbox: Sandbox,
  handler: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
) {
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const bot = await logIn(sandbox, [go], async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await handler(interaction).finally(() => setImmediate(finish));
  });
  const outcome = await sandbox.as('mia').in('general').slash('go', {}, { answerMs: 500 });
  await finished;
  const codes = bot.problems.map((one) => (one instanceof DiscordAPIError ? one.code : one));
  return { outcome, codes, bot };
}

/** A second look at an interaction, as another process would have: it does not know of the ack. */
function callback(sandbox: Sandbox, { id, token }: ChatInputCommandInteraction, body: unknown) {
  return fetch(`${sandbox.api}/v10/interactions/${id}/${token}/callback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('interactions', () => {
  test('are acknowledged once: 40060', async () => {
    const sandbox = await openSandbox();
    const { outcome } = await run(sandbox, async (interaction) => {
      await interaction.reply('first');
      const again = await callback(sandbox, interaction, { type: 4, data: { content: 'second' } });
      expect(again.status).toBe(400);
    });
    expect(outcome.messages.map(({ content }) => content)).toEqual(['first']);
    expect(sandbox.refusals).toMatchObject([{ code: 40060 }]);
  });

  test('fail when the bot is too late, and the late answer is unknown: 10062', async () => {
    const sandbox = await openSandbox({ ackTimeoutMs: 50 });
    const { outcome, codes } = await run(sandbox, async (interaction) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await interaction.reply('late');
    });
    expect(codes).toEqual([10062]);
    expect(outcome.state).toBe('failed');
    expect(outcome.failure).toBe('The application did not respond');
    expect(sandbox.refusals).toMatchObject([{ code: 10062 }]);
  });

  test('fail when the network is late', async () => {
    const sandbox = await openSandbox({ ackTimeoutMs: 100 });
    await logIn(sandbox, [go], async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply('hello');
    });
    sandbox.fault({ type: 'delay-interactions', ms: 200 });
    const outcome = await sandbox.as('mia').in('general').slash('go');
    expect(outcome.failure).toBe('The application did not respond');
    await expect.poll(() => sandbox.refusals).toMatchObject([{ code: 10062 }]);
  });

  test('have a token that expires: 50027', async () => {
    const sandbox = await openSandbox({ tokenLifetimeMs: 50 });
    const { codes } = await run(sandbox, async (interaction) => {
      await interaction.reply('soon');
      await new Promise((resolve) => setTimeout(resolve, 100));
      await interaction.editReply('never');
    });
    expect(codes).toEqual([50027]);
  });

  test('keep what was decided while deferring: an ephemeral answer stays ephemeral', async () => {
    const sandbox = await openSandbox();
    const { outcome } = await run(sandbox, async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('for you');
    });
    expect(outcome.message?.flags).toBe(MessageFlags.Ephemeral);
    expect(sandbox.as('olga').in('general').messages()).toEqual([]);
  });

  test('cannot set the layout flag while deferring', async () => {
    const sandbox = await openSandbox();
    await run(sandbox, async (interaction) => {
      await callback(sandbox, interaction, { type: 5, data: { flags: 32768 } });
      await interaction.reply('then so');
    });
    expect(sandbox.refusals).toMatchObject([{ code: 50035, errors: { data: { flags: {} } } }]);
  });
});

describe('messages', () => {
  test('that are too long are refused with the field that is wrong', async () => {
    const sandbox = await openSandbox();
    const { codes, outcome } = await run(sandbox, async (interaction) => {
      await interaction.reply('x'.repeat(2001)).catch(async (error: unknown) => {
        await interaction.reply('short');
        throw error;
      });
    });
    expect(codes).toEqual([50035]);
    expect(outcome.message?.content).toBe('short');
    expect(sandbox.refusals[0]?.plain).toBe('data.content: Must be 2000 or fewer in length.');
  });

  test('that are empty are refused: 50006', async () => {
    const sandbox = await openSandbox();
    const { codes } = await run(sandbox, async (interaction) => {
      await interaction.reply({ content: '  ' }).catch(async (error: unknown) => {
        await interaction.reply('full');
        throw error;
      });
    });
    expect(codes).toEqual([50006]);
  });

  test('with the layout flag keep it, and take no content afterwards', async () => {
    const sandbox = await openSandbox();
    const { codes } = await run(sandbox, async (interaction) => {
      const components = [{ type: 10, content: 'laid out' }] as const;
      await interaction.reply({ flags: MessageFlags.IsComponentsV2, components });
      await interaction.editReply({ content: 'plain', components: [] });
    });
    expect(codes).toEqual([50035]);
    expect(sandbox.refusals[0]?.plain).toMatch(/^content: The 'content' field cannot be used/);
  });

  test('in a channel where the bot may not write or look are refused: 50013 and 50001', async () => {
    const sandbox = await openSandbox();
    const { codes } = await run(sandbox, async (interaction) => {
      await interaction.reply('trying');
      const send = (name: string): Promise<unknown> => {
        const channel = interaction.guild?.channels.cache.find((one) => one.name === name);
        return interaction.client.rest.post(`/channels/${channel?.id}/messages`, {
          body: { content: 'hi' },
        });
      };
      await expect(send('announcements')).rejects.toMatchObject({ code: 50013 });
      await expect(send('staff')).rejects.toMatchObject({ code: 50001 });
    });
    expect(codes).toEqual([]);
    expect(sandbox.refusals.map(({ code }) => code)).toEqual([50013, 50001]);
  });

  test('tell whom they would notify, and nobody when mentions are switched off', async () => {
    const sandbox = await openSandbox();
    const { outcome } = await run(sandbox, async (interaction) => {
      const content = `<@${interaction.user.id}> @everyone`;
      await interaction.reply({ content, allowedMentions: { parse: [] } });
      await interaction.followUp(content);
    });
    const [quiet, loud] = outcome.messages;
    expect(quiet).toMatchObject({ mentions: [], mention_everyone: false });
    expect(loud?.mentions.map(({ username }) => username)).toEqual(['mia']);
    expect(loud?.mention_everyone).toBe(false);
  });
});

describe('faults', () => {
  test('a rate limit is waited out by discord.js', async () => {
    const sandbox = await openSandbox();
    const { codes, outcome } = await run(sandbox, async (interaction) => {
      await interaction.deferReply();
      sandbox.fault({ type: 'rate-limit', retryAfterMs: 50, match: { path: '@original' } });
      sandbox.fault({ type: 'rate-limit', retryAfterMs: 50, match: { path: '%40original' } });
      await interaction.editReply('patience');
    });
    expect(codes).toEqual([]);
    expect(outcome.message?.content).toBe('patience');
    expect(sandbox.refusals).toMatchObject([{ status: 429 }]);
  });

  test('a server error is retried by discord.js', async () => {
    const sandbox = await openSandbox();
    const { codes, outcome } = await run(sandbox, async (interaction) => {
      sandbox.fault({ type: 'fail-rest', status: 503, match: { path: '/callback' }, times: 2 });
      await interaction.reply('third time lucky');
    });
    expect(codes).toEqual([]);
    expect(outcome.message?.content).toBe('third time lucky');
  });

  test('a lost answer throws in the bot although the user sees the reply', async () => {
    const sandbox = await openSandbox();
    const { outcome, bot } = await run(sandbox, async (interaction) => {
      sandbox.fault({ type: 'lose-answer', match: { path: '/callback' } });
      await interaction.reply('seen');
    });
    expect(outcome.message?.content).toBe('seen');
    expect(bot.problems).toHaveLength(1);
    expect(String(bot.problems[0])).toMatch(/other side closed|socket|ECONNRESET/i);
  });

  test('a rejected token gives 401 to everything but interactions', async () => {
    const sandbox = await openSandbox();
    const { outcome } = await run(sandbox, async (interaction) => {
      sandbox.fault({ type: 'reject-token' });
      await interaction.reply('still works');
      await expect(interaction.client.application.fetch()).rejects.toMatchObject({ status: 401 });
    });
    expect(outcome.message?.content).toBe('still works');
  });

  test('real limits: the sixth edit within two seconds waits', async () => {
    const sandbox = await openSandbox();
    const { outcome, codes } = await run(sandbox, async (interaction) => {
      await interaction.deferReply();
      for (let edit = 1; edit <= 6; edit += 1) await interaction.editReply(`edit ${edit}`);
    });
    await expect.poll(() => outcome.message?.content, { timeout: 4000 }).toBe('edit 6');
    expect(codes).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });
});
