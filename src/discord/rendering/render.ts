import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { citationId } from '../../citations/reference/citation-id.ts';
import { QUESTION_ID, questionText } from '../command/question.ts';
import type { Block, Button, Quote, Reply, ReplyFile, Select } from '../command/reply.ts';
import { clip } from './clip.ts';
import { type FittedBlock, fitBlocks } from './fit-blocks.ts';
import { LIMITS } from './limits.ts';

/** A message as Discord's API takes it. */
export interface RenderedMessage {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly files: readonly ReplyFile[];
  /** Citation ids of the excerpts that it shows, each once. */
  readonly citations: readonly string[];
  /** Citation ids of excerpts that were withheld because their words are not the document's. */
  readonly refused: readonly string[];
}

/**
 * A reply as a message with Components V2, within Discord's limits whatever the reply holds: excerpts
 * are clipped first, then the last blocks are left out, and both are said. An excerpt whose words are
 * not those of its document is not shown. Pure.
 */
export function render(reply: Reply): RenderedMessage {
  const refused: string[] = [];
  const checked = reply.blocks.map((block): Block => {
    if (block.kind !== 'quote' || isVerbatim(block.quote)) return block;
    refused.push(citationId(block.quote.passage));
    return { kind: 'text', text: WITHHELD };
  });
  const files = reply.files ?? [];
  const blocks = fitBlocks(checked, files.length);
  const children: APIComponentInContainer[] = blocks.map((block) => {
    if (block.kind === 'buttons') return row(block.buttons);
    if (block.kind === 'select') return menu(block.select);
    if (block.kind === 'question') {
      const content = questionText(block.text).markdown;
      return { type: ComponentType.TextDisplay, id: QUESTION_ID, content };
    }
    return { type: ComponentType.TextDisplay, content: block.content };
  });
  for (const { name } of files) {
    children.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
  }
  const ephemeral = reply.visibility === 'ephemeral' ? MessageFlags.Ephemeral : 0;
  return {
    components: [{ type: ComponentType.Container, components: children }],
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds | ephemeral,
    files,
    citations: citationsOf(blocks),
    refused,
  };
}

function citationsOf(blocks: readonly FittedBlock[]): string[] {
  const cited = blocks.flatMap((block) =>
    block.kind === 'content' && block.citation !== undefined ? [block.citation] : [],
  );
  return [...new Set(cited)];
}

const WITHHELD = {
  markdown:
    'This excerpt is withheld: its words are not those of the document any more. Ask again.',
};

/** Promise 1 of the design, checked at the last moment. */
function isVerbatim({ passage, start, end, text }: Quote): boolean {
  return (
    passage.document.text.slice(start, end) === text && start >= passage.start && end <= passage.end
  );
}

function row(buttons: readonly Button[]): APIComponentInContainer {
  return { type: ComponentType.ActionRow, components: buttons.map(renderButton) };
}

export function renderButton(button: Button): APIButtonComponentWithCustomId {
  const { label, customId, tone, disabled } = button;
  return {
    type: ComponentType.Button,
    style: tone === 'danger' ? ButtonStyle.Danger : ButtonStyle.Secondary,
    label: clip(label, LIMITS.buttonLabel),
    custom_id: customId,
    ...(disabled === true ? { disabled } : {}),
  };
}

function menu({ customId, placeholder, options }: Select): APIComponentInContainer {
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder: clip(placeholder, LIMITS.placeholder),
    options: options.slice(0, LIMITS.choices).map(({ label, value, description, chosen }) => ({
      label: clip(label, LIMITS.choice),
      value,
      ...(description === undefined ? {} : { description: clip(description, LIMITS.choice) }),
      ...(chosen === true ? { default: true } : {}),
    })),
  };
  return { type: ComponentType.ActionRow, components: [select] };
}
