import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { excerptPages } from '../../commands/shared/excerpt-pages.ts';
import { decodeCustomId } from '../../src/discord/command/custom-id.ts';
import { decodePassages } from '../../src/discord/command/passage-list.ts';
import type { Button, Reply } from '../../src/discord/command/reply.ts';
import { PlainError } from '../../src/system/errors.ts';
import { smallLibrary } from '../support/library.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { completionOf, pressOf, requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();

const library = smallLibrary();

function answerTo(
  question: string,
  options: Record<string, string | boolean> = {},
): Promise<Reply> {
  return ask.answer(requestOf({ question, ...options }), library, services);
}

function passagesOf(button: Button | undefined) {
  return decodePassages(library, decodeCustomId(button?.customId ?? '')?.fields[2] ?? '');
}

describe('/ask', () => {
  test('answers in public with the question, an excerpt and buttons', async () => {
    const reply = await answerTo('Who drew the plans of the lighthouse?');
    expect(reply.visibility).toBe('public');
    expect(reply.blocks[0]).toEqual({
      kind: 'question',
      text: 'Who drew the plans of the lighthouse?',
    });
    const [quote] = quotesIn(reply);
    expect(quote?.text).toContain('Thomas Stevenson drew the plans');
    expect(quotesIn(reply)).toHaveLength(1);
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Context', '🗑']),
    );
  });

  test('turns to the other passages from its buttons', async () => {
    const reply = await answerTo('What did the keepers of the lighthouse do?');
    const buttons = buttonsIn(reply);
    const back = buttons.find(({ label }) => label === '◀');
    const on = buttons.find(({ label }) => label === '▶');
    expect(back?.disabled).toBe(true);
    expect(on?.disabled).toBe(false);
    const passages = passagesOf(on);
    expect(passages.length).toBeGreaterThan(1);
    expect(passages[0]).toBe(quotesIn(reply)[0]?.passage);
    expect(buttons.map(({ label }) => label)).toContain(`1 of ${passages.length}`);
    expect(new Set(buttons.map(({ customId }) => customId)).size).toBe(buttons.length);
  });

  test('has no pages where there is one passage only', async () => {
    const one = smallLibrary({
      'bakery.md': null,
      'quay.txt': null,
      'lighthouse.md': 'Puffins nest on the cliff in May.',
    });
    const reply = await ask.answer(
      requestOf({ question: 'Where do puffins nest?' }),
      one,
      services,
    );
    expect(reply.visibility).toBe('public');
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Cite', 'Discuss', '📌', '🗑']);
  });

  test('answers the asker alone when asked to', async () => {
    const reply = await answerTo('Who drew the plans of the lighthouse?', { private: true });
    expect(reply.visibility).toBe('ephemeral');
    expect(buttonsIn(reply).map(({ label }) => label)).not.toContain('🗑');
  });

  test('shows the asker alone what may be no answer, and says so on every page', async () => {
    const doubtful = smallLibrary({}, { threshold: 1 });
    const asked = requestOf({
      question: 'What did the keepers of the lighthouse do?',
      private: false,
    });
    const reply = await ask.answer(asked, doubtful, services);
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toContain('I am not sure. The closest passages:');
    expect(quotesIn(reply)).toHaveLength(1);
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual([
      '◀',
      expect.stringMatching(/^1 of \d$/),
      '▶',
      'Context',
      'Cite',
      'Share',
      'Ask people',
    ]);
    const fields = decodeCustomId(buttonsIn(reply)[2]?.customId ?? '')?.fields ?? [];
    const press = pressOf(fields, { ephemeral: true, question: 'What did the keepers do?' });
    const turned = await excerptPages.action.answer(press, doubtful, services);
    if (turned.kind !== 'update') throw new Error('a new page was expected');
    expect(textIn(turned.reply)).toContain('I am not sure. The closest passages:');
    expect(textIn(await answerTo('Who drew the plans of the lighthouse?'))).not.toMatch(/not sure/);
  });

  test('says privately that the documents do not answer and where to look, without a quotation', async () => {
    const reply = await answerTo('How much does a helicopter licence for keepers cost in Peru?');
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toMatch(/^### How much .*\nThe documents do not answer this\. Try words/);
    expect(textIn(reply)).toMatch(/nearest places.*\n`LIGHT:\d\.\d~\w{5}` The Lighthouse/);
    expect(textIn(reply).match(/· The keepers$/gm)).toHaveLength(1);
    expect(textIn(reply)).not.toMatch(/answer:/);
    expect(quotesIn(reply)).toEqual([]);
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Ask people']);
  });

  test('has nothing close to words that occur nowhere', async () => {
    const reply = await answerTo('xyzzy plugh');
    expect(reply.visibility).toBe('ephemeral');
    expect(quotesIn(reply)).toEqual([]);
    expect(textIn(reply)).toMatch(/`\/sources` for what there is\.$/);
  });

  test.each(['hello?', 'thanks a lot!!', '🙂', '?!', 'stupid bot', 'are you a real person'])(
    'tells how to ask, and quotes nothing, to %s',
    async (question) => {
      const reply = await answerTo(question, { private: false });
      expect(reply.visibility).toBe('ephemeral');
      expect(textIn(reply).split('\n')).toHaveLength(2);
      expect(textIn(reply)).toMatch(/^Hello![\s\S]*`\/ask`/);
      expect(quotesIn(reply)).toEqual([]);
    },
  );

  test.each(['LIGHT', 'light', 'the lighthouse of skerry point', 'Skerry'])(
    'looks in one document only when it is named as %s',
    async (source) => {
      const reply = await answerTo('When were the ovens rebuilt?', { source });
      expect(reply.visibility).toBe('ephemeral');
      expect(textIn(reply)).toContain('The Lighthouse of Skerry Point');
      for (const { passage } of quotesIn(reply))
        expect(passage.document.metadata.key).toBe('LIGHT');
    },
  );

  test('asks which document is meant', async () => {
    const two = smallLibrary({
      'walks.md': '---\nkey: WALKS\ntitle: Skerry Point on foot\n---\nA path.',
    });
    const several = await ask.answer(
      requestOf({ question: 'Where is the path?', source: 'Skerry' }),
      two,
      services,
    );
    expect(several.visibility).toBe('ephemeral');
    expect(textIn(several)).toMatch(/Which one do you mean\?\n- .*`(?:LIGHT|WALKS)`\n- /);
    const typo = await answerTo('When is bread baked?', { source: 'BAKREY' });
    expect(textIn(typo)).toMatch(/Did you mean[\s\S]*Bread at the Harbour Bakery/);
    const unknown = await answerTo('When is bread baked?', { source: 'Quantum physics' });
    expect(textIn(unknown)).toMatch(/No document goes by “Quantum physics”/);
  });

  test.each([
    ['6,000 characters', 'a b '.repeat(1_500), /5,999 characters; I read up to 500/],
    ['stop words', 'what is it', /only words that stand in every text/],
    ['nothing', '  ', /Type a question/],
  ])('refuses a question of %s in one clear sentence', async (_, question, message) => {
    await expect(answerTo(question)).rejects.toThrow(message);
    await expect(answerTo(question)).rejects.toBeInstanceOf(PlainError);
  });

  test('reads through Markdown and mentions', async () => {
    const reply = await answerTo('<@1> @everyone **Who** drew the `plans` of the ~~lighthouse~~?');
    expect(quotesIn(reply)[0]?.text).toContain('Thomas Stevenson');
  });
});

describe('the suggestions for source', () => {
  const suggest = async (typed: string) =>
    (await ask.complete?.(completionOf('source', typed), library, services)) ?? [];

  test('are all documents by title before anything is typed', async () => {
    expect((await suggest('')).map(({ value }) => value)).toEqual([
      'BAKERY',
      expect.any(String),
      'LIGHT',
    ]);
  });

  test.each(['li', 'LIGHT', 'the light', 'sker', 'Skerry po', 'ligth', 'lighthose'])(
    'find a document by %s',
    async (typed) => {
      expect(await suggest(typed)).toEqual([
        { name: 'The Lighthouse of Skerry Point (LIGHT)', value: 'LIGHT' },
      ]);
    },
  );

  test('begin with what begins so itself', async () => {
    const [first, second] = await suggest('harbour');
    expect(first?.name).toMatch(/^Harbour rules/);
    expect(second?.value).toBe('BAKERY');
    expect(await suggest('zebra')).toEqual([]);
  });
});
