import { ApplicationCommandType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { help } from '../../commands/help/help.ts';
import { commands } from '../../commands/index.ts';
import { smallLibrary } from '../support/library.ts';
import { textIn } from '../support/replies.ts';
import { requestOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';

const services = emptyServices();

const library = smallLibrary();

async function helpOn(topic?: string): Promise<string> {
  const reply = await help.answer(
    requestOf(topic === undefined ? {} : { topic }),
    library,
    services,
  );
  expect(reply.visibility).toBe('ephemeral');
  return textIn(reply);
}

describe('/help', () => {
  test('offers example questions that the library does answer', async () => {
    const text = await helpOn();
    const examples = Array.from(text.matchAll(/^- (.+)$/gm), (match) => match[1] ?? '');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(library.ask(example).answered).toBe(true);
  });

  test('names every command', async () => {
    const text = await helpOn('commands');
    for (const { data } of commands) {
      const menu = data.type === ApplicationCommandType.Message;
      expect(text).toContain(menu ? `**${data.name}**` : `\`/${data.name}\``);
    }
  });

  test('explains citation ids with one that exists', async () => {
    const text = await helpOn('citations');
    const id = /For example `([^`]+)`/.exec(text)?.[1] ?? '';
    const [key, place] = id.split(/[:~]/);
    const passage = library.documents[0]?.passages[0];
    expect(key).toBe(passage?.document.metadata.key);
    expect(place).toBe('1.1');
  });

  test('tells what is kept', async () => {
    expect(await helpOn('privacy')).toMatch(/Neither is stored/);
  });

  test('works for an empty library', async () => {
    const empty = { ...library, documents: [] };
    for (const topic of ['start', 'citations']) {
      const reply = await help.answer(requestOf({ topic }), empty, services);
      expect(textIn(reply)).toMatch(/^### /);
    }
  });
});
