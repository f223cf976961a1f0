import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildLibrary } from '../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../support/documents.ts';

const MANUAL = 'FOOTNOTE';

const documents = documentsOf(
  Object.fromEntries(
    readdirSync('corpus').map((name) => [name, readFileSync(path.join('corpus', name), 'utf8')]),
  ),
);
const library = buildLibrary(documents);

describe('the headings of the starter documents, asked word for word', () => {
  const asked = headings().map((one) => ({ ...one, answer: library.ask(one.heading) }));

  test('are answered', () => {
    expect(asked).toHaveLength(77);
    const silent = asked.filter(({ answer }) => !answer.answered);
    expect(silent.map(({ heading }) => heading)).toEqual([]);
  });

  test('find their own section', () => {
    const missed = asked.filter(
      ({ section, answer }) => answer.excerpts[0]?.passage.section !== section,
    );
    expect(missed.map(({ heading }) => heading)).toEqual([]);
  });

  test('find it in the form that chats give them too', () => {
    const missed = headings().filter(({ section, heading }) => {
      const asked = `hey guys, ${heading.toLowerCase().replace('?', '')} pls, thx`;
      return library.ask(asked).excerpts[0]?.passage.section !== section;
    });
    // Said around with a greeting, this one is taken for small talk with the bot.
    expect(missed.map(({ heading }) => heading)).toEqual([
      'Is Footnote an AI or a language model?',
    ]);
  });
});

function headings() {
  return documents.flatMap(({ sections }) =>
    sections.flatMap((section) =>
      section.heading === null ? [] : [{ section, heading: section.heading }],
    ),
  );
}

describe("the bot's own manual", () => {
  /** Documents in words that the manual shares. */
  const community = `# Rules of the server

## Pictures

Members may post pictures in the gallery channel. A moderator deletes messages that hold advertising.

## Raids

The raid starts on Friday. Whoever leads it writes the list of members into the channel.`;

  const all = buildLibrary([...documents, ...documentsOf({ 'rules.md': community })]);

  test.each([
    'who made the server',
    'who made this',
    'what version',
    'what version is the server on',
    'is it free',
    'is there an app',
    'do I have to pay',
    'when was this founded',
    'how do I join the discord server',
    'can I delete messages',
    'who may delete my post',
    'how do I get help with the raid',
    'what does the button at the door do',
    'what are the limits for pictures',
    'how do I find a friend',
    'which languages do people speak here',
  ])('has no say in %s', (question) => {
    const keys = all
      .ask(question, { top: 10 })
      .excerpts.map(({ passage }) => passage.document.metadata.key);
    expect(keys).not.toContain(MANUAL);
  });

  test.each([
    'can the bot read our chat?',
    'does footnote save what I write',
    'what does the share button do',
    'what is a citation id',
    'what does /quote-check do',
    'how do I get a private answer',
    'who may delete a reply of the bot',
    'is Footnote an AI',
  ])('is asked where it is asked about the bot: %s', (question) => {
    const [first] = library.ask(question).excerpts;
    expect(first?.passage.document.metadata.key).toBe(MANUAL);
  });
});
