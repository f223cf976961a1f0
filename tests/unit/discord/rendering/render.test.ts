import { type APIStringSelectComponent, ComponentType, MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../../../src/corpus/document/document.ts';
import { QUESTION_ID, readQuestion } from '../../../../src/discord/command/question.ts';
import {
  type Block,
  passageQuote,
  type Quote,
  type Reply,
} from '../../../../src/discord/command/reply.ts';
import { sharedMessage } from '../../../../src/discord/posting/sharing.ts';
import { shownOf } from '../../../../src/discord/posting/shown-message.ts';
import { LIMITS } from '../../../../src/discord/rendering/limits.ts';
import { escaped, markdown } from '../../../../src/discord/rendering/markdown.ts';
import {
  type RenderedMessage,
  render,
  renderButton,
} from '../../../../src/discord/rendering/render.ts';
import { readText } from '../../../support/discord-markdown.ts';
import { documentOf } from '../../../support/documents.ts';
import { passageWith, smallLibrary } from '../../../support/library.ts';
import { nastyText } from '../../../support/nasty-text.ts';

const passage = passageWith(smallLibrary(), 'grey granite');

/** A quote of all of a made-up passage, as no corpus reader would let it through. */
function quoteOf(text: string, changes: Partial<Quote> = {}, title = 'Title'): Quote {
  const metadata = { ...passage.document.metadata, title };
  const document = { ...passage.document, metadata, text, prose: text };
  const whole: Passage = { ...passage, document, text, start: 0, end: text.length };
  return { passage: whole, start: 0, end: text.length, text, highlights: [], ...changes };
}

function replyOf(...blocks: readonly Block[]): Reply {
  return { visibility: 'public', blocks };
}

interface Parts {
  readonly texts: readonly string[];
  readonly components: number;
  readonly labels: readonly string[];
  readonly children: number;
}

function partsOf({ components }: RenderedMessage): Parts {
  const [container, ...beside] = components;
  if (container?.type !== ComponentType.Container) throw new Error('a container expected');
  const texts: string[] = [];
  const labels: string[] = [];
  let count = 1;
  for (const child of [...container.components, ...beside]) {
    count++;
    if (child.type === ComponentType.TextDisplay) texts.push(child.content);
    if (child.type !== ComponentType.ActionRow) continue;
    count += child.components.length;
    expect(child.components.length).toBeLessThanOrEqual(LIMITS.buttonsInRow);
    for (const button of child.components) {
      if (button.type === ComponentType.StringSelect) expectSelectWithinLimits(button);
      if ('label' in button && button.label !== undefined) labels.push(button.label);
    }
  }
  return { texts, components: count, labels, children: container.components.length };
}

function expectSelectWithinLimits(select: APIStringSelectComponent): void {
  expect(select.options.length).toBeLessThanOrEqual(25);
  expect(select.placeholder?.length).toBeLessThanOrEqual(150);
  for (const { label, description } of select.options) {
    expect(label.length).toBeLessThanOrEqual(100);
    expect(description?.length ?? 0).toBeLessThanOrEqual(100);
  }
}

function expectWithinLimits(message: RenderedMessage): void {
  const { texts, components, labels, children } = partsOf(message);
  expect(texts.join('').length).toBeLessThanOrEqual(4000);
  // Beyond this Discord answers with a server error (discord-api-docs issue 8554).
  expect(Buffer.byteLength(texts.join('')) + 12 * texts.length).toBeLessThanOrEqual(10_170);
  for (const text of texts) expect(text.length).toBeGreaterThan(0);
  expect(components).toBeLessThanOrEqual(40);
  expect(children).toBeLessThanOrEqual(10);
  expect(children).toBeGreaterThan(0);
  for (const label of labels) {
    expect(label.length).toBeLessThanOrEqual(80);
    expect(label.length).toBeGreaterThan(0);
  }
}

/** The same after somebody shared it, which adds to it. */
function sharedOf(message: RenderedMessage): RenderedMessage {
  const remove = renderButton({ label: '🗑', customId: 'delete.1|x' });
  return sharedMessage(shownOf(message.components), remove, '9'.repeat(20));
}

describe('a rendered reply', () => {
  test('shows a question, an excerpt with its citation, and buttons', () => {
    const text = 'Built of grey granite.';
    const highlights = [{ start: 9, end: 13 }];
    const message = render(
      replyOf(
        { kind: 'question', text: 'Of what is it built?' },
        { kind: 'quote', quote: quoteOf(text, { highlights }) },
        { kind: 'buttons', buttons: [{ label: 'Context', customId: 'context.1|x' }] },
      ),
    );
    expect(message.components).toEqual([
      {
        type: ComponentType.Container,
        components: [
          { type: ComponentType.TextDisplay, id: QUESTION_ID, content: '### Of what is it built?' },
          {
            type: ComponentType.TextDisplay,
            content: `> Built of **grey** granite.\n-# **Title** · Building · \`LIGHT:1.1~${passage.mark}\` · [source](<https://example.org/lighthouse?page=%281%29>)`,
          },
          {
            type: ComponentType.ActionRow,
            components: [
              { type: ComponentType.Button, style: 2, label: 'Context', custom_id: 'context.1|x' },
            ],
          },
        ],
      },
    ]);
    expect(message.refused).toEqual([]);
  });

  test('shows a row with the header of its table, as small text inside the quotation', () => {
    const { passages } = documentOf(
      '---\nkey: FEES\n---\n| Type | Fee |\n|---|---|\n| Full | 5 |\n| Half | 2 |',
    );
    const [first, second] = passages.map((row) =>
      partsOf(render(replyOf({ kind: 'quote', quote: passageQuote(row) }))).texts.join(),
    );
    expect(first).toMatch(/^> -# Type \\\| Fee\n> Full \\\| 5\n-# /);
    expect(second).toMatch(/^> -# Type \\\| Fee \\\[…\\\]\n> Half /);
  });

  test('never unfurls links and is ephemeral only where it says so', () => {
    const always = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;
    const block: Block = { kind: 'text', text: markdown`Hello` };
    expect(render(replyOf(block)).flags).toBe(always);
    expect(render({ visibility: 'ephemeral', blocks: [block] }).flags).toBe(
      always | MessageFlags.Ephemeral,
    );
  });

  test('marks what its excerpt leaves out of the passage', () => {
    const quote = passageQuote(passage);
    const inner = { ...quote, start: quote.start + 4, end: quote.end - 5 };
    const text = passage.document.text.slice(inner.start, inner.end);
    const [shown] = partsOf(render(replyOf({ kind: 'quote', quote: { ...inner, text } }))).texts;
    expect(shown).toMatch(/^> \[…\] lighthouse .* \[…\]\n-# /);
  });

  test.each([
    ['other words', { text: 'Built of red granite.' }],
    ['words from beside the passage', { start: -1 }],
    ['an end beyond the passage', { end: 999 }],
  ])('withholds an excerpt with %s and says which', (_, changes) => {
    const quote = quoteOf('Built of grey granite.', changes);
    const message = render(replyOf({ kind: 'quote', quote }));
    expect(message.refused).toEqual([`LIGHT:1.1~${passage.mark}`]);
    expect(partsOf(message).texts.join()).toMatch(/withheld/);
    expect(partsOf(message).texts.join()).not.toMatch(/granite/);
  });

  test('clips excerpts, never citation lines, and lets short ones be', () => {
    const long = 'A sentence of some length goes on. '.repeat(400).trim();
    const message = render(
      replyOf(
        { kind: 'quote', quote: quoteOf(long, { keep: 'end' }) },
        { kind: 'quote', quote: quoteOf('Short and whole.') },
        { kind: 'quote', quote: quoteOf(long) },
      ),
    );
    const [first = '', second = '', third = ''] = partsOf(message).texts;
    expect(first).toMatch(/^> \[…\] .*goes on\.\n-# .*`LIGHT:1\.1~/);
    expect(second).toMatch(/^> Short and whole\.\n/);
    expect(third).toMatch(/^> A sentence.* \[…\]\n-# .*`LIGHT:1\.1~/);
    expect(Math.abs(first.length - third.length)).toBeLessThan(100);
    expectWithinLimits(message);
    expect(first.length + second.length + third.length).toBeGreaterThan(3000);
  });

  test('keeps within the bytes that Discord takes in scripts of three bytes a letter', () => {
    const korean = '북한 이탈 주민은 통일을 어떻게 생각하는가. '.repeat(300).trim();
    expectWithinLimits(render(replyOf({ kind: 'quote', quote: quoteOf(korean) })));
  });

  test('gives its main quote room before the others', () => {
    const main = 'The main one. '.repeat(150).trim();
    const other = 'Another one. '.repeat(300).trim();
    const message = render(
      replyOf(
        { kind: 'quote', quote: quoteOf(other, { keep: 'end' }) },
        { kind: 'quote', quote: quoteOf(main, { main: true }) },
        { kind: 'quote', quote: quoteOf(other) },
      ),
    );
    expect(partsOf(message).texts[1]).toContain(`> ${main}\n`);
    expectWithinLimits(message);
  });

  test('says so when blocks were left out', () => {
    const text = escaped('word '.repeat(300));
    const message = render(
      replyOf(...Array.from({ length: 5 }, () => ({ kind: 'text', text }) as const)),
    );
    expect(partsOf(message).texts.at(-1)).toMatch(/more than fits/);
    expectWithinLimits(message);
  });

  test('shows files, which need a component to be seen', () => {
    const file = { name: 'list.bib', content: '@book{}' };
    const message = render({ visibility: 'public', blocks: [], files: [file] });
    expect(message.files).toEqual([file]);
    expect(message.components).toEqual([
      {
        type: ComponentType.Container,
        components: [{ type: ComponentType.File, file: { url: 'attachment://list.bib' } }],
      },
    ]);
  });

  test('keeps to every limit of Discord and pings nobody, whatever it holds', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    const big = fc
      .tuple(nastyText, fc.integer({ min: 1, max: 60 }))
      .map(([text, n]) => text.repeat(n));
    const block = fc.oneof(
      big.map((text): Block => ({ kind: 'text', text: escaped(`x${text}`) })),
      nastyText.map((text): Block => ({ kind: 'question', text: `x${text}` })),
      fc
        .record({
          text: big,
          title: nastyText,
          main: fc.boolean(),
          keep: fc.constantFrom('start', 'end'),
          lead: fc.option(nastyText),
        })
        .map(({ text, title, main, keep, lead }): Block => {
          const changes = {
            main,
            keep: keep === 'end' ? 'end' : 'start',
            ...(lead === null ? {} : { lead: escaped(`x${lead}`) }),
          } as const;
          return { kind: 'quote', quote: quoteOf(`x${text}`, changes, `x${title}`) };
        }),
      fc.array(label, { minLength: 2, maxLength: 30 }).map((labels): Block => {
        const options = labels.map((text, index) => ({
          label: `x${text}`,
          value: String(index),
          description: `x${text}`,
        }));
        const placeholder = `x${labels.join(' ')}`;
        return { kind: 'select', select: { customId: 'select.1', placeholder, options } };
      }),
      fc.array(label, { minLength: 1, maxLength: 12 }).map((labels): Block => {
        const buttons = labels.map((text, index) => ({
          label: `x${text}`,
          customId: `b.1|${index}`,
        }));
        return { kind: 'buttons', buttons };
      }),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 14 }), (blocks) => {
        const message = render(replyOf(...blocks));
        expectWithinLimits(message);
        expectWithinLimits(sharedOf(message));
        expect(message.refused).toEqual([]);
        for (const text of partsOf(message).texts) {
          const bare = text
            .replace(/\[source\]\(<https:[^>]*>\)/g, '')
            .replace(/`[A-Z]+:[\d.]+~\w+`/g, '')
            .replace(/^(?:> |### |-# )/gm, '');
          expect(readText(bare).active).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a question in a message', () => {
  test('is read back as it was asked, but for white space and directions', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const plain = `x${text}`.replace(/[\p{Cc}\p{Cs}\u2066-\u2069\u202a-\u202e]/gu, ' ');
        const question = Array.from(plain.replace(/\s+/gu, ' ')).slice(0, 200).join('').trim();
        const [shown = ''] = partsOf(render(replyOf({ kind: 'question', text: question }))).texts;
        expect(readQuestion(shown)).toBe(question);
      }),
    );
  });
});
