import type { Block, Quote, Reply } from '../../src/discord/command/reply.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { excerptButtons } from './excerpt-buttons.ts';

/** What was found out about one piece of a message: a line about it, then what the documents say. */
export interface Finding {
  readonly lead: Markdown;
  readonly quotes: readonly Quote[];
}

/** A message holds ten blocks at the most; the rest are a heading and buttons. */
const MAX_BLOCKS = 7;
const MAX_TEXT = 3200;
/** What an excerpt with its citation line takes when it is shown at a good length. */
const QUOTE_TEXT = 420;
/** Discord lets a bot that only a person installed follow up five times. */
const MAX_MESSAGES = 5;

/** Findings in as many private messages as they need, each with its own buttons. */
export function findingsReply(
  heading: Markdown,
  findings: readonly Finding[],
  askerId: string,
): Reply {
  const groups = grouped(findings);
  const shown = groups.slice(0, MAX_MESSAGES);
  const left = groups.slice(MAX_MESSAGES).flat().length;
  const replies = shown.map((group, at): Reply => {
    const quotes = group.flatMap((finding) => finding.quotes);
    const more = left > 0 && at === shown.length - 1 ? `${left} more are left out.` : '';
    const blocks: Block[] = [
      ...(at === 0 ? [{ kind: 'text', text: heading } as const] : []),
      ...group.flatMap(blocksOf),
      ...(more === '' ? [] : [{ kind: 'text', text: markdown`-# ${more}` } as const]),
      // What was not found is nothing to post for everyone.
      ...(quotes.length === 0
        ? []
        : [
            excerptButtons({
              passages: quotes.map(({ passage }) => passage),
              visibility: 'ephemeral',
              askerId,
            }),
          ]),
    ];
    return { visibility: 'ephemeral', blocks };
  });
  const [
    first = { visibility: 'ephemeral', blocks: [{ kind: 'text', text: heading }] },
    ...further
  ] = replies;
  return { ...first, further };
}

function blocksOf({ lead, quotes }: Finding): Block[] {
  const [first, ...others] = quotes;
  if (!first) return [{ kind: 'text', text: lead }];
  return [{ ...first, lead }, ...others].map((quote) => ({ kind: 'quote', quote }));
}

function grouped(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  let blocks = 0;
  let text = 0;
  for (const finding of findings) {
    const group = groups.at(-1);
    const needed = Math.max(1, finding.quotes.length);
    const length = finding.lead.markdown.length + finding.quotes.length * QUOTE_TEXT;
    if (group && blocks + needed <= MAX_BLOCKS && text + length <= MAX_TEXT) {
      group.push(finding);
      blocks += needed;
      text += length;
    } else {
      groups.push([finding]);
      blocks = needed;
      text = length;
    }
  }
  return groups;
}
