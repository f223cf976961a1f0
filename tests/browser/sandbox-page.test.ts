import {
  ApplicationCommandType,
  ContextMenuCommandBuilder,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';
import { launch, openPage } from './open-page.ts';

const COMMANDS = [
  new SlashCommandBuilder()
    .setName('ask')
    .setDescription('Ask the documents')
    .addStringOption((o) => o.setName('question').setDescription('What to ask').setRequired(true))
    .addStringOption((o) =>
      o.setName('source').setDescription('Where to look').setAutocomplete(true),
    )
    .addBooleanOption((o) => o.setName('private').setDescription('Only you see the answer')),
  new SlashCommandBuilder()
    .setName('config')
    .setDescription('Settings')
    .setDefaultMemberPermissions('32'),
  new SlashCommandBuilder().setName('report').setDescription('Report a citation'),
  new SlashCommandBuilder().setName('silent').setDescription('Never answers'),
  new ContextMenuCommandBuilder().setName('Cite this').setType(ApplicationCommandType.Message),
].map((builder) => builder.toJSON());

function answer(page: number, question: string) {
  const content = `> The **${question}** stands on page ${page}.\n-# <b>not markup</b> \\*plain\\* [link](https://example.org)`;
  const turn = { type: 2, style: 2, label: 'Next', custom_id: 'next' } as const;
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: 17,
        accent_color: 0x5865f2,
        components: [{ type: 10, content }, { type: 14 }, { type: 1, components: [turn] }],
      },
    ],
  } as const;
}

async function bot(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `Book of ${typed}`, value: 'BOOK' }]);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'ask') {
    const question = interaction.options.getString('question', true);
    const source = interaction.options.getString('source') ?? 'all';
    const hidden = interaction.options.getBoolean('private') === true ? MessageFlags.Ephemeral : 0;
    const reply = answer(1, `${question} in ${source}`);
    await interaction.reply({ ...reply, flags: reply.flags | hidden } as never);
  } else if (interaction.isButton()) {
    await interaction.update(answer(2, 'answer') as never);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'report') {
    const modal = new ModalBuilder({ custom_id: 'why', title: 'Report' }).addLabelComponents({
      type: 18,
      label: 'What is wrong?',
      component: { type: 4, custom_id: 'text', style: TextInputStyle.Paragraph },
    });
    await interaction.showModal(modal);
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`Reported: ${interaction.fields.getTextInputValue('text')}`);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`Cited: ${interaction.targetMessage.content}`);
  }
}

afterAll(async () => (await launch()).close());

async function open() {
  const sandbox = await openSandbox({ examples: ['Why do birds sing?'], ackTimeoutMs: 1000 });
  const { problems: thrown } = await logIn(sandbox, COMMANDS, bot);
  return { sandbox, thrown, ...(await openPage(sandbox.url)) };
}

describe('the page', () => {
  test('runs a command typed on the keyboard, with autocomplete, and shows the reply', async () => {
    const { page, problems, thrown } = await open();
    const line = page.getByRole('combobox', { name: 'Message or command' });
    await line.fill('/a');
    await page.getByRole('option', { name: '/ask' }).waitFor();
    await line.press('ArrowDown');
    await line.press('Enter');
    await page.getByLabel('question (required)').fill('riddle');
    const source = page.getByRole('combobox', { name: 'source' });
    await source.fill('birds');
    await page.getByRole('option', { name: 'Book of birds' }).click();
    await source.press('Enter');

    const reply = page.getByRole('article').last();
    await expect.poll(() => reply.textContent()).toContain('riddle in BOOK stands on page 1');
    expect(await reply.locator('strong').allTextContents()).toContain('riddle in BOOK');
    expect(await reply.textContent()).toContain('<b>not markup</b> *plain*');
    expect(await reply.locator('b').count()).toBe(0);

    const next = reply.getByRole('button', { name: 'Next' });
    await next.press('Enter');
    await expect.poll(() => reply.textContent()).toContain('page 2');
    expect(await page.locator(':focus').textContent()).toBe('Next');
    expect(problems).toEqual([]);
    expect(thrown).toEqual([]);
  });

  test('shows an ephemeral answer to its user only, until it is dismissed', async () => {
    const { sandbox, page, problems } = await open();
    const other = await openPage(sandbox.url);
    await other.page.getByLabel('You are').selectOption('theo');
    await page.getByLabel('Message or command').fill('/ask');
    await page.getByRole('option', { name: '/ask' }).click();
    await page.getByLabel('question (required)').fill('secret');
    await page.getByLabel('private').selectOption('true');
    await page.getByRole('button', { name: 'Send' }).click();
    const reply = page.getByRole('article').filter({ hasText: 'Only you can see this' });
    await reply.waitFor();
    expect(await other.page.getByRole('article').count()).toBe(0);
    await reply.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => page.getByRole('article').count()).toBe(0);
    expect([...problems, ...other.problems]).toEqual([]);
  });

  test('asks an example question with one click', async () => {
    const { page, problems } = await open();
    await page.getByRole('button', { name: 'Why do birds sing?' }).click();
    await page.getByText('Why do birds sing? in all').waitFor();
    expect(problems).toEqual([]);
  });

  test('fills in a form, and cites a message from its menu', async () => {
    const { page, problems, thrown } = await open();
    const line = page.getByLabel('Message or command');
    await line.fill('/report');
    await line.press('Enter');
    await page.getByLabel('What is wrong? (required)').fill('the page');
    await page.getByRole('button', { name: 'Submit' }).click();
    const reported = page.getByRole('article').filter({ hasText: 'Reported: the page' });
    await reported.waitFor();
    await reported.getByText('⋯ Apps').click();
    await reported.getByRole('button', { name: 'Cite this' }).click();
    await page.getByText('Cited: Reported: the page').waitFor();
    expect(problems).toEqual([]);
    expect(thrown).toEqual([]);
  });

  test('hides what a member may not use, and says when the bot does not answer', async () => {
    const { page, problems } = await open();
    const line = page.getByLabel('Message or command');
    await line.fill('/');
    await page.getByRole('option', { name: '/ask' }).waitFor();
    expect(await page.getByRole('option', { name: '/config' }).count()).toBe(0);
    await page.getByLabel('You are').selectOption('olga');
    await page.getByRole('button', { name: '# staff' }).waitFor();
    await line.fill('/');
    await page.getByRole('option', { name: '/config' }).waitFor();

    await line.fill('/silent');
    await line.press('Enter');
    await page.getByText('The application did not respond').waitFor();
    expect(problems).toEqual([]);
  });
});
