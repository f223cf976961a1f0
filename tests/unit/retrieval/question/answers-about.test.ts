import { describe, expect, test } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import type { Library } from '../../../../src/retrieval/library.ts';
import { documentsOf } from '../../../support/documents.ts';

const MANUAL = `---
key: MANUAL
answers-about: [Rivet, bot, /ask, share button]
---
# The manual

## What is Rivet?

Rivet is a program that looks things up. It is free, and version 3 was made in 2026.

## How do I get a quiet reply?

Only who asked sees a reply with the option for it. The button posts it in the channel.`;

const RULES = `# Rules of the server

## Who may post pictures?

Members post pictures in the gallery. Moderators remove what is not free of advertising.`;

const library = buildLibrary(documentsOf({ 'manual.md': MANUAL, 'rules.md': RULES }));

const fromManual = (question: string, asked: Library = library): boolean =>
  asked
    .ask(question, { top: 10 })
    .excerpts.some(({ passage }) => passage.document.metadata.key === 'MANUAL');

describe('a document that says what it answers about', () => {
  test.each([
    'is it free',
    'what version is the server',
    'who made the server',
    'who sees a reply in the channel',
    'how do I post a quiet picture',
    'can I ask what is free',
    'what does the button do',
    'what is /asking',
  ])('does not answer %s', (question) => {
    expect(fromManual(question)).toBe(false);
  });

  test.each([
    ['its name', 'is Rivet free?'],
    ['its name in a mistyped form', 'which version is Rivett'],
    ['a plural of a name', 'are bots free'],
    ['a command', 'how does /ask work in the channel'],
    ['a phrase in another order', 'which button do I share a reply with'],
    ['a heading', 'How do I get a quiet reply?'],
    ['a heading in another order', 'quiet reply, how to get'],
  ])('answers where the question holds %s', (_what, question) => {
    expect(fromManual(question)).toBe(true);
  });

  test('answers anything where it is named as the source', () => {
    const within = { within: ({ name }: { name: string }) => name === 'manual.md' };
    expect(library.ask('is it free', within).excerpts).not.toEqual([]);
  });
});
