import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { citationId } from '../citations/citation-id.ts';
import { clip } from './clip.ts';
import { fitBlocks } from './fit-blocks.ts';
import { LIMITS } from './limits.ts';
import { QUESTION_ID, questionText } from './question.ts';
import type { Block, Button, Quote, Reply, ReplyFile } from './reply.ts';

/** A message as Discord's API takes it. */
export interface RenderedMessage {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly files: readonly ReplyFile[];
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
    refused,
  };
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
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ label, customId, tone, disabled }) => ({
      type: ComponentType.Button,
      style: tone === 'danger' ? ButtonStyle.Danger : ButtonStyle.Secondary,
      label: clip(label, LIMITS.buttonLabel),
      custom_id: customId,
      ...(disabled === true ? { disabled } : {}),
    })),
  };
}
