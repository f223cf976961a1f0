/** Rows of cells as lines, the first column to the left and the others to the right, two spaces between. */
export function columns(rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((row) => row[at]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

export function percent(share: number | null): string {
  return share === null ? '–' : (100 * share).toFixed(1);
}

export function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
