import { describe, expect, test } from 'vitest';
import { cite } from '../../commands/cite/cite.ts';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Reply } from '../../src/discord/command/reply.ts';
import { fileText, passageWith, smallLibrary } from '../support/library.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { completionOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();

const library = smallLibrary();
const goat = passageWith(library, 'goat named Bella');

function lookUp(reference: string, options: Record<string, number | boolean> = {}): Promise<Reply> {
  return cite.answer(requestOf({ reference, ...options }), library, services);
}

describe('/cite', () => {
  test('shows the whole passage behind an id', async () => {
    const reply = await lookUp(citationId(goat));
    expect(reply.visibility).toBe('public');
    expect(quotesIn(reply)).toEqual([
      { passage: goat, start: goat.start, end: goat.end, text: goat.text, highlights: [] },
    ]);
    expect(textIn(reply)).toContain(`\`${citationId(goat)}\``);
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Context', 'Cite', 'Discuss', '🗑']);
  });

  test('turns through the passages of a document', async () => {
    const reply = await lookUp('LIGHT');
    const count = goat.document.passages.length;
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual([
      '◀',
      `1 of ${count}`,
      '▶',
      'Context',
      'Cite',
      'Discuss',
      '🗑',
    ]);
  });

  test('says that a text may have moved, and shows it where it is', async () => {
    const text = fileText('lighthouse.md').replace(
      '## Building',
      '## New\n\nSomething new.\n\n## Building',
    );
    const edited = smallLibrary({ 'lighthouse.md': text });
    const reply = await cite.answer(requestOf({ reference: citationId(goat) }), edited, services);
    expect(textIn(reply)).toMatch(/^-# Note that the mark [^\n]*its text has moved/);
    expect(quotesIn(reply)[0]?.text).toContain('goat named Bella');
  });

  test.each([1, 2, 3])('shows %i passages before and after, in their order', async (context) => {
    const all = goat.document.passages;
    const at = all.indexOf(goat);
    const reply = await lookUp(citationId(goat), { context });
    expect(quotesIn(reply).map(({ passage }) => passage)).toEqual(
      all.slice(Math.max(0, at - context), at + context + 1),
    );
    expect(quotesIn(reply).find(({ main }) => main)?.passage).toBe(goat);
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Cite', '🗑']);
  });

  test('answers the asker alone when asked to', async () => {
    for (const context of [0, 1]) {
      const reply = await lookUp(citationId(goat), { private: true, context });
      expect(reply.visibility).toBe('ephemeral');
      expect(buttonsIn(reply).map(({ label }) => label)).not.toContain('🗑');
    }
  });

  test('offers the closest passages for what it does not know, privately', async () => {
    const reply = await lookUp('LIGHT:99');
    expect(reply.visibility).toBe('ephemeral');
    expect(quotesIn(reply)).toEqual([]);
    expect(textIn(reply)).toMatch(/`LIGHT:\d\.\d~[a-z2-7]{5}` The Lighthouse of Skerry Point/);
  });

  test('offers for words that name nothing the passages closest to them', async () => {
    const reply = await lookUp('goat milk');
    expect(reply.visibility).toBe('ephemeral');
    expect(quotesIn(reply)).toEqual([]);
    expect(textIn(reply)).toMatch(
      /^No document goes by that name\. [^\n]*These passages come closest to the words:\n`LIGHT:2\.1~/,
    );
    expect(textIn(await lookUp('NOPE:7.1'))).not.toContain('closest to the words');
    expect(textIn(await lookUp('zebra boulevard'))).not.toContain('closest to the words');
  });

  test('does not call one passage several', async () => {
    const reply = await lookUp('Bread:1.1');
    expect(textIn(reply)).toMatch(/^That is not quite a reference\. Do you mean this one\?/);
    expect(textIn(reply)).toContain('`BAKERY:1.1~');
  });

  test('shows a name that is typed without acting on it', async () => {
    const reply = await lookUp('@everyone <@1> **nothing**');
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).not.toMatch(/(?<!\\)@everyone|<@1>/);
  });
});

describe('the suggestions for reference', () => {
  const suggest = async (typed: string) =>
    (await cite.complete?.(completionOf('reference', typed), library, services)) ?? [];

  test('are documents at first', async () => {
    expect((await suggest('')).map(({ name }) => name)).toContain(
      'LIGHT — The Lighthouse of Skerry Point',
    );
    expect((await suggest('bread')).map(({ value }) => value)).toEqual(['BAKERY']);
  });

  test.each(['LIGHT', 'light:', 'LIGHT — The Lighthouse of Skerry Point'])(
    'are the sections of a document once %s is there',
    async (typed) => {
      expect((await suggest(typed)).map(({ name }) => name)).toEqual([
        expect.stringMatching(/^LIGHT:1 — Building \(1 passage\)$/),
        expect.stringMatching(/^LIGHT:2 — The keepers \(\d passages?\)$/),
        expect.stringMatching(/^LIGHT:3 — The lamp \(1 passage\)$/),
      ]);
    },
  );

  test('are the sections whose heading has such a word', async () => {
    expect((await suggest('LIGHT lam')).map(({ value }) => value)).toEqual(['LIGHT:3']);
    expect((await suggest('LIGHT kepers')).map(({ value }) => value)).toEqual(['LIGHT:2']);
  });

  test.each(['LIGHT:3', 'LIGHT 3', 'LIGHT §3', 'LIGHT:3.', 'LIGHT:3 — The lamp (1 passage)'])(
    'are the passages of a section once %s is there, by their first words',
    async (typed) => {
      const lamp = passageWith(library, 'first lamp burned');
      expect(await suggest(typed)).toEqual([
        {
          name: expect.stringMatching(/^LIGHT:3\.1 — The first lamp burned/),
          value: citationId(lamp),
        },
      ]);
    },
  );

  test('are references that /cite finds', async () => {
    for (const typed of ['', 'LIGHT', 'LIGHT:2', 'BAKERY', 'BAKERY 1']) {
      for (const { value } of await suggest(typed)) {
        expect(quotesIn(await lookUp(value))).toHaveLength(1);
      }
    }
  });
});
