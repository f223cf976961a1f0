import { blank } from '../block.ts';
import { type ReadMetadata, readMetadata, readTomlMetadata } from '../read-metadata.ts';

export interface FrontMatter extends ReadMetadata {
  /** The whole text with the front matter blanked: its offsets are offsets into the text. */
  readonly body: string;
}

interface Fences {
  readonly opening: RegExp;
  readonly closing: RegExp;
  /** What at least one line looks like; a rule may open a text that has no front matter at all. */
  readonly entry: RegExp;
  readonly read: (source: string, linesBefore: number) => ReadMetadata;
}

/** YAML as most programs write it, and TOML and JSON as Hugo does. */
const KINDS: readonly Fences[] = [
  {
    opening: /^\uFEFF?---[ \t]*\r?\n/,
    closing: /^(?:---|\.\.\.)[ \t]*$/m,
    entry: /^[ \t]*["']?[\p{L}\p{N}_-]+["']?[ \t]*:/mu,
    read: readMetadata,
  },
  {
    opening: /^\uFEFF?\+\+\+[ \t]*\r?\n/,
    closing: /^\+\+\+[ \t]*$/m,
    entry: /^[ \t]*(?:\[|["']?[\p{L}\p{N}_.-]+["']?[ \t]*=)/mu,
    read: readTomlMetadata,
  },
  {
    // The braces are part of it; JSON is YAML.
    opening: /^\uFEFF?(?=\{[ \t]*\r?\n)/,
    closing: /^\}[ \t]*$/m,
    entry: /^[ \t]*"[\p{L}\p{N}_.-]+"[ \t]*:/mu,
    read: (source, linesBefore) => readMetadata(`${source}}`, linesBefore - 1),
  },
];

/** Splits front matter from a text. One that opens with no fence, or whose fence never closes, has none. */
export function readFrontMatter(text: string): FrontMatter {
  const none = { metadata: {}, faults: [], foreign: [], body: text };
  for (const { opening, closing, entry, read } of KINDS) {
    const start = opening.exec(text)?.[0].length;
    if (start === undefined) continue;
    const closed = closing.exec(text.slice(start));
    if (!closed) return none;
    const source = text.slice(start, start + closed.index);
    if (source.trim() !== '' && !entry.test(source)) return none;
    const end = start + closed.index + closed[0].trimEnd().length;
    return { ...read(source, 1), body: blank(text.slice(0, end)) + text.slice(end) };
  }
  return none;
}
