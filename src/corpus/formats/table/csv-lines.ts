/** A record is not longer than this many lines: a quotation mark open for longer was never closed. */
const MAX_RECORD_LINES = 500;

/**
 * The lines of a table that is written with this delimiter, without those on which a quoted cell opens
 * and does not close as it should. `bad` are their numbers, from 1. Linear in the length of the text.
 */
export function soundLines(
  text: string,
  delimiter: string,
): { readonly text: string; readonly bad: readonly number[] } {
  const lines = text.split(/\r\n|\r|\n/);
  const kept: string[] = [];
  const bad: number[] = [];
  for (let at = 0; at < lines.length; ) {
    const length = recordLength(lines, at, delimiter);
    if (length === 0) bad.push(at + 1);
    else kept.push(...lines.slice(at, at + length));
    at += Math.max(length, 1);
  }
  return { text: kept.join('\n'), bad };
}

/** How many lines the record that begins on a line has; 0 where a quoted cell in it is broken. */
function recordLength(lines: readonly string[], from: number, delimiter: string): number {
  let isQuoted = false;
  for (let at = from; at < lines.length && at - from < MAX_RECORD_LINES; at += 1) {
    const state = afterLine(lines[at] ?? '', delimiter, isQuoted);
    if (state === null) return 0;
    if (!state) return at - from + 1;
    isQuoted = true;
  }
  return 0;
}

/** Whether a quoted cell is open after the line; null where a quoted cell is broken (RFC 4180). */
function afterLine(line: string, delimiter: string, open: boolean): boolean | null {
  let isQuoted = open;
  let isCellStart = !open;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (isQuoted) {
      if (character !== '"') continue;
      if (line[at + 1] === '"') at += 1;
      else {
        isQuoted = false;
        const rest = line.slice(at + 1).trimStart();
        if (rest !== '' && !rest.startsWith(delimiter) && !line.startsWith(delimiter, at + 1)) {
          return null;
        }
      }
    } else if (isCellStart && character === '"') {
      isQuoted = true;
      isCellStart = false;
    } else if (character === delimiter) isCellStart = true;
    else if (character !== ' ') isCellStart = false;
  }
  return isQuoted;
}
