import { describe, expect, test } from 'vitest';
import { sources } from '../../commands/sources/sources.ts';
import { sourcesPages } from '../../commands/sources/sources-page.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Button } from '../../src/discord/command/reply.ts';
import { smallLibrary } from '../support/library.ts';
import { buttonsIn, textIn } from '../support/replies.ts';
import { ASKER, completionOf, OTHER, pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();

const library = smallLibrary();
const many = smallLibrary(
  Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `report-${index}.md`,
      `---\nkey: R${index}X\ntitle: Report ${String(index).padStart(2, '0')}\n---\nReport number ${index} tells of things.`,
    ]),
  ),
);

function labelled(buttons: readonly Button[], label: string): readonly string[] {
  const button = buttons.find((one) => one.label === label);
  return decodeCustomId(button?.customId ?? '')?.fields ?? [];
}

describe('/sources', () => {
  test('lists the documents by title with what is known of them', async () => {
    const text = textIn(await sources.answer(requestOf(), library, services));
    expect(text).toMatch(/^### Sources\n-# 3 documents · \d+ passages\n/);
    expect(text).toContain(
      '**Bread at the Harbour Bakery** `BAKERY`\n-# The harbour cooperative · ',
    );
    expect(text).toMatch(/`LIGHT`\n-# Ailsa Morag · 1998-05 · \d passages · \[source\]\(<https:/);
    expect(text.indexOf('BAKERY')).toBeLessThan(text.indexOf('LIGHT'));
  });

  test.each(['skerry', 'LIGHT', 'ailsa', 'the mor'])('lists what fits %s', async (query) => {
    const text = textIn(await sources.answer(requestOf({ query }), library, services));
    expect(text).toContain(`### Sources for “${query}”\n-# 1 document ·`);
    expect(text).toContain('`LIGHT`');
  });

  test('says privately when nothing fits', async () => {
    const reply = await sources.answer(requestOf({ query: 'zebras | <@1>' }), library, services);
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toBe(
      String.raw`No title, key or author fits “zebras \<\@1>”. ${'`/sources`'} without a query lists all 3.`,
    );
  });

  test('has pages that its buttons turn, with the query, and ends at the last', async () => {
    const first = await sources.answer(requestOf({ query: 'report' }), many, services);
    expect(buttonsIn(first).map(({ label }) => label)).toEqual(['◀', '1 of 2', '▶', '🗑']);
    const fields = labelled(buttonsIn(first), '▶');
    const second = await sourcesPages.action.answer(pressOf(fields), many, services);
    if (second.kind !== 'update') throw new Error('an update was expected');
    expect(textIn(second.reply)).toContain('### Sources for “report”');
    expect(textIn(second.reply)).toContain('Report 11');
    expect(textIn(second.reply)).not.toContain('Report 01');
    expect(buttonsIn(second.reply).find(({ label }) => label === '▶')?.disabled).toBe(true);
    const shrunk = await sourcesPages.action.answer(
      pressOf([fields[0] ?? '', '9', 'report']),
      many,
      services,
    );
    expect(shrunk.kind === 'update' && textIn(shrunk.reply)).toContain('Report 11');
  });

  test('has buttons with a query of any length and script', async () => {
    const query = '報告|'.repeat(40);
    await expect(sources.answer(requestOf({ query }), many, services)).resolves.toBeDefined();
    const titled = smallLibrary({
      ...Object.fromEntries(
        Array.from({ length: 8 }, (_, index) => [
          `r${index}.md`,
          `---\nkey: Z${index}X\ntitle: ${'報'.repeat(60)} ${index}\n---\nWords of it.`,
        ]),
      ),
    });
    const reply = await sources.answer(requestOf({ query: '報'.repeat(60) }), titled, services);
    for (const { customId } of buttonsIn(reply)) expect(customId.length).toBeLessThanOrEqual(100);
    expect(buttonsIn(reply)).toHaveLength(4);
  });

  test('turns pages for the person who asked only', async () => {
    const fields = labelled(buttonsIn(await sources.answer(requestOf(), many, services)), '▶');
    const stranger = pressOf(fields, { userId: OTHER });
    await expect(sourcesPages.action.answer(stranger, many, services)).rejects.toThrow(
      /Only the person who asked/,
    );
    const asker = pressOf(fields, { userId: ASKER });
    await expect(sourcesPages.action.answer(asker, many, services)).resolves.toMatchObject({
      kind: 'update',
    });
    await expect(sourcesPages.action.answer(pressOf([]), many, services)).rejects.toThrow(
      /does not lead anywhere/,
    );
  });

  test('suggests titles', async () => {
    const suggested = await sources.complete?.(completionOf('query', 'sker'), library, services);
    expect(suggested).toMatchObject([{ value: 'LIGHT' }]);
  });
});
