import type { APIMessage } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { runBot } from '../support/bot.ts';
import { fileText, smallLibrary } from '../support/library.ts';
import { isEphemeral, labelsOf, textOf } from '../support/messages.ts';
import { openSandbox } from '../support/sandbox.ts';

const QUESTION = 'What did the keepers of the lighthouse do?';

async function ask(sandbox: Sandbox, options = {}): Promise<APIMessage> {
  const mia = sandbox.as('mia').in('general');
  const { message } = await mia.slash('ask', { question: QUESTION, ...options });
  if (!message) throw new Error('no answer');
  return message;
}

describe('◀ ▶', () => {
  test('turn the pages of one message, there and back', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const mia = sandbox.as('mia').in('general');
    const first = await ask(sandbox);
    expect(labelsOf(first).slice(0, 3)).toEqual(['(◀)', expect.stringMatching(/^\(1 of/), '▶']);
    const second = await mia.press(first.id, '▶');
    expect(second.message?.id).toBe(first.id);
    expect(textOf(second.message)).not.toBe(textOf(first));
    expect(textOf(second.message)).toContain(`### ${QUESTION}`);
    const back = await mia.press(first.id, '◀');
    expect(textOf(back.message)).toBe(textOf(first));
    expect(mia.messages()).toHaveLength(1);
    expect(sandbox.refusals).toEqual([]);
  });

  test('turn for moderators, and tell others privately that they cannot', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    sandbox.addUser('nina');
    const first = await ask(sandbox);
    const theo = await sandbox.as('theo').in('general').press(first.id, '▶');
    expect(labelsOf(theo.message)[1]).toMatch(/^\(2 of/);
    const olgas = await sandbox.as('olga').in('general').slash('ask', { question: QUESTION });
    const mia = await sandbox
      .as('mia')
      .in('general')
      .press(olgas.message?.id ?? '', '▶');
    const [told] = mia.messages;
    expect(isEphemeral(told)).toBe(true);
    expect(textOf(told)).toMatch(/Only the person who asked, or someone with Manage Messages/);
    const seen = sandbox.as('olga').in('general').messages();
    expect(labelsOf(seen.find(({ id }) => id === olgas.message?.id))[1]).toMatch(/^\(1 of/);
  });

  test('turn the pages of a private answer', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const first = await ask(sandbox, { private: true });
    const { message } = await sandbox.as('mia').in('general').press(first.id, '▶');
    expect(isEphemeral(message)).toBe(true);
    expect(labelsOf(message)[1]).toMatch(/^\(2 of/);
  });

  test('work after the bot was restarted, and say when the text was edited meanwhile', async () => {
    const sandbox = await openSandbox();
    const before = await runBot(sandbox);
    const first = await ask(sandbox);
    const mia = sandbox.as('mia').in('general');
    const second = await mia.press(first.id, '▶');
    const shown = textOf(second.message);
    await mia.press(first.id, '◀');
    await before.stop();

    const restarted = await runBot(sandbox);
    const again = await mia.press(first.id, '▶');
    expect(textOf(again.message)).toBe(shown);
    await mia.press(first.id, '◀');
    await restarted.stop();

    const edited = smallLibrary({
      'lighthouse.md': fileText('lighthouse.md').replace(
        /^(Three|The|They) (?=\w)/gm,
        'Perhaps $1 ',
      ),
    });
    await runBot(sandbox, { library: async () => edited });
    const gone = await mia.press(first.id, '▶');
    expect(textOf(gone.message)).toMatch(/changed or removed after the question was asked/);
  });

  test('turn the pages of /sources and of a cited document', async () => {
    const sandbox = await openSandbox();
    const files = Array.from({ length: 9 }, (_, index) => [
      `report-${index}.md`,
      `---\nkey: REP${index}\ntitle: Report ${index}\n---\nReport number ${index} tells of things.`,
    ]);
    const library = smallLibrary(Object.fromEntries(files));
    await runBot(sandbox, { library: async () => library });
    const mia = sandbox.as('mia').in('general');
    const list = await mia.slash('sources', { query: 'report' });
    const next = await mia.press(list.message?.id ?? '', '▶');
    expect(textOf(next.message)).toContain('Report 8');
    const cited = await mia.slash('cite', { reference: 'LIGHT' });
    const turned = await mia.press(cited.message?.id ?? '', '▶');
    expect(labelsOf(turned.message)[1]).toMatch(/^\(2 of/);
    expect(textOf(turned.message)).toMatch(/^> /);
    expect(sandbox.refusals).toEqual([]);
  });
});

describe('Context', () => {
  test('shows whoever presses it what stands around, to them alone', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const first = await ask(sandbox);
    const theo = sandbox.as('theo').in('general');
    const { messages } = await theo.press(first.id, 'Context');
    const context = messages.find(isEphemeral);
    expect(textOf(context).match(/^> /gm)?.length).toBeGreaterThanOrEqual(2);
    expect(sandbox.as('mia').in('general').messages()).toHaveLength(1);
  });
});

describe('🗑', () => {
  test('deletes for the asker', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const first = await ask(sandbox);
    const { failure } = await sandbox.as('mia').in('general').press(first.id, '🗑');
    await sandbox.settled();
    expect(failure).toBeNull();
    expect(sandbox.as('mia').in('general').messages()).toEqual([]);
    expect(sandbox.refusals).toEqual([]);
  });

  test('deletes for a moderator, and for nobody else', async () => {
    const sandbox = await openSandbox();
    await runBot(sandbox);
    const olga = sandbox.as('olga').in('general');
    const asked = await olga.slash('ask', { question: QUESTION });
    const id = asked.message?.id ?? '';
    const mia = await sandbox.as('mia').in('general').press(id, '🗑');
    expect(textOf(mia.messages[0])).toMatch(/Only the person who asked/);
    expect(isEphemeral(mia.messages[0])).toBe(true);
    expect(olga.messages().map((message) => message.id)).toContain(id);
    await sandbox.as('theo').in('general').press(id, '🗑');
    await sandbox.settled();
    expect(olga.messages().map((message) => message.id)).not.toContain(id);
  });
});

