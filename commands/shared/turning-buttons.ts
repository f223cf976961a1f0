import type { Button } from '../../src/discord/command/reply.ts';

/** `◀ 2 of 5 ▶`; `to` makes the custom_id that leads to a page, from 0. */
export function turningButtons(
  index: number,
  pages: number,
  to: (target: number) => string,
): Button[] {
  if (pages < 2) return [];
  return [
    { label: '◀', customId: to(index - 1), disabled: index === 0 },
    { label: `${index + 1} of ${pages}`, customId: to(index), disabled: true },
    { label: '▶', customId: to(index + 1), disabled: index === pages - 1 },
  ];
}
