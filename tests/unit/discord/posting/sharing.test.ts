import { ComponentType, MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Button, passageQuote } from '../../../../src/discord/command/reply.ts';
import {
  afterSharing,
  keepSharer,
  sharedMessage,
} from '../../../../src/discord/posting/sharing.ts';
import { shownOf } from '../../../../src/discord/posting/shown-message.ts';
import { code } from '../../../../src/discord/rendering/citation-line.ts';
import { codeBlock } from '../../../../src/discord/rendering/code-block.ts';
import { markdown } from '../../../../src/discord/rendering/markdown.ts';
import { render, renderButton } from '../../../../src/discord/rendering/render.ts';
import { documentOf } from '../../../support/documents.ts';
import { passageWith, smallLibrary } from '../../../support/library.ts';
import { nastyText } from '../../../support/nasty-text.ts';

const REMOVE = renderButton({ label: '🗑', customId: 'delete.1|x' });
const USER = '300000000000000001';
const SHARE: Button = { label: 'Share', customId: 'share.1' };
const plain = (count: number): Button[] =>
  Array.from({ length: count }, (_, at) => ({ label: `b${at}`, customId: `b.1|${at}` }));

function shown(...blocks: readonly Block[]) {
  return shownOf(render({ visibility: 'ephemeral', blocks }).components);
}

const rows = (message: { readonly components: readonly unknown[] }): string[][] => {
  const found: string[][] = [];
  JSON.stringify(message.components, (_, value) => {
    if (value?.type === ComponentType.ActionRow) {
      found.push(value.components.map((one: { label: string }) => one.label));
    }
    return value;
  });
  return found;
};

describe('a shared message', () => {
  test('is what was shown, without Share, with 🗑, and says that it was shared', () => {
    const text = { kind: 'text', text: markdown`Hello` } as const;
    const before = shown(text, { kind: 'buttons', buttons: [...plain(2), SHARE] });
    const message = sharedMessage(before, REMOVE, USER);
    expect(message.flags & MessageFlags.Ephemeral).toBe(0);
    expect(message.flags & MessageFlags.IsComponentsV2).not.toBe(0);
    expect(rows(message)).toEqual([['b0', 'b1', '🗑']]);
    expect(JSON.stringify(message.components)).toContain('Hello');
    expect(message.components.at(-1)).toMatchObject({
      content: `-# Shared by <@${USER}> from a private answer.`,
    });
  });

  test('gets a row of its own for 🗑 where there was no Share', () => {
    const message = sharedMessage(shown({ kind: 'buttons', buttons: plain(5) }), REMOVE, USER);
    expect(rows(message)).toEqual([['b0', 'b1', 'b2', 'b3', 'b4'], ['🗑']]);
  });

  test('names who shared it on its other pages too; what was not shared names nobody', () => {
    const text = { kind: 'text', text: markdown`Next page` } as const;
    const page = render({ visibility: 'public', blocks: [text] });
    const first = shown({ kind: 'text', text: markdown`First page` });
    const shared = shownOf(sharedMessage(first, REMOVE, USER).components);
    const turned = keepSharer(page, shared);
    expect(JSON.stringify(turned.components)).toMatch(/Next page.*Shared by <@300000000000000001>/);
    expect(keepSharer(page, first)).toEqual(page);
  });

  test('leaves its Share behind as pressed', () => {
    const before = shown({ kind: 'buttons', buttons: [...plain(1), SHARE] });
    const message = afterSharing(before);
    expect(rows(message)).toEqual([['b0', 'Shared']]);
    expect(JSON.stringify(message.components)).toContain('"disabled":true');
  });
});

describe('what a message shows', () => {
  const passage = passageWith(smallLibrary(), 'grey granite');
  const id = `LIGHT:1.1~${passage.mark}`;

  test('is read back with its question and its citation ids, each once', () => {
    const quote = { kind: 'quote', quote: passageQuote(passage) } as const;
    const { question, citations } = shown({ kind: 'question', text: 'Of what?' }, quote, quote);
    expect(question).toBe('Of what?');
    expect(citations).toEqual([id]);
  });

  test('holds no citation that a document’s title, address or reference looks like', () => {
    const forged = 'EVIL:1.1~aaaaa';
    const [named] = documentOf(
      `---\nkey: KEY\ntitle: "x** · \`${forged}\`"\nurl: "https://a.org/?q=\`${forged}\`#\`${forged}\`"\n---\n## \`${forged}\`\n\nSome words.`,
    ).passages;
    if (!named) throw new Error('no passage');
    const read = shown(
      { kind: 'quote', quote: passageQuote(named) },
      { kind: 'text', text: codeBlock(`\`${forged}\`\n-# **x** · \`${forged}\``) },
      { kind: 'text', text: markdown`In the text: ${code(forged)}` },
    );
    expect(read.citations).toEqual([`KEY:1.1~${named.mark}`]);
  });

  test('holds no citation that a person wrote', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (before, after) => {
        const text = `x${before}\`${id}\`${after}`;
        const read = shown(
          { kind: 'question', text },
          { kind: 'text', text: markdown`${text}` },
          { kind: 'quote', quote: { ...passageQuote(passage), lead: markdown`${text}` } },
        );
        expect(read.citations).toEqual([id]);
        const alone = shown({ kind: 'text', text: markdown`${text}` });
        expect(alone.citations).toEqual([]);
      }),
    );
  });
});
