import type { TextBuilder } from '../text-builder.ts';

type Row = readonly string[];

/** Writes a table of anything: each row is a passage that says in its own words what every cell is. */
export function writeTable(rows: readonly Row[], builder: TextBuilder): string[] {
  const [first = []] = rows;
  const hasHead = rows.length > 1 && isHead(first);
  let longer = 0;
  for (const row of hasHead ? rows.slice(1) : rows) {
    const cells = row.map((cell) => cell.replace(/\s+/g, ' ').trim());
    if (hasHead && cells.length > first.length) longer += 1;
    const said = cells.flatMap((cell, at) => {
      const name = hasHead ? (first[at]?.replace(/\s+/g, ' ').trim() ?? '') : '';
      return cell === '' ? [] : [name === '' ? cell : `${name}: ${cell}`];
    });
    builder.paragraph([{ text: said.join('; ') }], false, { role: 'row' });
  }
  return longer > 0 ? [`rows with more cells than the table has columns: ${longer}.`] : [];
}

/** A head names its columns: no cell is blank, repeated, a number or a sentence. */
function isHead(row: Row): boolean {
  const names = row.map((cell) => cell.trim().toLowerCase());
  return (
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && name.length <= 60 && /\p{L}/u.test(name)) &&
    names.every((name) => !/^[\p{Sc}\d.,]+$|[.!?]$/u.test(name))
  );
}
