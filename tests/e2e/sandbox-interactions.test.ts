import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';

const ask = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Ask a question')
  .addStringOption((option) =>
    option.setName('question').setDescription('What to ask').setRequired(true),
  )
  .addStringOption((option) =>
    option.setName('source').setDescription('Where to look').setAutocomplete(true),
  )
  .toJSON();

function answering(answer: (interaction: Interaction<'cached'>) => Promise<unknown>) {
  return async (interaction: Interaction): Promise<unknown> =>
    interaction.inCachedGuild() ? answer(interaction) : null;
}

describe('a discord.js bot in the sandbox', () => {
  test('replies to a slash command with what was asked', async () => {
    const sandbox = await openSandbox();
    const bot = await logIn(
      sandbox,
      [ask],
      answering(async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.reply(`You asked: ${interaction.options.getString('question', true)}`);
      }),
    );
    const outcome = await sandbox.as('mia').in('general').slash('ask', { question: 'why?' });
    expect(outcome.state).toBe('answered');
    expect(outcome.message?.content).toBe('You asked: why?');
    expect(outcome.message?.interaction_metadata?.user.username).toBe('mia');
    expect(bot.problems).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('defers, edits, follows up and is pressed', async () => {
    const sandbox = await openSandbox();
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Primary),
    );
    const bot = await logIn(
      sandbox,
      [ask],
      answering(async (interaction) => {
        if (interaction.isChatInputCommand()) {
          await interaction.deferReply();
          await interaction.editReply({ content: 'page 1', components: [row] });
          await interaction.followUp({ content: 'psst', flags: MessageFlags.Ephemeral });
        } else if (interaction.isButton()) {
          await interaction.update({ content: 'page 2', components: [row] });
        }
      }),
    );
    const outcome = await sandbox.as('mia').in('general').slash('ask', { question: 'why?' });
    await sandbox.settled();
    expect(outcome.deferred).toBe(true);
    expect(outcome.messages.map(({ content }) => content)).toEqual(['page 1', 'psst']);
    const seen = (user: string) =>
      sandbox
        .as(user)
        .in('general')
        .messages()
        .map(({ content }) => content);
    expect(seen('mia')).toEqual(['page 1', 'psst']);
    expect(seen('theo')).toEqual(['page 1']);

    const [first] = sandbox.as('theo').in('general').messages();
    if (first === undefined) throw new Error('no message');
    const pressed = await sandbox.as('theo').in('general').press(first, 'Next');
    expect(pressed.message?.content).toBe('page 2');
    expect(bot.problems).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });
});
