import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSources } from '../../commands/find-sources/find-sources.ts';
import { checkQuotes, quoteCheck } from '../../commands/quote-check/quote-check.ts';
import { placeOf } from '../../src/citations/resolve/resolve-place.ts';
import type { Reply } from '../../src/discord/command/reply.ts';
import { paragraphOf } from '../support/documents.ts';
import { smallLibrary } from '../support/library.ts';
import { nastyText } from '../support/nasty-text.ts';
import { buttonsIn, quotesIn, textIn } from '../support/replies.ts';
import { requestOf, targetOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();
const library = smallLibrary();
const check = (text: string, source?: string) =>
  quoteCheck.answer(
    requestOf(source === undefined ? { text } : { text, source }),
    library,
    services,
  );
const targeting = (text: string) => requestOf({}, { target: targetOf(text) });

/** A reply with the messages that follow it. */
const messages = (reply: Reply): readonly Reply[] => [reply, ...(reply.further ?? [])];
const allText = (reply: Reply) => messages(reply).map(textIn).join('\n');

function expectWithinLimits(reply: Reply): void {
  expect(messages(reply).length).toBeLessThanOrEqual(5);
  for (const message of messages(reply)) {
    expect(message.visibility).toBe('ephemeral');
    expect(textIn(message).length).toBeLessThanOrEqual(4000);
    expect(textIn(message)).not.toMatch(/more than fits/);
    for (const { customId } of buttonsIn(message)) {
      expect(customId.length).toBeLessThanOrEqual(100);
    }
  }
}

describe('/quote-check', () => {
  test('says of exact words where they stand, with buttons to cite and share', async () => {
    const reply = await check('A goat named Bella gave them milk until the winter of 1902.');
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toMatch(/✅[\s\S]*Exact[\s\S]*`LIGHT:2\.1~/);
    expect(quotesIn(reply)[0]?.text).toContain('A goat named Bella');
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Cite', 'Share']);
  });

  test('shows where words differ from the source', async () => {
    const reply = await check('A goat named Rosa gave them milk until the winter of 1902.');
    expect(textIn(reply)).toMatch(/⚠️[\s\S]*Differs from the source/);
    expect(textIn(reply)).toContain('A goat named ~~Bella~~ **Rosa** gave them milk');
    const negated = await check('Boats longer than twelve metres must not ask the harbour master.');
    expect(textIn(negated)).toContain('**not**');
  });

  test('shows the pieces of a quotation with an ellipsis in their order, not as copies', async () => {
    const filler = Array.from({ length: 6 }, (_, at) => paragraphOf(100, `w${at}`));
    const long = smallLibrary({
      'long.md': `---\nkey: LONG\n---\n# One\n\nThe miller rose before the sun did.\n\n${filler.join('\n\n')}\n\n# Two\n\nThe river froze twice that year. Its ice carried carts.`,
    });
    const text = 'The miller rose before the sun … river froze twice that year … ice carried carts';
    const reply = await quoteCheck.answer(requestOf({ text }), long, services);
    expect(textIn(reply)).toMatch(/✅[\s\S]*Its pieces stand in 2 passages, in this order\./);
    expect(textIn(reply)).not.toContain('this is the first');
    expect(quotesIn(reply).map(({ passage }) => placeOf(passage))).toEqual([
      'LONG:1.1',
      'LONG:2.1',
      'LONG:2.1',
    ]);
    const elsewhere = await check(
      'A goat named Bella gave them milk and electricity came in 1954',
      'BAKERY',
    );
    expect(textIn(elsewhere)).toContain('Put together from 2 places');
    expect(textIn(elsewhere)).not.toContain('this is the first');
    expect(quotesIn(elsewhere)).toHaveLength(2);
  });

  test('says of the words of a heading where they stand', async () => {
    expect(textIn(await check('The keepers'))).not.toContain('headingof');
    expect(textIn(await check('Building'))).toMatch(
      /-# In the heading of section 1 of \*\*The Lighthouse/,
    );
  });

  test('knows other punctuation, short quotations and what is not there', async () => {
    expect(textIn(await check('a goat named Bella gave them MILK until'))).toMatch(
      /✅[\s\S]*Same words; only case/,
    );
    expect(textIn(await check('gave them milk'))).toMatch(/❔[\s\S]*Too short/);
    const absent = await check('The parliament of Peru adopted its budget.');
    expect(textIn(absent)).toMatch(/❔[\s\S]*Not in this library\. That does not make it false/);
    expect(quotesIn(absent)).toEqual([]);
    expect(buttonsIn(absent).map(({ label }) => label)).toEqual([]);
  });

  test('says when the words stand in another source than the one named', async () => {
    const text = 'Two wood-fired ovens bake three hundred loaves a day.';
    expect(textIn(await check(text, 'LIGHT'))).toMatch(
      /Not in the source that was named, but in another one[\s\S]*`BAKERY:2\.1~/,
    );
    expect(textIn(await check(text, 'BAKERY'))).toMatch(/✅/);
    expect(textIn(await check(text, 'LIGHTS'))).toMatch(/Did you mean/);
  });

  test('checks every quotation of a text that has some', async () => {
    const reply = await check(
      'She wrote “Only the log book stayed, chained to its desk.” and “Dogs must be kept off a lead along the quay.”',
    );
    expect(textIn(reply)).toContain('2 quotations checked');
    expect(textIn(reply)).toMatch(/✅ “Only the log book stayed[\s\S]*⚠️ “Dogs must be kept off/);
  });
});

describe('a paragraph with dialogue', () => {
  const said = [
    'The keeper had always been a careful man, and his brother was never late for the watch.',
    '“Bring the lamp oil before the tide turns,” he called.',
    'Nobody on the quay answered him for a long time.',
    '“We have none left,” said the boy.',
  ].join(' ');
  const story = smallLibrary({ 'story.md': `# Story\n\n${said}\n\nThe lamp stayed dark.` });
  const told = async (text: string) =>
    textIn(await quoteCheck.answer(requestOf({ text }), story, services));

  test('is checked as a whole first', async () => {
    expect(await told(said)).toMatch(/One quotation checked\n[\s\S]*✅[\s\S]*Exact/);
    for (const [from, to] of [
      ['never late', 'always late'],
      ['Nobody on', 'Everybody on'],
      ['a long time', 'a short time'],
      ['said the boy', 'said the girl'],
      ['none left', 'some left'],
    ] as const) {
      const reply = await told(said.replace(from, to));
      expect(reply, to).toContain('⚠️');
      expect(reply, to).not.toContain('✅');
    }
  });

  test('says that only its quotations were checked where the rest is somebody’s own', async () => {
    const reply = await told(
      'I remember this part best of all: “Bring the lamp oil before the tide turns,”',
    );
    expect(reply).toContain('✅');
    expect(reply).toContain('Only what is quoted was checked, not the 7 words around it.');
  });
});

describe('Check quotes', () => {
  test('finds the quotations of a message, block quotes included', async () => {
    const text =
      'I read:\n> They trimmed the lamp every four hours\nand „Two wood-fired ovens bake three hundred loaves a day“.';
    const reply = await checkQuotes.answer(targeting(text), library, services);
    expect(textIn(reply)).toMatch(/2 quotations checked[\s\S]*`LIGHT:2\.1~[\s\S]*`BAKERY:2\.1~/);
  });

  test('says so when there is none', async () => {
    await expect(checkQuotes.answer(targeting('No marks here'), library, services)).rejects.toThrow(
      /no quotation in that message/,
    );
    await expect(checkQuotes.answer(requestOf(), library, services)).rejects.toThrow(
      /no quotation/,
    );
  });

  test('takes as many messages as it needs for a long one', async () => {
    const sentences = library.documents.flatMap(({ passages }) =>
      passages.flatMap(({ text }) => text.match(/[^.]+\./g) ?? []),
    );
    const text = Array.from(
      { length: 20 },
      (_, at) => `“${sentences[at % sentences.length]?.trim()}”`,
    );
    const reply = await checkQuotes.answer(targeting(text.join(' ')), library, services);
    expect(allText(reply).match(/^[✅⚠❔]/gmu)?.length).toBe(20);
    expect(messages(reply).length).toBeGreaterThan(1);
    expectWithinLimits(reply);
  });
});

test('what is too much for one look is counted, not passed over', async () => {
  const quoted = '“Only the log book stayed, chained to its desk.” ';
  const quotes = await checkQuotes.answer(targeting(quoted.repeat(40)), library, services);
  expect(textIn(quotes)).toContain('### The first 20 of 40 quotations checked');
  const long = `“${'word '.repeat(500)}”`;
  const one = await checkQuotes.answer(targeting(quoted + long), library, services);
  expect(textIn(one)).toContain(
    '### One quotation checked\n-# Left out for being longer than 2,000 characters: 1.',
  );
  await expect(checkQuotes.answer(targeting(long), library, services)).rejects.toThrow(
    /longer than 2,000 characters/,
  );
  const sentences = 'Thomas Stevenson drew the plans of it. '.repeat(40);
  const found = await findSources.answer(targeting(sentences), library, services);
  expect(textIn(found)).toContain('### Sources for 20 of the first 20 of 40 sentences');
});

describe('Find sources', () => {
  test('gives each sentence its best passage, or says that there is none', async () => {
    const text =
      'Thomas Stevenson drew the plans of the lighthouse. The parliament of Peru adopted its budget. Two wood-fired ovens bake the loaves.';
    const reply = await findSources.answer(targeting(text), library, services);
    expect(reply.visibility).toBe('ephemeral');
    expect(textIn(reply)).toContain('### Sources for 2 of 3 sentences');
    expect(textIn(reply)).toMatch(
      /“Thomas Stevenson[\s\S]*`LIGHT:1\.1~[\s\S]*“The parliament[^\n]*\n-# Nothing found\.[\s\S]*“Two wood-fired[\s\S]*`BAKERY:2\.1~/,
    );
    expect(buttonsIn(reply).map(({ label }) => label)).toEqual(['Cite', 'Share']);
  });

  test('looks a question up as a whole, and says so when there are no words', async () => {
    const reply = await findSources.answer(
      targeting('who drew the plans of the lighthouse?'),
      library,
      services,
    );
    expect(quotesIn(reply)).toHaveLength(1);
    await expect(findSources.answer(targeting('👍'), library, services)).rejects.toThrow(
      /no sentence/,
    );
    await expect(findSources.answer(targeting(''), library, services)).rejects.toThrow(
      /no sentence/,
    );
  });

  test('reads messages of 4,000 characters', async () => {
    const text = library.documents
      .flatMap(({ passages }) => passages.map((passage) => passage.text))
      .join(' ')
      .repeat(4)
      .slice(0, 4000);
    expectWithinLimits(await findSources.answer(targeting(text), library, services));
  });
});

test('whatever a message holds, the replies keep to Discord’s limits and ping nobody', async () => {
  const sentence = fc.constantFrom(
    'Thomas Stevenson drew the plans. ',
    '“Only the log book stayed, chained to its desk.” ',
    '"Dogs must be kept on a lead" ',
    '\n> The keepers grew potatoes in soil\n',
  );
  const message = fc
    .array(fc.oneof(sentence, nastyText), { minLength: 1, maxLength: 40 })
    .map((parts) => parts.join('').slice(0, 4000));
  await fc.assert(
    fc.asyncProperty(message, async (text) => {
      for (const command of [findSources, checkQuotes]) {
        const reply = await command.answer(targeting(text), library, services).catch(() => null);
        if (reply) {
          expectWithinLimits(reply);
          expect(allText(reply)).not.toMatch(/(?<!\\)@(?:everyone|here)|(?<!\\)<@/);
        }
      }
    }),
    { numRuns: 40 },
  );
});
