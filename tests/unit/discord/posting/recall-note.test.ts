import '../../../support/property-seed.ts';
import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationId } from '../../../../src/citations/reference/citation-id.ts';
import type { RecallNote } from '../../../../src/community/post-editor.ts';
import type { Passage } from '../../../../src/corpus/document/document.ts';
import { type Block, passageQuote } from '../../../../src/discord/command/reply.ts';
import { noteRecall, RECALL_ID } from '../../../../src/discord/posting/recall-note.ts';
import { sharedMessage } from '../../../../src/discord/posting/sharing.ts';
import { shownOf } from '../../../../src/discord/posting/shown-message.ts';
import { LIMITS } from '../../../../src/discord/rendering/limits.ts';
import { escaped, markdown } from '../../../../src/discord/rendering/markdown.ts';
import { render, renderButton } from '../../../../src/discord/rendering/render.ts';
import { checkMessage } from '../../../../src/sandbox/validation/message-rules.ts';
import { passageWith, smallLibrary } from '../../../support/library.ts';
import { textOf } from '../../../support/messages.ts';
import { nastyText } from '../../../support/nasty-text.ts';

type Components = readonly APIMessageTopLevelComponent[];
type Withdrawal = Extract<RecallNote, { kind: 'withdrawn' }>;
type Correction = Extract<RecallNote, { kind: 'corrected' }>;

const AT = new Date('2026-11-21T12:00:00Z');
const LATER = new Date('2026-12-24T12:00:00Z');
const DAY = '<t:1795262400:D>';

const library = smallLibrary();
const granite = passageWith(library, 'grey granite');
const goat = passageWith(library, 'A goat named Bella');
const rye = passageWith(library, 'rye flour');
const TITLE = granite.document.metadata.title;

const about = { key: 'LIGHT', title: TITLE, at: AT };
const withdrawn: Withdrawal = { ...about, kind: 'withdrawn', eraseQuotes: false };
const erasing: Withdrawal = { ...withdrawn, eraseQuotes: true };
const corrected = (...changes: Correction['changes']): Correction => ({
  ...about,
  kind: 'corrected',
  changes,
});

const quoteOf = (passage: Passage): Block => ({ kind: 'quote', quote: passageQuote(passage) });
const said = (text: string): Block => ({ kind: 'text', text: escaped(text) });
const BUTTONS: Block = { kind: 'buttons', buttons: [{ label: 'Cite', customId: 'cite.1|x' }] };

function messageOf(...blocks: readonly Block[]): APIMessageTopLevelComponent[] {
  return render({ visibility: 'public', blocks }).components;
}

function noted(components: Components, note: RecallNote): APIMessageTopLevelComponent[] {
  const result = noteRecall(components, note);
  if (result.kind !== 'noted') throw new Error(`${result.kind}`);
  return result.components;
}

const shown = (components: Components) => textOf({ components } as never);

function noteOf(components: Components): string {
  const notes: string[] = [];
  JSON.stringify(components, (_, value) => {
    if (value?.id === RECALL_ID) notes.push(value.content);
    return value;
  });
  expect(notes).toHaveLength(1);
  return notes[0] ?? '';
}

/** Throws what Discord would answer; it checks the text, its bytes and the number of components. */
function expectTaken(components: Components): void {
  checkMessage({ components, flags: MessageFlags.IsComponentsV2 });
  for (const component of components) {
    if (component.type !== ComponentType.Container) continue;
    expect(component.components.length).toBeLessThanOrEqual(LIMITS.container);
  }
}

