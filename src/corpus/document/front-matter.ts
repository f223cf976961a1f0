import { LineCounter, parseDocument as parseYaml } from 'yaml';
import { blank } from './block.ts';
import { type GivenMetadata, metadataSchema } from './metadata.ts';
import type { Fault } from './problem.ts';

export type FrontMatter =
  | { readonly ok: true; readonly metadata: GivenMetadata; readonly body: string }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const FENCE = /^\uFEFF?---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;
/** More than any honest front matter holds; a bound on what a hostile file can make YAML expand. */
const MAX_ALIASES = 20;

/**
 * Splits YAML front matter from a text. `body` is the whole text with the front matter blanked, so
 * that its offsets are offsets into the text. A text that does not open with `---` has none.
 */
export function readFrontMatter(text: string): FrontMatter {
  const opening = FENCE.exec(text);
  if (!opening) return { ok: true, metadata: {}, body: text };
  const start = opening[0].length;
  const closing = CLOSING.exec(text.slice(start));
  // A rule of three dashes may open a text that has no front matter at all.
  if (!closing) return { ok: true, metadata: {}, body: text };
  const yaml = text.slice(start, start + closing.index);
  if (yaml.trim() !== '' && !/^[ \t]*["']?[\p{L}\p{N}_-]+["']?[ \t]*:/mu.test(yaml)) {
    return { ok: true, metadata: {}, body: text };
  }
  const end = start + closing.index + closing[0].length;
  const read = readMetadata(yaml, 1);
  return read.ok ? { ...read, body: blank(text.slice(0, end)) + text.slice(end) } : read;
}

/**
 * Reads metadata from YAML, reporting every fault at once. `linesBefore` is added to line numbers.
 */
export function readMetadata(
  yaml: string,
  linesBefore = 0,
):
  | { readonly ok: true; readonly metadata: GivenMetadata }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const lines = new LineCounter();
  const parsed = parseYaml(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + linesBefore;
  if (parsed.errors.length > 0) {
    const faults = parsed.errors.map((error) => ({
      line: lineAt(error.pos[0]),
      message: `the front matter is not valid YAML (${firstSentence(error.message)}).`,
    }));
    return { ok: false, faults };
  }
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
  } catch (error) {
    const reason = error instanceof Error ? firstSentence(error.message) : 'it cannot be read';
    return {
      ok: false,
      faults: [{ line: 1 + linesBefore, message: `the front matter is refused: ${reason}.` }],
    };
  }
  const result = metadataSchema.safeParse(value);
  if (result.success) return { ok: true, metadata: result.data };
  const faults = result.error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    if (keys.length === 0) {
      return [{ line: lineAt(offsetOf(parsed, issue.path)), message: issue.message }];
    }
    return keys.map((key) => ({
      line: lineAt(offsetOf(parsed, [...issue.path, key])),
      message: unknownKey(key),
    }));
  });
  return { ok: false, faults };
}

function unknownKey(key: string): string {
  const known = Object.keys(metadataSchema.shape).join(', ');
  return `the key "${key}" is not known; use ${known}.`;
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.replace(/[.:\s]+$/, '') ?? message;
}

type YamlDocument = ReturnType<typeof parseYaml>;

/** Where the deepest node along the path starts; falls back to its parents. */
function offsetOf(document: YamlDocument, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length).map((key) => (typeof key === 'symbol' ? String(key) : key));
    const node: unknown = document.getIn(keys, true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
