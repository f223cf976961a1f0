/** Longer entries say nothing that is ours, and the parsers take more than linear time. UTF-16 code units. */
const MAX_ENTRY = 16 * 1024;
/** Marks that cost the parser some 20 µs each. */
const MAX_MARKS = 900;
const MARK = /[[\]{}"'&*!?%:,\r\n]|-(?=\s)/g;
/** Begins an entry of YAML or TOML at the top: its lines are those up to the next one. */
const ENTRY = /^["']?([\p{L}\p{N}_.-]{1,100})["']?[ \t]*[:=]|^\[|^[#}]/gmu;

/** An entry that was left out. */
export interface LongEntry {
  readonly key: string;
  /** The line it begins on. */
  readonly line: number;
  /** One sentence on it. */
  readonly message: string;
}

/**
 * Metadata without the entries at its top that are too long to be read, each costing itself alone; their lines
 * stay as blank ones. `linesBefore` is added to line numbers. Linear.
 */
export function longEntries(
  source: string,
  linesBefore: number,
): { readonly source: string; readonly left: readonly LongEntry[] } {
  if ((source.match(MARK)?.length ?? 0) <= MAX_MARKS && source.length <= MAX_ENTRY)
    return { source, left: [] };
  const left: LongEntry[] = [];
  let kept = '';
  let line = 1 + linesBefore;
  const starts = Array.from(source.matchAll(ENTRY), ({ index, 1: key = '' }) => ({ index, key }));
  const [first] = starts;
  kept += source.slice(0, first?.index);
  line += lineEnds(kept).length;
  for (const [at, { index, key }] of starts.entries()) {
    const entry = source.slice(index, starts[at + 1]?.index);
    const isLong = entry.length > MAX_ENTRY || (entry.match(MARK)?.length ?? 0) > MAX_MARKS;
    const isLeftOut = isLong && key !== '';
    if (isLeftOut) left.push({ key, line, message: messageFor(key) });
    kept += isLeftOut ? lineEnds(entry).join('') : entry;
    line += lineEnds(entry).length;
  }
  return { source: kept, left };
}

function lineEnds(text: string): string[] {
  return text.match(/\r\n|\n|\r/g) ?? [];
}

function messageFor(key: string): string {
  return `"${key}" is longer than ${MAX_ENTRY / 1024} KiB or has more than ${MAX_MARKS} marks, and was left out.`;
}