describe('the note that a document was withdrawn', () => {
  test('stands on top, with the date, key and title, and leaves the rest as it is', () => {
    const message = messageOf({ kind: 'question', text: 'Of what?' }, quoteOf(granite), BUTTONS);
    const [container] = noted(message, withdrawn);
    const [before] = message;
    if (container?.type !== ComponentType.Container || before?.type !== container.type) throw 0;
    expect(container.components[0]).toEqual({
      type: ComponentType.TextDisplay,
      id: RECALL_ID,
      content: `-# ⚠️ Withdrawn on ${DAY}: \`LIGHT\` **${TITLE}**`,
    });
    expect(container.components.slice(1)).toEqual(before.components);
    expect(shownOf([container]).citations).toEqual([citationId(granite)]);
    expect(shownOf([container]).question).toBe('Of what?');
  });

  test('is not put on a message that shows nothing of the document', () => {
    expect(noteRecall(messageOf(quoteOf(rye)), withdrawn)).toEqual({ kind: 'unchanged' });
    expect(noteRecall([], withdrawn)).toEqual({ kind: 'unchanged' });
    const named = messageOf(said('LIGHT:1.1~abcde'), said('LIGHT'));
    expect(noteRecall(named, withdrawn)).toEqual({ kind: 'unchanged' });
  });

  test('shows a title as it is, whatever it holds', () => {
    const title = '**`LIGHT`** @everyone <t:1:R> [a](https://x.y)\n-# ⚠️';
    const note = noteOf(noted(messageOf(quoteOf(granite)), { ...withdrawn, title }));
    expect(note).toBe(`-# ⚠️ Withdrawn on ${DAY}: \`LIGHT\` **${escaped(title).markdown}**`);
    expect(note).not.toContain('\n');
  });

  test('stays as it is when it is put there again, on a later day', () => {
    const once = noted(messageOf(quoteOf(granite)), withdrawn);
    expect(noteRecall(once, { ...withdrawn, at: LATER })).toEqual({ kind: 'unchanged' });
    const erased = noted(messageOf(quoteOf(granite)), erasing);
    expect(noteRecall(erased, { ...erasing, at: LATER })).toEqual({ kind: 'unchanged' });
    expect(noteRecall(erased, withdrawn)).toEqual({ kind: 'unchanged' });
  });

  test('takes the place of an earlier one of the same document', () => {
    const change = { cited: citationId(granite), now: [] };
    const once = noted(messageOf(quoteOf(granite)), corrected(change));
    expect(noteOf(once)).toContain('Corrected on');
    const twice = noted(once, { ...withdrawn, at: LATER });
    expect(noteOf(twice)).toMatch(/^-# ⚠️ Withdrawn on <t:\d+:D>: `LIGHT` \S+ Lighthouse.*$/);
  });

  test('stands beside that of another document, the latest first', () => {
    const both = messageOf(quoteOf(granite), quoteOf(rye));
    const bakery: RecallNote = { ...withdrawn, key: 'BAKERY', title: 'Bread' };
    const two = noted(noted(both, withdrawn), { ...bakery, at: LATER });
    expect(noteOf(two).split('\n')).toEqual([
      expect.stringContaining('`BAKERY` **Bread**'),
      expect.stringContaining('`LIGHT` **'),
    ]);
    const three = noted(two, corrected({ cited: citationId(granite), now: [] }));
    expect(noteOf(three).split('\n')).toEqual([
      expect.stringMatching(/Corrected.*`LIGHT`/),
      expect.stringMatching(/Withdrawn.*`BAKERY`/),
    ]);
  });
});

describe('a note that erases', () => {
  test('takes the excerpts out and keeps the question, the ids and the buttons', () => {
    const question: Block = { kind: 'question', text: 'Of what?' };
    const message = messageOf(question, quoteOf(granite), quoteOf(goat), BUTTONS);
    const text = shown(noted(message, erasing));
    expect(text).not.toMatch(/granite|goat|Building|keepers|source/);
    expect(text.match(/This excerpt was removed\./g)).toHaveLength(2);
    expect(text).toContain('### Of what?');
    const { citations } = shownOf(noted(message, erasing));
    expect(citations).toEqual([citationId(granite), citationId(goat)]);
    expect(JSON.stringify(noted(message, erasing))).toContain('"cite.1|x"');
  });

  test('leaves excerpts of other documents alone, and what is said beside them', () => {
    const message = messageOf(said('Both of these.'), quoteOf(granite), quoteOf(rye));
    const text = shown(noted(message, erasing));
    expect(text).not.toMatch(/granite/);
    expect(text).toContain('Both of these.');
    expect(text).toContain(shown(messageOf(quoteOf(rye))));
  });

  test('takes out what else the bot said where it may hold the document’s words', () => {
    const message = messageOf(said('It was built of **grey** stone.'), quoteOf(granite));
    const remove = renderButton({ label: '🗑', customId: 'delete.1|x' });
    const shared = sharedMessage(shownOf(message), remove, '1').components;
    const text = shown(noted(shared, erasing));
    expect(text).not.toMatch(/grey/);
    expect(text).toContain('Shared by <@1>');
  });

  test('finds the ids again, so that what was erased can be recalled once more', () => {
    const titles = ['**bold** `code` · `LIGHT:9.9~aaaaa`', 'a\nb', '-# x', '\\'];
    for (const title of titles) {
      const erased = noted(messageOf(quoteOf(granite)), { ...erasing, title });
      expect(shownOf(erased).citations).toEqual([citationId(granite)]);
    }
  });
});

describe('the note that a document was corrected', () => {
  const id = citationId(granite);

  test('says what became of each citation that the message shows', () => {
    const other = { cited: 'LIGHT:9.9~zzzzz', now: [] };
    const changes = [
      { cited: id, now: ['LIGHT:1.2~aaaaa', 'LIGHT:1.3~bbbbb'] },
      { cited: citationId(goat), now: [] },
    ];
    const message = messageOf(quoteOf(granite), quoteOf(goat));
    expect(noteOf(noted(message, corrected(...changes, other)))).toBe(
      `-# ⚠️ Corrected on ${DAY}: \`LIGHT\` **${TITLE}** · \`${id}\` → \`LIGHT:1.2~aaaaa\`, \`LIGHT:1.3~bbbbb\` · \`${citationId(goat)}\` is gone`,
    );
    expect(noteRecall(message, corrected(other))).toEqual({ kind: 'unchanged' });
  });

  test('names three of many passages', () => {
    const now = ['1', '2', '3', '4', '5'].map((at) => `LIGHT:1.${at}~aaaaa`);
    const note = noteOf(noted(messageOf(quoteOf(granite)), corrected({ cited: id, now })));
    expect(note).toMatch(/→ `LIGHT:1.1~aaaaa`, `LIGHT:1.2~aaaaa`, `LIGHT:1.3~aaaaa` and 2 more$/);
  });

  test('is short where the message is full: the citation lines stay whole', () => {
    const quotes = messageOf(quoteOf(granite), quoteOf(goat));
    // Three bytes each, so that all of it comes close to the 10,170 bytes that Discord can keep.
    const filler = Math.floor((10_000 - Buffer.byteLength(shown(quotes))) / 3);
    const message: APIMessageTopLevelComponent[] = [
      { type: ComponentType.TextDisplay, content: '漢'.repeat(filler) },
      ...quotes,
    ];
    const changes = [granite, goat].map((passage) => ({
      cited: citationId(passage),
      now: Array.from({ length: 3 }, (_, at) => `LIGHT:1.${at}~aaaaa`),
    }));
    const note = { ...corrected(...changes), title: '漢'.repeat(150) };
    const result = noted(message, note);
    expectTaken(result);
    expect(noteOf(result)).toMatch(/`LIGHT` · (?!\*\*)/);
    expect(shown(result)).toContain(shown(quotes));
  });

  test('is not forced into what has no room at all', () => {
    const quote = messageOf(quoteOf(granite));
    const content = 'x'.repeat(4000 - 30 - shown(quote).length);
    const brim = [{ type: ComponentType.TextDisplay, content } as const, ...quote];
    expect(noteRecall(brim, withdrawn)).toEqual({ kind: 'full' });
  });
});

/** Whatever a reply holds: the message it becomes, shared or not, and the quotes it was made with. */
const passages = library.documents.flatMap((document) => document.passages);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...passages).map(quoteOf) },
  { weight: 1, arbitrary: nastyText.map((text): Block => ({ kind: 'text', text: escaped(text) })) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 3200 })
      .map((length): Block => ({ kind: 'text', text: markdown`${'漢'.repeat(length)}` })),
  },
  { weight: 1, arbitrary: nastyText.map((text): Block => ({ kind: 'question', text })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 7 }).map(
      (count): Block => ({
        kind: 'buttons',
        buttons: Array.from({ length: count }, (_, at) => ({
          label: 'label'.repeat(at + 1),
          customId: '',
        })),
      }),
    ),
  },
);