describe('what Footnote is not sure of', () => {
  test('is shown to the asker alone, turned, cited, shared, and all that after a restart', async () => {
    const sandbox = await openSandbox();
    const doubtful = smallLibrary({}, { threshold: 1 });
    const before = await runBot(sandbox, { library: async () => doubtful });
    const first = await ask(sandbox);
    const mia = sandbox.as('mia').in('general');
    const theo = sandbox.as('theo').in('general');
    expect(isEphemeral(first)).toBe(true);
    expect(textOf(first)).toMatch(/^### .*\nI am not sure\. The closest passages:\n> /);
    expect(labelsOf(first).slice(-4)).toEqual(['Context', 'Cite', 'Share', 'Ask people']);
    expect(theo.messages()).toEqual([]);
    await before.stop();

    await runBot(sandbox, { library: async () => doubtful });
    const second = await mia.press(first.id, '▶');
    expect(second.message?.id).toBe(first.id);
    expect(labelsOf(second.message)[1]).toMatch(/^\(2 of/);
    expect(textOf(second.message)).toContain('I am not sure. The closest passages:');
    const cited = await mia.press(first.id, 'Cite');
    expect(isEphemeral(cited.messages[0])).toBe(true);
    await mia.press(first.id, 'Share');
    await sandbox.settled();
    const [shared] = theo.messages();
    expect(textOf(shared)).toContain('I am not sure. The closest passages:');
    const turned = await mia.press(shared?.id ?? '', '◀');
    expect(labelsOf(turned.message)[1]).toMatch(/^\(1 of/);
    expect(textOf(turned.message)).toContain('I am not sure.');
    expect(textOf(turned.message)).toContain('Shared by');
    expect(sandbox.refusals).toEqual([]);
  });
});
