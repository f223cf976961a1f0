import { MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';

const QUESTION = 'Who drew the plans of the lighthouse?';

describe('over the real gateway', () => {
  test('/ask is answered in the channel with a cited excerpt', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const { message, failure } = await mia.slash('ask', { question: QUESTION });
    expect(failure).toBeNull();
    expect(isEphemeral(message)).toBe(false);
    expect(textOf(message)).toMatch(
      /^### Who drew the plans of the lighthouse\?\n> .*Thomas Stevenson.*\n-# \*\*The Lighthouse of Skerry Point\*\* · Building · `LIGHT:1\.1~[a-z2-7]{5}` · \[source\]\(</,
    );
    expect(textOf(message)).toMatch(/\*\*drew the plans\*\*|\*\*plans\*\*/);
    expect(labelsOf(message)).toEqual(expect.arrayContaining(['Context', '🗑']));
    expect((message?.flags ?? 0) & MessageFlags.SuppressEmbeds).not.toBe(0);
    expect(sandbox.as('theo').in('general').messages()).toHaveLength(1);
    expect(sandbox.refusals).toEqual([]);
  });

  test('/ask private, and what the documents do not answer, is seen by the asker alone', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const asked = await mia.slash('ask', { question: QUESTION, private: true });
    expect(isEphemeral(asked.message)).toBe(true);
    const missed = await mia.slash('ask', {
      question: 'What does a helicopter licence cost in Peru?',
    });
    expect(isEphemeral(missed.message)).toBe(true);
    expect(textOf(missed.message)).toMatch(/do not answer this/);
    expect(mia.messages()).toHaveLength(2);
    expect(sandbox.as('olga').in('general').messages()).toEqual([]);
  });

  test('/ask with words that stand in every text is answered with one clear sentence', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('ask', { question: 'what is it' });
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toMatch(/only words that stand in every text/);
  });

  test('/ask tells who greets it how to ask, alone and without a quotation', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    for (const question of ['hello?', '🙂', 'thanks a lot!!']) {
      const { message } = await mia.slash('ask', { question });
      expect(isEphemeral(message)).toBe(true);
      expect(textOf(message)).toMatch(/^Hello! .*\nType `\/ask` and your question/);
      expect(textOf(message)).not.toContain('> ');
    }
    expect(sandbox.as('olga').in('general').messages()).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('/ask with mentions and Markdown pings nobody and shows them as typed', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const question =
      '@everyone @here <@1300000000000000003> **who** drew the `plans` of the lighthouse?';
    const { message } = await sandbox.as('mia').in('general').slash('ask', { question });
    expect(message?.mention_everyone).toBe(false);
    expect(message?.mentions).toEqual([]);
    expect(message?.mention_roles).toEqual([]);
    expect(textOf(message)).toContain(String.raw`\@everyone \@here \<\@1300000000000000003>`);
  });

  test('/ask suggests sources while typing and takes what it suggested', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const { choices } = await mia.autocomplete('ask', { source: 'sker' }, 'source');
    expect(choices).toEqual([{ name: 'The Lighthouse of Skerry Point (LIGHT)', value: 'LIGHT' }]);
    const { message } = await mia.slash('ask', { question: QUESTION, source: 'LIGHT' });
    expect(isEphemeral(message)).toBe(false);
    const unknown = await mia.slash('ask', { question: QUESTION, source: 'LIGHTS' });
    expect(textOf(unknown.message)).toMatch(/Did you mean[\s\S]*`LIGHT`/);
    expect(isEphemeral(unknown.message)).toBe(true);
  });

  test('/cite completes a reference in steps and shows the passage', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const steps: string[] = [];
    let reference = 'light';
    for (let step = 0; step < 3; step++) {
      const { choices } = await mia.autocomplete('cite', { reference }, 'reference');
      reference = String(choices[0]?.value ?? '');
      steps.push(reference);
    }
    expect(steps).toEqual(['LIGHT:1', expect.stringMatching(/^LIGHT:1\.1~/), expect.anything()]);
    const { message } = await mia.slash('cite', { reference: steps[1] ?? '', context: 1 });
    expect(textOf(message)).toMatch(/^> The lighthouse was built of grey granite/m);
    expect(isEphemeral(message)).toBe(false);
    expect(labelsOf(message)).toEqual(['Cite', '🗑']);
  });

  test('/cite offers the closest passages privately when it does not know the reference', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const { message } = await sandbox
      .as('mia')
      .in('general')
      .slash('cite', { reference: 'LIGHT:9' });
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toMatch(/`LIGHT:3\.1~/);
  });

  test('/sources lists the documents', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const { message } = await mia.slash('sources');
    expect(textOf(message)).toMatch(/^### Sources\n-# 3 documents/);
    expect(labelsOf(message)).toEqual(['🗑']);
    const none = await mia.slash('sources', { query: 'zebra' });
    expect(isEphemeral(none.message)).toBe(true);
  });

  test.each(['start', 'commands', 'citations', 'privacy'])(
    '/help explains %s privately',
    async (topic) => {
      const sandbox = await openSandbox();
      await runBot(sandbox);
      const { message } = await sandbox.as('mia').in('general').slash('help', { topic });
      expect(isEphemeral(message)).toBe(true);
      expect(textOf(message)).toMatch(/^### /);
      expect(sandbox.refusals).toEqual([]);
    },
  );

  test('a command answers where the bot may not write, because that goes through the interaction', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const theo = sandbox.as('theo').in('announcements');
    const { message, failure } = await theo.slash('ask', { question: QUESTION });
    expect(failure).toBeNull();
    expect(textOf(message)).toContain('Thomas Stevenson');
  });
});

describe('in direct messages and elsewhere', () => {
  test('the bot answers in a direct message, and its buttons work there', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').dm();
    const { message } = await mia.slash('ask', {
      question: 'What did the keepers of the lighthouse do?',
    });
    expect(textOf(message)).toContain('> ');
    const turned = await mia.press(message?.id ?? '', '▶');
    expect(turned.failure).toBeNull();
    expect(labelsOf(turned.message)[1]).toMatch(/^\(2 of \d\)$/);
    await mia.press(message?.id ?? '', '🗑');
    await sandbox.settled();
    expect(mia.messages()).toEqual([]);
  });

  test('someone who installed the bot has it in a server without it and in private chats', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    sandbox.installFor('mia');
    sandbox.addGuild({
      name: 'Elsewhere',
      ownerId: 'olga',
      memberIds: ['mia', 'theo'],
      botPresent: false,
      channels: ['lobby'],
    });
    const chat = sandbox.addPrivateChannel(['mia', 'theo']);
    const question = 'What did the keepers of the lighthouse do?';
    for (const place of ['lobby', chat]) {
      const mia = sandbox.as('mia').in(place);
      const { message, failure } = await mia.slash('ask', { question });
      expect(failure).toBeNull();
      expect(textOf(message)).toContain('> ');
      const turned = await mia.press(message?.id ?? '', '▶');
      expect(labelsOf(turned.message)[1]).toMatch(/^\(2 of \d\)$/);
      const context = await mia.press(message?.id ?? '', 'Context');
      expect(isEphemeral(context.message)).toBe(true);
    }
    expect(sandbox.as('theo').in('lobby').commands()).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });
});
