import {
  ApplicationIntegrationType,
  type Interaction,
  InteractionContextType,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';

const everywhere = new SlashCommandBuilder()
  .setName('go')
  .setDescription('Does something')
  .setContexts(
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  )
  .setIntegrationTypes(
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  )
  .toJSON();

async function start(handler: (interaction: Interaction) => Promise<unknown>) {
  const sandbox = await openSandbox();
  const bot = await logIn(sandbox, [everywhere], handler);
  return { sandbox, bot, mia: sandbox.as('mia').in('general') };
}

describe('where it is asked', () => {
  const tell = async (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { context, guildId, channelId } = interaction;
    const owners = interaction.authorizingIntegrationOwners;
    const cached = interaction.inCachedGuild();
    const permissions = interaction.memberPermissions?.bitfield.toString() ?? null;
    const facts = { context, guildId, channelId, owners, cached, permissions };
    await interaction.reply(JSON.stringify(facts));
  };
  const facts = (content: string | undefined) => JSON.parse(content ?? 'null');

  test('in a server with the bot', async () => {
    const { mia } = await start(tell);
    const { message } = await mia.slash('go');
    const { guildId } = mia.channel;
    expect(facts(message?.content)).toMatchObject({
      context: InteractionContextType.Guild,
      guildId,
      channelId: mia.channel.id,
      owners: { 0: guildId },
      cached: true,
    });
    expect(message?.flags).toBe(0);
  });

  test('in direct messages with the bot', async () => {
    const { sandbox } = await start(tell);
    const direct = sandbox.as('mia').dm();
    const { message } = await direct.slash('go');
    expect(facts(message?.content)).toMatchObject({
      context: InteractionContextType.BotDM,
      guildId: null,
      owners: { 0: '0' },
      cached: false,
      permissions: null,
    });
  });

  test('in a server without the bot, by a user who installed it', async () => {
    const { sandbox } = await start(tell);
    sandbox.installFor('mia');
    const plan = { name: 'Foreign', ownerId: 'theo', memberIds: ['mia'], botPresent: false };
    const guild = sandbox.addGuild({ ...plan, channels: ['elsewhere'] });
    const mia = sandbox.as('mia').in('elsewhere');
    const { message, interactionId } = await mia.slash('go');
    expect(facts(message?.content)).toMatchObject({
      context: InteractionContextType.Guild,
      guildId: guild.id,
      owners: { 1: mia.person.user.id },
      cached: false,
    });
    expect(interactionId).toMatch(/^\d+$/);
  });

  test('in a private conversation', async () => {
    const { sandbox } = await start(tell);
    sandbox.installFor('mia');
    const channel = sandbox.addPrivateChannel(['mia', 'theo']);
    const { message } = await sandbox.as('mia').in(channel).slash('go');
    expect(facts(message?.content)).toMatchObject({
      context: InteractionContextType.PrivateChannel,
      guildId: null,
      channelId: channel.id,
    });
    expect(sandbox.as('theo').in(channel).messages()).toHaveLength(1);
  });

  test('in a server the bot joins and leaves while it runs', async () => {
    const { sandbox, bot } = await start(tell);
    const plan = { name: 'Second', ownerId: 'olga', memberIds: ['mia'], botPresent: true };
    sandbox.addGuild({ ...plan, channels: ['second-general'] });
    await expect.poll(() => bot.client.guilds.cache.size).toBe(2);
    const { message } = await sandbox.as('mia').in('second-general').slash('go');
    expect(facts(message?.content)).toMatchObject({ cached: true });
  });
});

describe('an app that only a user installed', () => {
  async function foreign(handler: (interaction: Interaction) => Promise<unknown>) {
    const sandbox = await openSandbox({ rateLimits: false });
    const bot = await logIn(sandbox, [everywhere], handler);
    sandbox.installFor('mia');
    const plan = { name: 'Foreign', ownerId: 'theo', memberIds: ['mia'], botPresent: false };
    sandbox.addGuild({ ...plan, channels: ['elsewhere'] });
    return { sandbox, bot, mia: sandbox.as('mia').in('elsewhere') };
  }

  test('may follow up five times', async () => {
    const { sandbox, bot, mia } = await foreign(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('0');
      for (let index = 1; index <= 6; index += 1) await interaction.followUp(`${index}`);
    });
    const outcome = await mia.slash('go');
    await expect.poll(() => bot.problems).toMatchObject([{ code: 40094 }]);
    expect(outcome.messages).toHaveLength(6);
    expect(sandbox.refusals).toHaveLength(1);
  });

  test('cannot post to a channel on its own', async () => {
    const { bot, mia } = await foreign(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('here');
      await interaction.client.rest.post(`/channels/${interaction.channelId}/messages`, {
        body: { content: 'there' },
      });
    });
    await mia.slash('go');
    await expect.poll(() => bot.problems).toMatchObject([{ code: 50001 }]);
  });
});
