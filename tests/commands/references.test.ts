import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { cite } from '../../commands/cite/cite.ts';
import { chooseStyle, citeShown } from '../../commands/shared/excerpt-actions.ts';
import { referenceReply } from '../../commands/shared/reference-reply.ts';
import { REFERENCE_STYLES } from '../../src/citations/formatted/format-references.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Reply, Select } from '../../src/discord/command/reply.ts';
import { fileText, passageWith, smallLibrary } from '../support/library.ts';
import { nastyText } from '../support/nasty-text.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();
const library = smallLibrary();
const question = 'Who drew the plans of the lighthouse?';

function selectIn({ blocks }: Reply): Select {
  const found = blocks.flatMap((block) => (block.kind === 'select' ? [block.select] : []));
  const [select] = found;
  if (!select || found.length > 1) throw new Error('one select expected');
  return select;
}

/** What stands in the code block. */
function copied(reply: Reply): string {
  return /```\n([\s\S]*)\n```/.exec(textIn(reply))?.[1] ?? '';
}

async function pressCite(reply: Reply): Promise<Reply> {
  const id = buttonsIn(reply).find(({ label }) => label === 'Cite')?.customId ?? '';
  const press = pressOf(decodeCustomId(id)?.fields ?? []);
  const outcome = await citeShown.answer(press, library, services);
  if (outcome.kind !== 'reply') throw new Error('a reply was expected');
  return outcome.reply;
}

const choose = (reply: Reply, style: string, changes = {}) => {
  const fields = decodeCustomId(selectIn(reply).customId)?.fields ?? [];
  const press = pressOf(fields, { values: [style], ephemeral: true, ...changes });
  return chooseStyle.answer(press, library, services);
};

