/** Rows that a table must have before its first one is taken for a header that is not marked as one. */
const MIN_ROWS = 3;
const MAX_NAME_WORDS = 4;
/** Share of the cells below a column's name that hold figures, where the name holds none. */
const FIGURES_SHARE = 0.5;

/**
 * How many rows at the top name the columns of a table that marks none as such: 1 where the first row has
 * short names without figures over at least one column of figures, else 0. Cells are plain text.
 */
export function unmarkedHeaders(rows: readonly (readonly string[])[]): 0 | 1 {
  const [names = [], ...others] = rows;
  if (rows.length < MIN_ROWS || names.length < 2 || !names.every(isName)) return 0;
  const isOverFigures = names.some((_, column) => {
    const figures = others.filter((cells) => /\d/.test(cells[column] ?? '')).length;
    return figures >= others.length * FIGURES_SHARE;
  });
  return isOverFigures ? 1 : 0;
}

function isName(cell: string): boolean {
  const words = cell.trim().split(/\s+/);
  return /\p{L}/u.test(cell) && !/\d/.test(cell) && words.length <= MAX_NAME_WORDS;
}
