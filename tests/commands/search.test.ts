import { PermissionFlagsBits } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search } from '../../commands/search/search.ts';
import { searchPages } from '../../commands/search/search-page.ts';
import { decodeCustomId, packId } from '../../src/discord/command/custom-id.ts';
import type { Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import { shownOf } from '../../src/discord/posting/shown-message.ts';
import { render } from '../../src/discord/rendering/render.ts';
import { smallLibrary } from '../support/library.ts';
import { nastyText } from '../support/nasty-text.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { ASKER, OTHER, pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();
const library = smallLibrary();
const run = (options: Request['options']) => search.answer(requestOf(options), library, services);

function turn(reply: Reply, label: string, changes = {}) {
  const id = buttonsIn(reply).find((button) => button.label === label)?.customId ?? '';
  const { question } = shownOf(render(reply).components);
  const fields = decodeCustomId(id)?.fields ?? [];
  const ephemeral = reply.visibility === 'ephemeral';
  return searchPages.action.answer(
    pressOf(fields, { question, ephemeral, ...changes }),
    library,
    services,
  );
}

async function updated(reply: Reply, label: string): Promise<Reply> {
  const outcome = await turn(reply, label);
  if (outcome.kind !== 'update') throw new Error('an update was expected');
  return outcome.reply;
}

describe('/search', () => {
  test('lists the passages privately, five at a time, with their number', async () => {
    const first = await run({ terms: 'the' });
    const { total } = await library.search('the');
    expect(total).toBeGreaterThan(5);
    expect(first.visibility).toBe('ephemeral');
    expect(quotesIn(first)).toHaveLength(5);
    expect(textIn(first)).toContain(`${total} passages hold all of this`);
    const second = await updated(first, '▶');
    expect(quotesIn(second)).toHaveLength(total - 5);
    const all = (await library.search('the', { count: 100 })).hits.map(({ passage }) => passage);
    expect([...quotesIn(first), ...quotesIn(second)].map(({ passage }) => passage)).toEqual(all);
    expect(buttonsIn(second).find(({ label }) => label === '▶')?.disabled).toBe(true);
    expect(quotesIn(await updated(second, '◀'))).toEqual(quotesIn(first));
  });

  test('keeps phrases, the kind of match and the source on every page', async () => {
    const exact = await run({ terms: 'at any time', match: 'exact' });
    expect(quotesIn(exact)).toHaveLength(1);
    expect(textIn(exact)).toContain('1 passage holds exactly this');
    const within = await run({ terms: 'lamp oven', match: 'any', source: 'LIGHT', private: false });
    const within2 = await run({ terms: 'the a', source: 'lighthouse', match: 'any' });
    for (const reply of [within, within2]) {
      for (const { passage } of quotesIn(reply)) {
        expect(passage.document.metadata.key).toBe('LIGHT');
      }
      expect(textIn(reply)).toContain('in **The Lighthouse of Skerry Point**');
    }
    expect(within.visibility).toBe('public');
    expect(buttonsIn(within).map(({ label }) => label)).toContain('🗑');
    const quoted = await run({ terms: '"log book" keepers' });
    expect(quotesIn(quoted)).toHaveLength(2);
  });

  test('says what stands nowhere, and how to find more', async () => {
    const texts = await Promise.all(
      [
        { terms: 'zebra @everyone keepers' },
        { terms: 'goat granite' },
        { terms: 'granite grey', match: 'exact' },
        { terms: 'goat', source: 'BAKERY' },
      ].map(async (options) => {
        const reply = await run(options);
        expect(reply.visibility).toBe('ephemeral');
        return textIn(reply);
      }),
    );
    expect(texts).toEqual([
      '“zebra” and “everyone” stand in no passage.',
      'No passage holds all of these words. `match: any` finds those that hold some.',
      'No passage holds exactly these words in this order. `match: all` finds them in any order.',
      '“goat” stands in no passage of **Bread at the Harbour Bakery**.',
    ]);
    expect(textIn(await run({ terms: 'goat', source: 'LIGHTT' }))).toMatch(/Did you mean/);
    await expect(run({ terms: '?!' })).rejects.toThrow(/Type words to look for/);
  });

  test('lets only the person who searched, or a moderator, turn public pages', async () => {
    const open = await run({ terms: 'the', private: false });
    await expect(turn(open, '▶', { userId: OTHER })).rejects.toThrow(/Only the person who asked/);
    const memberPermissions = PermissionFlagsBits.ManageMessages;
    const outcome = await turn(open, '▶', { userId: OTHER, memberPermissions });
    expect(outcome.kind).toBe('update');
    await expect(turn(open, '▶', { question: null })).rejects.toThrow(/does not lead anywhere/);
    const asker = packId(ASKER);
    const lost = [
      ['0', 'z', ''],
      ['-1', 'a', ''],
      ['0', 'a', 'NONE'],
    ];
    for (const fields of [[], ...lost.map((rest) => [asker, ...rest])]) {
      await expect(
        searchPages.action.answer(pressOf(fields, { question: 'the' }), library, services),
      ).rejects.toThrow(/does not lead anywhere/);
    }
  });

  test('shows the last page where there are fewer by now', async () => {
    const first = await run({ terms: 'the' });
    const fields = decodeCustomId(buttonsIn(first)[0]?.customId ?? '')?.fields ?? [];
    const far = [fields[0] ?? '', '99', ...fields.slice(2)];
    const outcome = await searchPages.action.answer(
      pressOf(far, { question: 'the', ephemeral: true }),
      library,
      services,
    );
    if (outcome.kind !== 'update') throw new Error('an update was expected');
    expect(quotesIn(outcome.reply).length).toBeGreaterThan(0);
  });

  test('answers any text within a message, or says what to type', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, fc.constantFrom('all', 'any', 'exact'), async (text, match) => {
        const terms = `the ${text}`;
        const reply = await run({ terms, match });
        expect(textIn(reply).length).toBeLessThanOrEqual(4000);
        for (const { customId } of buttonsIn(reply)) {
          expect(customId.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 50 },
    );
  });
});