describe('Cite', () => {
  test('gives the reference to whoever presses it, with a menu of styles', async () => {
    const reply = await pressCite(await ask.answer(requestOf({ question }), library, services));
    const { mark } = passageWith(library, 'grey granite');
    expect(reply.visibility).toBe('ephemeral');
    expect(copied(reply)).toBe(
      `Ailsa Morag. The Lighthouse of Skerry Point. 1998-05. Section 1 (“Building”), paragraph 1 [LIGHT:1.1~${mark}]. https://example.org/lighthouse?page=(1)`,
    );
    expect(selectIn(reply).options.map(({ value }) => value)).toEqual(REFERENCE_STYLES);
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Share']);
  });

  test('changes the style in place, and names what the document does not state', async () => {
    const first = await pressCite(await ask.answer(requestOf({ question }), library, services));
    const outcome = await choose(first, 'apa');
    if (outcome.kind !== 'update') throw new Error('an update was expected');
    expect(copied(outcome.reply)).toMatch(
      /^Morag, A\. \(1998, May\)\. The lighthouse of Skerry Point/i,
    );
    expect(textIn(outcome.reply)).toMatch(/In the text: `\(Morag, 1998, /);
    expect(textIn(outcome.reply)).toContain(
      '-# LIGHT does not state: publisher. Nothing was put in its place.',
    );
    expect(selectIn(outcome.reply).options.filter(({ chosen }) => chosen)).toMatchObject([
      { value: 'apa' },
    ]);
    const again = await choose(outcome.reply, 'bibtex');
    if (again.kind !== 'update') throw new Error('an update was expected');
    expect(copied(again.reply)).toMatch(/^@\w+\{LIGHT,[\s\S]*\}$/);
  });

  test('leaves a shared reference as it is and answers privately', async () => {
    const first = await pressCite(await ask.answer(requestOf({ question }), library, services));
    const outcome = await choose(first, 'mla', { ephemeral: false });
    expect(outcome).toMatchObject({ kind: 'reply', reply: { visibility: 'ephemeral' } });
  });

  test('says so when the passage is gone, or the style unknown', async () => {
    const first = await pressCite(await ask.answer(requestOf({ question }), library, services));
    await expect(choose(first, 'nonsense')).rejects.toThrow(/style is not known/);
    const { customId } = selectIn(first);
    const fields = decodeCustomId(customId)?.fields ?? [];
    const edited = smallLibrary({ 'lighthouse.md': null });
    await expect(
      chooseStyle.answer(pressOf(fields, { values: ['apa'] }), edited, services),
    ).rejects.toThrow(/changed or removed/);
    await expect(citeShown.answer(pressOf([]), library, services)).rejects.toThrow(
      /changed or removed/,
    );
  });
});

describe('references', () => {
  const all = library.documents.flatMap((document) => document.passages);

  test.each(REFERENCE_STYLES)('in %s are shown whole, or given as a file', async (style) => {
    const few = await referenceReply(all.slice(0, 1), style, '1');
    expect(few.files).toEqual([]);
    expect(copied(few).length).toBeGreaterThan(20);
    const many = await referenceReply(
      smallLibrary({ 'lighthouse.md': manyDocuments('lighthouse') }).documents.flatMap(
        (document) => document.passages,
      ),
      style,
      '1',
    );
    expect(textIn(many).length).toBeLessThanOrEqual(4000);
  });

  test('that are too long for a message are a file, which has no Share', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `r${at}.md`,
        `---\nkey: R${at}\ntitle: Report ${'with a long title '.repeat(8)}${at}\n---\nText ${at} of it.`,
      ]),
    );
    const passages = smallLibrary(files).documents.flatMap((document) => document.passages);
    const reply = await referenceReply(passages, 'bibtex', '1');
    expect(reply.files).toMatchObject([{ name: 'references.bib' }]);
    expect(reply.files?.[0]?.content.match(/^@/gm)?.length).toBe(33);
    expect(copied(reply)).toBe('');
    expect(buttonsIn(reply)).toEqual([]);
  });

  test('of any title end their code block where they end', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, fc.constantFrom(...REFERENCE_STYLES), async (title, style) => {
        const [passage] = all;
        if (!passage) throw new Error('no passage');
        const metadata = { ...passage.document.metadata, title: `x${title}` };
        const named = { ...passage, document: { ...passage.document, metadata } };
        const text = textIn(await referenceReply([named], style, '1'));
        expect(text.match(/```/g)?.length).toBe(2);
        expect(text.length).toBeLessThanOrEqual(4000);
      }),
      { numRuns: 40 },
    );
  });
});

describe('/cite with a style', () => {
  const run = (options: Record<string, string | number>) =>
    cite.answer(requestOf(options), library, services);

  test('shows the passage and its reference', async () => {
    const reply = await run({ reference: 'LIGHT:1.1', style: 'chicago' });
    expect(quotesIn(reply)).toHaveLength(1);
    expect(copied(reply)).toMatch(/^Morag, Ailsa\. 1998/);
    expect(reply.visibility).toBe('public');
  });

  test('gives one reference for a range and a list', async () => {
    const range = await run({ reference: 'LIGHT:2.1-3.1', style: 'plain' });
    expect(quotesIn(range)).toHaveLength(3);
    expect(copied(range)).toMatch(/Section 2 .*paragraph 1 .*Section 2 .*paragraph 2 .*Section 3 /);
    const list = await run({ reference: 'LIGHT:1.1, BAKERY:2.1', style: 'ris' });
    expect(copied(list).match(/^TY {2}- /gm)?.length).toBe(2);
    const whole = await run({ reference: 'LIGHT; BAKERY', style: 'mla' });
    expect(quotesIn(whole)).toHaveLength(4);
    expect(textIn(whole)).toMatch(/Shown are 4 of 6 passages/);
  });

  test('keeps the neighbours that were asked for', async () => {
    const reply = await run({ reference: 'LIGHT:2.2', style: 'apa', context: 1 });
    expect(quotesIn(reply)).toHaveLength(3);
    expect(copied(reply)).toMatch(/^Morag/);
  });
});

function manyDocuments(key: string): string {
  return fileText(`${key}.md`).replace('Three keepers', 'Several keepers');
}
