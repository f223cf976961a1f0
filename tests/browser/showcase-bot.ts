import {
  ApplicationCommandType,
  AttachmentBuilder,
  type ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  type Interaction,
  type InteractionReplyOptions,
  MessageFlags,
  type ModalComponentData,
  SlashCommandBuilder,
} from 'discord.js';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { logIn, type TestBot } from '../support/sandbox-bot.ts';

/** A bot that sends every kind of thing that a page must show, so that tests need not wait for one that does. */

const slash = (name: string, description: string) =>
  new SlashCommandBuilder().setName(name).setDescription(description);

const COMMANDS = [
  slash('echo', 'Says it again')
    .addStringOption((o) => o.setName('text').setDescription('What to say').setRequired(true))
    .addStringOption((o) => o.setName('book').setDescription('Which book').setAutocomplete(true))
    .addBooleanOption((o) => o.setName('private').setDescription('Only you see it')),
  slash('all-options', 'Takes everything')
    .addIntegerOption((o) => o.setName('count').setDescription('How many').setRequired(true))
    .addStringOption((o) =>
      o
        .setName('colour')
        .setDescription('A colour')
        .addChoices({ name: 'Deep red', value: 'red' }, { name: 'Pale blue', value: 'blue' }),
    )
    .addUserOption((o) => o.setName('who').setDescription('A user'))
    .addChannelOption((o) => o.setName('where').setDescription('A channel'))
    .addRoleOption((o) => o.setName('role').setDescription('A role'))
    .addAttachmentOption((o) => o.setName('file').setDescription('A file')),
  slash('library', 'The library').addSubcommand((s) =>
    s.setName('add').setDescription('Adds a document'),
  ),
  slash('layout', 'Every component of a layout'),
  slash('menus', 'Every select menu'),
  slash('form', 'Every field of a form'),
  slash('classic', 'A message with an embed'),
  slash('later', 'Thinks first'),
  slash('silent', 'Never answers'),
  slash('wrong', 'Sends what Discord refuses'),
  slash('config', 'Settings').setDefaultMemberPermissions('32'),
  new ContextMenuCommandBuilder().setName('Cite this').setType(ApplicationCommandType.Message),
  new ContextMenuCommandBuilder().setName('Greet').setType(ApplicationCommandType.User),
].map((builder) => builder.toJSON());

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==',
  'base64',
);

const MARKDOWN = `# Heading
## Smaller
Text with **bold**, *slanted*, __under__, ~~struck~~, \`code\` and ||a secret||.
> A quote
> of two lines
- one
- two
  - nested
1. first
-# Small print with [a link](https://example.org/page)
\`\`\`js
let x = 1;
\`\`\`
\\*plain\\* <t:1700000000:D> <@1300000000000000001> <#1400000000000000002>`;

export const layout = (title = MARKDOWN): InteractionReplyOptions => ({
  flags: MessageFlags.IsComponentsV2,
  files: [
    new AttachmentBuilder(Buffer.from('@book{one}\n'), { name: 'references.bib' }),
    new AttachmentBuilder(PIXEL, { name: 'pixel.png' }),
  ],
  components: [
    {
      type: 17,
      accent_color: 0x5865f2,
      components: [
        { type: 10, content: title },
        { type: 14 },
        {
          type: 9,
          components: [{ type: 10, content: 'A section' }],
          accessory: { type: 11, media: { url: 'attachment://pixel.png' }, description: 'A pixel' },
        },
        {
          type: 9,
          components: [{ type: 10, content: 'Another section' }],
          accessory: { type: 2, style: 2, label: 'Count', custom_id: 'count:1' },
        },
        {
          type: 12,
          items: [
            { media: { url: 'attachment://pixel.png' }, description: 'First picture' },
            { media: { url: 'https://example.org/far.png' }, description: 'Far picture' },
          ],
        },
        { type: 13, file: { url: 'attachment://references.bib' } },
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'Primary', custom_id: 'primary' },
            { type: 2, style: 3, label: 'Success', custom_id: 'success' },
            { type: 2, style: 4, label: 'Danger', custom_id: 'danger' },
            { type: 2, style: 2, emoji: { name: '🗑' }, custom_id: 'bin' },
            { type: 2, style: 5, label: 'Website', url: 'https://example.org/' },
          ],
        },
      ],
    },
  ],
});

