import type { ListItem } from 'mdast';

/** The bullet of an item as it is written in `source`, and its number as the page shows it. */
export function markOf(item: ListItem, number: string | null, source: string): string {
  const at = item.position?.start.offset ?? 0;
  const written = /^\d*([-+*.)])/.exec(source.slice(at, at + 12))?.[1] ?? '-';
  const mark = number === null ? `${written} ` : `${number}${written} `;
  return mark + checkbox(item);
}

function checkbox({ checked }: ListItem): string {
  if (checked === null || checked === undefined) return '';
  return checked ? '☑ ' : '☐ ';
}