const message = fc
  .tuple(fc.array(block, { maxLength: 14 }), fc.boolean())
  .map(([blocks, isShared]): APIMessageTopLevelComponent[] => {
    const numbered = blocks.flatMap((one, at): Block[] => {
      if (one.kind === 'question' && blocks.findIndex(({ kind }) => kind === one.kind) < at)
        return [];
      if (one.kind !== 'buttons') return [one];
      const buttons = one.buttons.map((button, index) => ({
        ...button,
        customId: `b.1|${at}|${index}`,
      }));
      return [{ ...one, buttons }];
    });
    const components = messageOf(...numbered);
    const remove = renderButton({ label: '🗑', customId: 'delete.1|x' });
    return isShared
      ? sharedMessage(shownOf(components), remove, '9'.repeat(20)).components
      : components;
  });

const note: fc.Arbitrary<RecallNote> = fc
  .record({
    key: fc.constantFrom('LIGHT', 'BAKERY', 'HARBOUR-RULE'),
    title: fc.oneof(nastyText, fc.constant('漢'.repeat(300))),
    eraseQuotes: fc.boolean(),
    isCorrection: fc.boolean(),
    now: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ key, title, eraseQuotes, isCorrection, now }) => {
    const at = AT;
    if (!isCorrection) return { kind: 'withdrawn', key, title, at, eraseQuotes };
    const changes = passages
      .filter(({ document }) => document.metadata.key === key)
      .map((passage) => ({
        cited: citationId(passage),
        now: Array.from({ length: now }, (_, index) => `${key}:10${index}.1~aaaaa`),
      }));
    return { kind: 'corrected', key, title, at, changes };
  });