const OPTIONS = ['Apa', 'Chicago', 'MLA'].map((label) => ({
  label,
  value: label.toLowerCase(),
  description: `The style of ${label}`,
}));

const menus = {
  content: 'Choose',
  components: [
    {
      type: 1,
      components: [{ type: 3, custom_id: 'style', placeholder: 'Style', options: OPTIONS }],
    },
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'many',
          placeholder: 'Several',
          options: OPTIONS,
          min_values: 1,
          max_values: 2,
        },
      ],
    },
    { type: 1, components: [{ type: 5, custom_id: 'user', placeholder: 'Somebody' }] },
    { type: 1, components: [{ type: 8, custom_id: 'channel', placeholder: 'Somewhere' }] },
  ],
};

const form = {
  customId: 'form',
  title: 'Report a citation',
  components: [
    {
      type: 18,
      label: 'What is wrong?',
      component: { type: 4, customId: 'text', style: 2, minLength: 3 },
    },
    { type: 18, label: 'Style', component: { type: 3, customId: 'style', options: OPTIONS } },
    {
      type: 18,
      label: 'How bad',
      component: { type: 21, customId: 'bad', options: OPTIONS.slice(0, 2) },
    },
    {
      type: 18,
      label: 'Which kinds',
      component: { type: 22, customId: 'kinds', options: OPTIONS, required: false },
    },
    { type: 18, label: 'A file', component: { type: 19, customId: 'file', required: false } },
  ],
} as unknown as ModalComponentData;

async function onCommand(interaction: ChatInputCommandInteraction): Promise<unknown> {
  const { options } = interaction;
  switch (interaction.commandName) {
    case 'echo': {
      const hidden = options.getBoolean('private') === true;
      const book = options.getString('book') ?? 'no book';
      return interaction.reply({
        content: `${options.getString('text', true)} in ${book}`,
        ...(hidden ? { flags: MessageFlags.Ephemeral } : {}),
      });
    }
    case 'all-options': {
      const said = options.data.map(
        ({ name, value, attachment }) => `${name}=${attachment?.name ?? value}`,
      );
      return interaction.reply(said.join(' '));
    }
    case 'layout':
      return interaction.reply(layout());
    case 'menus':
      return interaction.reply(menus);
    case 'form':
      return interaction.showModal(form);
    case 'classic':
      return interaction.reply({
        content: 'With an embed',
        embeds: [{ title: 'Embedded', description: 'Some **text**', color: 0xff0000 }],
        files: [new AttachmentBuilder(Buffer.from('a,b\n1,2\n'), { name: 'table.csv' })],
      });
    case 'later':
      await interaction.deferReply();
      await new Promise((resolve) => setTimeout(resolve, 400));
      return interaction.editReply('Here it is');
    case 'wrong':
      return interaction.reply('x'.repeat(2001)).catch(() => interaction.reply('Too long'));
    case 'library':
      return interaction.reply('Added');
    default:
      return undefined;
  }
}

async function onInteraction(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    return interaction.respond([
      { name: `Book of ${typed}`, value: 'BOOK' },
      { name: 'Another book', value: 'OTHER' },
    ]);
  }
  if (interaction.isChatInputCommand()) return onCommand(interaction);
  if (interaction.isButton() && interaction.customId.startsWith('count:')) {
    const { components = [] } = layout('Counted');
    return interaction.update({ components });
  }
  if (interaction.isButton() && interaction.customId === 'danger') return undefined;
  if (interaction.isButton()) return interaction.reply(`Pressed ${interaction.customId}`);
  if (interaction.isAnySelectMenu())
    return interaction.reply(`Chose ${interaction.values.join(' and ')}`);
  if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    const file = fields.getUploadedFiles('file')?.first()?.name ?? 'no file';
    return interaction.reply(
      `Reported ${fields.getTextInputValue('text')}, ${fields.getStringSelectValues('style').join()}, ${fields.getRadioGroup('bad')}, ${fields.getCheckboxGroup('kinds').join('+')}, ${file}`,
    );
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interaction.reply(`Cited: ${interaction.targetMessage.content}`);
  }
  if (interaction.isUserContextMenuCommand()) {
    return interaction.reply(`Hello ${interaction.targetUser.username}`);
  }
  return undefined;
}

export function startShowcase(sandbox: Sandbox): Promise<TestBot> {
  return logIn(sandbox, COMMANDS, onInteraction);
}
