import {
  type FormattedReferences,
  formatReferences,
  REFERENCE_STYLES,
  type ReferenceStyle,
} from '../../src/citations/formatted/format-references.ts';
import {
  isFormattingReady,
  prepareFormatting,
} from '../../src/citations/formatted/formatting-thread.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Progress } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { encodePassages } from '../../src/discord/command/passage-list.ts';
import type { Block, Reply, ReplyFile, Select } from '../../src/discord/command/reply.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { codeBlock } from '../../src/discord/rendering/code-block.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { shareOrDelete } from './excerpt-buttons.ts';
import { STYLE_NAMES } from './options/style.ts';

export const STYLE = { name: 'style', version: 1 } as const;

/** Longer references are a file: a message must have room for what else is said. */
const MAX_SHOWN = 1800;
const MAX_IN_TEXT = 400;
const MAX_NAMED = 5;

/** What a reference without it lacks, in words. */
const FIELDS = {
  author: 'author',
  issued: 'date',
  publisher: 'publisher',
  url: 'address',
} as const;

/** The passages' references in one style, ready to copy, with a menu of the other styles. */
export async function referenceReply(
  passages: readonly Passage[],
  style: ReferenceStyle,
  askerId: string,
): Promise<Reply> {
  const visibility = 'ephemeral';
  // The menu under it offers the other styles.
  if (style === 'plain') prepareFormatting();
  const { blocks, files } = await referenceBlocks(passages, style);
  const menu = { kind: 'select', select: styleMenu(passages, style) } as const;
  const share = { kind: 'buttons', buttons: [shareOrDelete(visibility, askerId)] } as const;
  // What is in a file cannot be posted again from the message that shows it.
  const below = files.length > 0 ? [menu] : [menu, share];
  return { visibility, blocks: [...blocks, ...below], files };
}

/** Says that the references are being formatted, where the first ones take longer than Discord waits. */
export async function showFormatting(
  style: ReferenceStyle | null,
  visibility: Reply['visibility'],
  progress: Progress | undefined,
): Promise<void> {
  if (style === null || style === 'plain' || style === 'csl-json' || isFormattingReady()) return;
  const text = markdown`Formatting the references …`;
  await progress?.({ visibility, blocks: [{ kind: 'text', text }] });
}

/** The references as blocks of a reply, or as a file where they are too long for a message. */
export async function referenceBlocks(
  passages: readonly Passage[],
  style: ReferenceStyle,
  asFile = false,
): Promise<{ readonly blocks: readonly Block[]; readonly files: readonly ReplyFile[] }> {
  const formatted = await formatReferences(passages, style);
  const { text, extension } = formatted;
  const long = asFile || text.length > MAX_SHOWN;
  const files = long ? [{ name: `references.${extension}`, content: `${text}\n` }] : [];
  const shown = [
    markdown`-# ${STYLE_NAMES[style]}`,
    ...(long ? [] : [codeBlock(text)]),
    ...inText(formatted),
    ...missing(formatted),
  ];
  return { blocks: [{ kind: 'text', text: joined(shown, '\n') }], files };
}

function inText(formatted: FormattedReferences): Markdown[] {
  const cited: string[] = [];
  let length = 0;
  for (const one of formatted.inText) {
    length += one.length;
    if (length > MAX_IN_TEXT) break;
    cited.push(one);
  }
  return cited.length === 0 ? [] : [markdown`In the text: ${joined(cited.map(code), ' ')}`];
}

/** Nothing is made up, so what a document does not state is named. */
function missing(formatted: FormattedReferences): Markdown[] {
  return formatted.missing.slice(0, MAX_NAMED).map(({ document, fields }) => {
    const names = new Intl.ListFormat('en').format(fields.map((field) => FIELDS[field]));
    return markdown`-# ${document.metadata.key} does not state: ${names}. Nothing was put in its place.`;
  });
}

function styleMenu(passages: readonly Passage[], style: ReferenceStyle): Select {
  const { name: action, version } = STYLE;
  const fields = [encodePassages(passages).code];
  return {
    customId: encodeCustomId({ action, version, fields }),
    placeholder: 'Another style',
    options: REFERENCE_STYLES.map((value) => ({
      label: STYLE_NAMES[value],
      value,
      chosen: value === style,
    })),
  };
}
