import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { cite } from '../../commands/cite/cite.ts';
import { context, remove } from '../../commands/shared/excerpt-actions.ts';
import { excerptPages } from '../../commands/shared/excerpt-pages.ts';
import { decodeCustomId, packId } from '../../src/discord/command/custom-id.ts';
import type { Reply } from '../../src/discord/command/reply.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { fileText, smallLibrary } from '../support/library.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { ASKER, OTHER, pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();

const QUESTION = 'What did the keepers of the lighthouse do?';
const library = smallLibrary();
const first = await ask.answer(requestOf({ question: QUESTION }), library, services);

function fieldsOf(reply: Reply, label: string): readonly string[] {
  const button = buttonsIn(reply).find((one) => one.label === label);
  return decodeCustomId(button?.customId ?? '')?.fields ?? [];
}

async function turn(reply: Reply, label: string, changes = {}, seen: Library = library) {
  const press = pressOf(fieldsOf(reply, label), { question: QUESTION, ...changes });
  const outcome = await excerptPages.action.answer(press, seen, services);
  if (outcome.kind !== 'update') throw new Error('an update was expected');
  return outcome.reply;
}

describe('◀ ▶', () => {
  test('show the same excerpts in the same order as the question found them', async () => {
    const { excerpts } = library.ask(QUESTION, { top: 5 });
    const shown = [...quotesIn(first)];
    let reply = first;
    for (let index = 1; index < excerpts.length; index++) {
      reply = await turn(reply, '▶');
      shown.push(...quotesIn(reply));
      expect(buttonsIn(reply)[1]?.label).toBe(`${index + 1} of ${excerpts.length}`);
    }
    const spans = shown.map(({ passage, start, end, highlights }) => [
      passage,
      start,
      end,
      highlights,
    ]);
    expect(spans).toEqual(
      excerpts.map(({ passage, start, end, highlights }) => [passage, start, end, highlights]),
    );
    expect(buttonsIn(reply).find(({ label }) => label === '▶')?.disabled).toBe(true);
    const back = await turn(await turn(first, '▶'), '◀');
    expect(quotesIn(back)).toEqual(quotesIn(first));
    expect(back.blocks[0]).toEqual({ kind: 'question', text: QUESTION });
  });

  test('do not ask again what the reply knew', async () => {
    const unasked: Library = smallLibrary();
    const reply = await ask.answer(requestOf({ question: QUESTION }), unasked, services);
    const spy = vi.spyOn(unasked, 'ask');
    expect(quotesIn(await turn(reply, '▶', {}, unasked))).toHaveLength(1);
    expect(spy).not.toHaveBeenCalled();
  });

  test('never show what another library found, a server’s or one before a change', async () => {
    const other: Library = smallLibrary();
    const spy = vi.spyOn(other, 'ask');
    const [quote] = quotesIn(await turn(first, '▶', {}, other));
    expect(other.documents).toContain(quote?.passage.document);
    expect(spy).toHaveBeenCalledOnce();
  });

  test('show the same after a restart, which reads the documents anew', async () => {
    const restarted = smallLibrary();
    const before = await turn(first, '▶');
    const after = await turn(first, '▶', {}, restarted);
    expect(textIn(after)).toBe(textIn(before));
  });

  test('say so when the text was changed since, and still lead on', async () => {
    const second = quotesIn(await turn(first, '▶'))[0];
    if (!second) throw new Error('no second page');
    const { document } = second.passage;
    const changed = fileText(document.name).replace(
      second.passage.text.slice(0, 12),
      'Quite different',
    );
    const edited = smallLibrary({ [document.name]: changed });
    const reply = await turn(first, '▶', {}, edited);
    expect(quotesIn(reply)).toEqual([]);
    expect(textIn(reply)).toMatch(/changed or removed after the question was asked/);
    expect(buttonsIn(reply).map(({ label }) => label)).not.toContain('Context');
    expect(quotesIn(await turn(reply, '◀', {}, edited))).toHaveLength(1);
  });

  test('turn for the asker and for moderators only', async () => {
    await expect(turn(first, '▶', { userId: OTHER })).rejects.toThrow(/Only the person who asked/);
    const memberPermissions = PermissionFlagsBits.ManageMessages;
    await expect(turn(first, '▶', { userId: OTHER, memberPermissions })).resolves.toBeDefined();
  });

  test('keep a private answer private', async () => {
    const reply = await turn(first, '▶', { ephemeral: true });
    expect(reply.visibility).toBe('ephemeral');
    expect(buttonsIn(reply).map(({ label }) => label)).not.toContain('🗑');
  });

  test('show whole passages where no question was asked', async () => {
    const all = await cite.answer(requestOf({ reference: 'LIGHT' }), library, services);
    const reply = await turn(all, '▶', { question: null });
    const [quote] = quotesIn(reply);
    expect(quote?.text).toBe(quote?.passage.document.passages[1]?.text);
  });

  test.each([
    [[]],
    [['x']],
    [['!', '0', 'aaaaa___']],
    [[packId(ASKER), '99', 'aaaaa___']],
    [['1', '-1', 'aaaaa___']],
    [['1', 'NaN', '']],
  ])('explain themselves when they lead nowhere (%j)', async (fields) => {
    await expect(excerptPages.action.answer(pressOf(fields), library, services)).rejects.toThrow(
      /does not lead anywhere/,
    );
  });
});

describe('Context', () => {
  test('shows anyone what stands around the excerpt, to them alone', async () => {
    const press = pressOf(fieldsOf(first, 'Context'), { userId: OTHER });
    const outcome = await context.answer(press, library, services);
    if (outcome.kind !== 'reply') throw new Error('a reply was expected');
    const passage = quotesIn(first)[0]?.passage;
    const all = passage?.document.passages ?? [];
    const at = passage ? all.indexOf(passage) : -1;
    expect(outcome.reply.visibility).toBe('ephemeral');
    expect(quotesIn(outcome.reply).map((quote) => quote.passage)).toEqual(
      all.slice(Math.max(0, at - 1), at + 2),
    );
  });

  test('says so when the text was changed since', async () => {
    const press = pressOf(fieldsOf(first, 'Context'));
    const edited = smallLibrary({ 'lighthouse.md': null });
    await expect(context.answer(press, edited, services)).rejects.toThrow(/changed or removed/);
    await expect(context.answer(pressOf([]), library, services)).rejects.toThrow(
      /changed or removed/,
    );
  });
});

describe('🗑', () => {
  test('deletes for the asker and for moderators only', async () => {
    const fields = fieldsOf(first, '🗑');
    await expect(remove.answer(pressOf(fields), library, services)).resolves.toEqual({
      kind: 'delete',
    });
    const stranger = pressOf(fields, { userId: OTHER });
    await expect(remove.answer(stranger, library, services)).rejects.toThrow(
      /Only the person who asked/,
    );
    const moderator = { ...stranger, memberPermissions: PermissionFlagsBits.ManageMessages };
    await expect(remove.answer(moderator, library, services)).resolves.toEqual({ kind: 'delete' });
    await expect(remove.answer(pressOf([]), library, services)).rejects.toThrow(/Only the person/);
  });
});
