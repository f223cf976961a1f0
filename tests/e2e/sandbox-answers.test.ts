import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputStyle,
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
  .addStringOption((o) => o.setName('book').setDescription('Which').setAutocomplete(true))
  .addAttachmentOption((o) => o.setName('file').setDescription('A file'))
  .toJSON();
const cite = new ContextMenuCommandBuilder()
  .setName('Cite this')
  .setType(ApplicationCommandType.Message)
  .toJSON();
const whois = new ContextMenuCommandBuilder()
  .setName('Who is')
  .setType(ApplicationCommandType.User)
  .toJSON();

async function start(handler: (interaction: Interaction) => Promise<unknown>) {
  const sandbox = await openSandbox();
  const bot = await logIn(sandbox, [everywhere, cite, whois], handler);
  return { sandbox, bot, mia: sandbox.as('mia').in('general') };
}

describe('a discord.js bot', () => {
  test('completes an option while it is typed', async () => {
    const { mia, bot } = await start(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `${typed}?`, value: typed.toUpperCase() }]);
    });
    const { choices } = await mia.autocomplete('go', { book: 'bi' }, 'book');
    expect(choices).toMatchObject([{ name: 'bi?', value: 'BI' }]);
    expect(bot.problems).toEqual([]);
  });

  test('opens a form, reads it and answers', async () => {
    const { mia, bot } = await start(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const modal = new ModalBuilder({ custom_id: 'form', title: 'Tell' }).addLabelComponents(
          {
            type: 18,
            label: 'Text',
            component: { type: 4, custom_id: 'text', style: TextInputStyle.Short },
          },
          {
            type: 18,
            label: 'Kind',
            component: { type: 3, custom_id: 'kind', options: [{ label: 'Typo', value: 'typo' }] },
          },
        );
        await interaction.showModal(modal);
      } else if (interaction.isModalSubmit()) {
        const text = interaction.fields.getTextInputValue('text');
        const kind = interaction.fields.getStringSelectValues('kind').join();
        await interaction.reply(`${kind}: ${text}`);
      }
    });
    const opened = await mia.slash('go');
    expect(opened.modal?.title).toBe('Tell');
    await expect(async () => mia.submit(opened, { kind: 'typo' })).rejects.toThrow(
      '"Text" is required.',
    );
    const sent = await mia.submit(opened, { text: 'here', kind: 'Typo' });
    expect(sent.message?.content).toBe('typo: here');
    expect(bot.problems).toEqual([]);
  });

  test('gets what is chosen in a select menu', async () => {
    const { mia, bot } = await start(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const menu = new StringSelectMenuBuilder({
          custom_id: 'menu',
          max_values: 2,
          options: ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value })),
        });
        await interaction.reply({
          components: [{ type: 1, components: [menu] }],
          content: 'Choose',
        });
      } else if (interaction.isStringSelectMenu()) {
        await interaction.update({ content: interaction.values.join('+'), components: [] });
      }
    });
    const { message } = await mia.slash('go');
    if (message === null) throw new Error('no answer');
    const tooMany = async () => mia.choose(message, 'menu', ['a', 'b', 'c']);
    await expect(tooMany).rejects.toThrow('"menu" takes 1 to 2 values.');
    const chosen = await mia.choose(message, 'menu', ['A', 'c']);
    expect(chosen.message?.content).toBe('a+c');
    expect(bot.problems).toEqual([]);
  });

  test('gets a message and a user from their menus', async () => {
    const { mia, sandbox } = await start(async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) {
        await interaction.reply(`> ${interaction.targetMessage.content}`);
      } else if (interaction.isUserContextMenuCommand()) {
        await interaction.reply(
          `${interaction.targetUser.username} ${interaction.targetMember?.user.id}`,
        );
      }
    });
    const posted = sandbox.as('theo').in('general').post('a saying');
    expect((await mia.menu('Cite this', posted)).message?.content).toBe('> a saying');
    const user = await mia.userMenu('Who is', 'theo');
    expect(user.message?.content).toMatch(/^theo \d+$/);
  });

  test('receives a file and sends one, which can be downloaded', async () => {
    const { mia, bot } = await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const given = interaction.options.getAttachment('file', true);
      const text = await (await fetch(given.url)).text();
      const files = [{ attachment: Buffer.from(text.toUpperCase()), name: 'loud.txt' }];
      const components = [{ type: 13, file: { url: 'attachment://loud.txt' } }] as const;
      await interaction.reply({ flags: MessageFlags.IsComponentsV2, components, files });
    });
    const bytes = new TextEncoder().encode('quiet');
    const { message } = await mia.slash('go', {
      file: { name: 'a.txt', type: 'text/plain', bytes },
    });
    const [file] = message?.attachments ?? [];
    expect(file).toMatchObject({ filename: 'loud.txt', size: 5 });
    const response = await fetch(file?.url ?? '');
    expect(await response.text()).toBe('QUIET');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(message?.components).toMatchObject([{ file: { url: file?.url } }]);
    expect(bot.problems).toEqual([]);
  });
});
