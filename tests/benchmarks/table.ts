/** A row of a Markdown table. */
export function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