test('whatever is noted, in whatever order, Discord takes it and every id and other excerpt stays', () => {
  fc.assert(
    fc.property(message, fc.array(note, { minLength: 1, maxLength: 4 }), (before, notes) => {
      fc.pre(
        before.some((one) => one.type !== ComponentType.Container || one.components.length > 0),
      );
      let now: Components = before;
      const erased = new Set<string>();
      for (const one of notes) {
        const result = noteRecall(now, one);
        expect(result.kind).not.toBe('full');
        if (result.kind !== 'noted') continue;
        now = result.components;
        expectTaken(now);
        expect(noteOf(now).split('\n')[0]).toContain(`\`${one.key}\``);
        expect(noteRecall(now, { ...one, at: LATER })).toEqual({ kind: 'unchanged' });
        if (one.kind === 'withdrawn' && one.eraseQuotes) erased.add(one.key);
      }
      const old = shownOf(before);
      expect(shownOf(now).citations).toEqual(old.citations);
      expect(shownOf(now).question).toBe(old.question);
      const texts = new Set(shown(now).split('\n'));
      for (const line of quoteLines(before)) {
        if (!erased.has(line.key)) expect(texts).toContain(line.text);
        else expect(texts).not.toContain(line.text);
      }
    }),
    { numRuns: 100 },
  );
});

/** The lines of the excerpts in a message, and the key of the document that each is from. */
function quoteLines(components: Components): { readonly key: string; readonly text: string }[] {
  const lines: { key: string; text: string }[] = [];
  JSON.stringify(components, (_, value) => {
    if (value?.type !== ComponentType.TextDisplay) return value;
    const [id] = shownOf([value]).citations;
    const quoted = String(value.content)
      .split('\n')
      .filter((text) => text.startsWith('> '));
    // A quotation that was cut to nothing looks like any other.
    for (const text of quoted)
      if (id && text.length > 20) lines.push({ key: id.replace(/:.*/, ''), text });
    return value;
  });
  return lines;
}
