import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { cite } from '../../commands/cite/cite.ts';
import { citeThis } from '../../commands/cite/cite-this.ts';
import { citeShown, context, share } from '../../commands/shared/excerpt-actions.ts';
import { excerptPages } from '../../commands/shared/excerpt-pages.ts';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { recordsOf } from '../../src/citations/trace/passage-record.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { passageWith, smallLibrary } from '../support/library.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { pressOf, requestOf, targetOf } from '../support/request.ts';
import { withOneMark } from '../support/same-mark.ts';
import { emptyServices } from '../support/services.ts';

const [mustPay, mustNotPay] = withOneMark(
  (note) => `Every member must pay the yearly fee before the first of March, see note ${note}.`,
  (note) => `Every member must not pay the yearly fee before the first of March, see note ${note}.`,
);
const rules = (...paragraphs: string[]) =>
  smallLibrary({
    'rules.md': `---\nkey: RULES\ntitle: Rules\nlanguage: en\n---\n\n${paragraphs
      .map((text, at) => `## Part ${at + 1}\n\n${text}\n`)
      .join('\n')}`,
  });
const OTHER = 'Bicycles are kept in the shed behind the hall, and nowhere else.';
const before = rules(mustPay, OTHER);
const after = rules(mustNotPay, OTHER);
const id = citationId(passageWith(before, 'must pay'));
const mark = id.slice(-5);
const QUESTION = 'When must every member pay the yearly fee?';
let services = emptyServices();

const noted = async (library: Library) => {
  const passages = library.documents.flatMap((document) => document.passages);
  await services.passageHistory.remember(passages.flatMap(recordsOf));
};
const cited = (reference: string, library: Library) =>
  cite.answer(requestOf({ reference }), library, services);

beforeEach(async () => {
  services = emptyServices();
  await noted(before);
});

describe('two texts that were made to share a mark', () => {
  test('have one id', () => {
    expect(citationId(passageWith(after, 'must not pay'))).toBe(id);
  });

  test.each([
    ['before the new text is recorded', false],
    ['after it', true],
  ])('are told apart by the record: /cite says what changed, %s', async (_when, isNoted) => {
    if (isNoted) await noted(after);
    for (const reference of [id, `~${mark}`, `RULES:1~${mark}`, `RULES~${mark}`]) {
      const reply = await cited(reference, after);
      expect(textIn(reply)).toMatch(/cited as RULES\\:1\.1 has changed since/);
      expect(textIn(reply)).toMatch(/must \*\*not\*\* pay/);
      expect(textIn(reply)).toContain(`Another text has had the mark \\~${mark} too.`);
    }
  });

  test('do not trouble the text that is as it was', async () => {
    const reply = await cited(id, before);
    expect(textIn(reply)).not.toMatch(/changed|Another|no record/);
    expect(quotesIn(reply)[0]?.text).toBe(mustPay);
  });

  test('are told apart where the old one has moved', async () => {
    const swapped = rules(mustNotPay, mustPay);
    const reply = await cited(id, swapped);
    expect(textIn(reply)).toMatch(/This text has moved/);
    expect(quotesIn(reply).map(({ text }) => text)).toEqual([mustPay]);
  });

  test('are not told apart where nothing is recorded, and that is said', async () => {
    services = emptyServices();
    const reply = await cited(id, after);
    expect(textIn(reply)).toMatch(/I have no record of this id, so that its mark alone says/);
  });
});

describe('the buttons of an answer whose text was exchanged for one with the same mark', () => {
  const press = { question: QUESTION, ephemeral: true, citations: [id] };
  const posting = {
    memberPermissions: PermissionFlagsBits.SendMessages,
    appPermissions: PermissionFlagsBits.SendMessages,
  };
  const answered = () =>
    ask.answer(requestOf({ question: QUESTION, private: true }), before, services);
  const fieldsOf = async (label: string) => {
    const button = buttonsIn(await answered()).find((one) => one.label === label);
    return decodeCustomId(button?.customId ?? '')?.fields ?? [];
  };

  test('are of the text that was there', async () => {
    expect(quotesIn(await answered())[0]?.text).toContain('must pay');
    const outcome = await share.answer(pressOf([], { ...press, ...posting }), before, services);
    expect(outcome).toMatchObject({ kind: 'share' });
  });

  test('Share refuses', async () => {
    const shared = share.answer(pressOf([], { ...press, ...posting }), after, services);
    await expect(shared).rejects.toThrow(`${id} is not what stands there any more`);
  });

  test('◀ and ▶ show no other text in its place', async () => {
    const [asker = '', , code = ''] = await fieldsOf('▶');
    const turned = pressOf([asker, '0', code], press);
    const outcome = await excerptPages.action.answer(turned, after, services);
    if (outcome.kind !== 'update') throw new Error('an update was expected');
    expect(quotesIn(outcome.reply)).toEqual([]);
    expect(textIn(outcome.reply)).toMatch(/was changed or removed after the question was asked/);
  });

  test('◀ and ▶ show no other text where it has moved to', async () => {
    const [asker = '', , code = ''] = await fieldsOf('▶');
    const turned = pressOf([asker, '0', code], press);
    const moved = rules(OTHER, mustNotPay);
    const outcome = await excerptPages.action.answer(turned, moved, services);
    if (outcome.kind !== 'update') throw new Error('an update was expected');
    expect(quotesIn(outcome.reply)).toEqual([]);
    const kept = await excerptPages.action.answer(turned, rules(OTHER, mustPay), services);
    expect(kept.kind === 'update' && quotesIn(kept.reply)[0]?.text).toContain('must pay');
  });

  test.each([
    ['Cite', citeShown],
    ['Context', context],
  ] as const)('%s refuses', async (label, action) => {
    const pressed = pressOf(await fieldsOf(label), press);
    await expect(action.answer(pressed, after, services)).rejects.toThrow(
      /changed or removed after it was shown/,
    );
  });

  test('Cite this follows the old text', async () => {
    const target = targetOf('', { own: true, citations: [id] });
    const gone = rules(
      mustNotPay.replace('member must not pay', 'dog shall bark and howl').replace(/before.*/, ''),
      OTHER,
    );
    const reply = await citeThis.answer(requestOf({}, { target }), after, services);
    expect(textIn(reply)).toMatch(/RULES:1\.1/);
    await expect(citeThis.answer(requestOf({}, { target }), gone, services)).rejects.toThrow(
      /None of the passages/,
    );
  });
});
