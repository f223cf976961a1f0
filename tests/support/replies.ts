import type { Button, Quote, Reply } from '../../src/discord/command/reply.ts';
import { render } from '../../src/discord/rendering/render.ts';

export function quotesIn({ blocks }: Reply): Quote[] {
  return blocks.flatMap((block) => (block.kind === 'quote' ? [block.quote] : []));
}

export function buttonsIn({ blocks }: Reply): Button[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
}

/** All text that the reply shows, in Discord's Markdown. */
export function textIn(reply: Reply): string {
  const texts: string[] = [];
  JSON.stringify(render(reply).components, (key, value: unknown) => {
    if (key === 'content') texts.push(String(value));
    return value;
  });
  return texts.join('\n');
}
