import { parse as parseToml, TomlError } from 'smol-toml';
import { LineCounter, parseDocument as parseYaml } from 'yaml';
import { type LongEntry, longEntries } from './front-matter/long-entries.ts';
import { type GivenMetadata, metadataSchema } from './metadata.ts';
import type { Fault } from './problem.ts';

/** What front matter or a sidecar says, as far as it can be used. */
export interface ReadMetadata {
  readonly metadata: GivenMetadata;
  /** Values of our keys that cannot be used and were left out, by line. */
  readonly faults: readonly Fault[];
  /** Keys of other programs, which were passed over. */
  readonly foreign: readonly string[];
}

/** More than any honest front matter holds; a bound on what a hostile file can make YAML expand. */
const MAX_ALIASES = 20;
/** Metadata is a few lines; the parsers take more than linear time. UTF-16 code units. */
const MAX_CHARACTERS = 64 * 1024;
/** Every key of YAML is compared with those before it. */
const MAX_ENTRIES = 1_000;
/** Each costs the parser some 20 µs, on the main thread where a sidecar is read. */
const MAX_MARKS = 2_000;
/** Lists in one another: what nests by the thousand takes the parsers to the end of the stack, and the process with it. */
const MOST_NESTED = 50;
/** Who may see a document: what is said of it and cannot be understood must not open it. */
const VISIBILITY = ['public', 'audience'] as const;

const KEYS: ReadonlySet<string> = new Set(Object.keys(metadataSchema.shape));

/** Reads metadata from YAML. `linesBefore` is added to line numbers. Never throws. */
export function readMetadata(yaml: string, linesBefore = 0): ReadMetadata {
  const { source, left } = longEntries(yaml, linesBefore);
  return withLeftOut(left, readYaml(source, linesBefore));
}

function readYaml(yaml: string, linesBefore: number): ReadMetadata {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line + linesBefore;
  if (isTangled(yaml)) return unusable(yaml, [{ line: 1 + linesBefore, message: TOO_DEEP }]);
  const count = (pattern: RegExp) => yaml.match(pattern)?.length ?? 0;
  const isLong = yaml.length > MAX_CHARACTERS || count(/[:,]/g) > MAX_ENTRIES;
  if (isLong || count(/[[\]{}"'&*!?%]|[\r\n](?![\r\n])|-(?=\s)/g) > MAX_MARKS)
    return unusable(yaml, [{ line: 1 + linesBefore, message: TOO_LONG }]);
  const parsed = parseYaml(yaml, { lineCounter: lines, prettyErrors: false });
  const [error] = parsed.errors;
  if (error) {
    const reason = firstSentence(error.message);
    const message = `the front matter is not valid YAML and was passed over (${reason}).`;
    return unusable(yaml, [{ line: lineAt(error.pos[0]), message }]);
  }
  try {
    const value: unknown = parsed.toJS({ maxAliasCount: MAX_ALIASES, mapAsMap: false });
    return checked(value, (path) => lineAt(offsetOf(parsed, path)));
  } catch (failure) {
    const reason = failure instanceof Error ? firstSentence(failure.message) : 'it cannot be read';
    const message = `the front matter is refused and was passed over: ${reason}.`;
    return unusable(yaml, [{ line: 1 + linesBefore, message }]);
  }
}

/** The same from TOML, as Hugo writes it. */
export function readTomlMetadata(toml: string, linesBefore = 0): ReadMetadata {
  const { source, left } = longEntries(toml, linesBefore);
  return withLeftOut(left, readToml(source, linesBefore));
}

function readToml(toml: string, linesBefore: number): ReadMetadata {
  const lineOf = (key: PropertyKey | undefined) => {
    const at = toml
      .split(/\r\n|\r|\n/)
      .findIndex((line) => line.trimStart().startsWith(String(key)));
    return Math.max(at, 0) + 1 + linesBefore;
  };
  if (toml.length > MAX_CHARACTERS)
    return unusable(toml, [{ line: 1 + linesBefore, message: TOO_LONG }]);
  if (isTangled(toml)) return unusable(toml, [{ line: 1 + linesBefore, message: TOO_DEEP }]);
  try {
    return checked(parseToml(toml), ([key]) => lineOf(key));
  } catch (error) {
    const line = error instanceof TomlError ? error.line + linesBefore : 1 + linesBefore;
    const reason = error instanceof Error ? firstSentence(error.message) : 'it cannot be read';
    const message = `the front matter is not valid TOML and was passed over (${reason}).`;
    return unusable(toml, [{ line, message }]);
  }
}

/** What was read, with what was left out beforehand: ours is named, and a visibility closes the document. */
function withLeftOut(left: readonly LongEntry[], read: ReadMetadata): ReadMetadata {
  if (left.length === 0) return read;
  const isVisibility = ({ key }: LongEntry) => VISIBILITY.some((one) => one === key);
  const faults = left
    .filter(({ key }) => KEYS.has(key))
    .map((one): Fault => {
      const { line, message } = one;
      return { line, message: isVisibility(one) ? hidden(message) : message };
    });
  return {
    metadata: { ...read.metadata, ...(left.some(isVisibility) ? { public: false } : {}) },
    faults: [...faults, ...read.faults],
    foreign: [...read.foreign, ...left.flatMap(({ key }) => (KEYS.has(key) ? [] : [key]))],
  };
}

function hidden(message: string): string {
  return `${message.replace(/\.$/, '')}; ${HIDDEN}.`;
}

const TOO_LONG = `the front matter is longer than ${MAX_CHARACTERS / 1024} KiB, or has more than ${MAX_ENTRIES} entries or ${MAX_MARKS} marks, and was passed over.`;

const TOO_DEEP = `the front matter opens more than ${MOST_NESTED} brackets or lists inside one another and was passed over.`;

/** Whether brackets, or list marks at the head of a line, stand open beyond all bounds. One pass. */
function isTangled(source: string): boolean {
  let open = 0;
  for (const [mark] of source.matchAll(/[[\]{}]|^(?:[ \t]*[-?:](?=[ \t])){50,}/gm)) {
    if (mark === ']' || mark === '}') open = Math.max(open - 1, 0);
    else open += mark.length;
    if (open > MOST_NESTED) return true;
  }
  return false;
}

type LineOf = (path: readonly PropertyKey[]) => number;

/** Takes what holds by the rules, key by key, so that one bad value costs itself alone. */
function checked(value: unknown, lineOf: LineOf): ReadMetadata {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const faults = [{ line: lineOf([]), message: 'the front matter is no list of "key: value".' }];
    return {
      metadata: {},
      faults: value === null || value === undefined ? [] : faults,
      foreign: [],
    };
  }
  const foreign: string[] = [];
  const ours = new Map<string, unknown>();
  for (const [key, given] of Object.entries(value)) {
    if (!KEYS.has(key)) foreign.push(key);
    // A key that stands there without a value says nothing.
    else if (given !== null) ours.set(key, given);
  }
  const read = metadataSchema.safeParse(Object.fromEntries(ours));
  if (read.success) return { metadata: read.data, faults: [], foreign };
  const faults = read.error.issues.map(({ path, message }) => {
    const isVisibility = VISIBILITY.some((key) => key === path[0]);
    return {
      line: lineOf(path),
      message: `${message.replace(/\.$/, '')}; ${isVisibility ? HIDDEN : 'it was left out'}.`,
    };
  });
  faults.sort((a, b) => a.line - b.line);
  for (const { path } of read.error.issues) ours.delete(String(path[0]));
  const rest = metadataSchema.parse(Object.fromEntries(ours));
  const isHidden = read.error.issues.some(({ path }) => VISIBILITY.some((key) => key === path[0]));
  return { metadata: { ...rest, ...(isHidden ? { public: false } : {}) }, faults, foreign };
}

const HIDDEN = 'until it is mended the document counts as not public';

/** Of metadata that cannot be read, the lines that must not be lost: the key, by which it is cited, and the title. */
function unusable(source: string, faults: readonly Fault[]): ReadMetadata {
  const key = /^key[ \t]*[:=][ \t]*["']?([A-Z0-9-]+)["']?[ \t]*\r?$/m.exec(source)?.[1];
  const read = metadataSchema.shape.key.safeParse(key);
  const titled = /^title[ \t]*[:=][ \t]*(["']?)(\S.{0,200}?)\1[ \t]*\r?$/m.exec(source)?.[2];
  const title = metadataSchema.shape.title.safeParse(titled);
  const isHidden = /^[ \t]*["']?(?:public|audience)["']?[ \t]*[:=]/m.test(source);
  const metadata: GivenMetadata = {
    ...(key !== undefined && read.success ? { key } : {}),
    ...(titled !== undefined && /^[\p{L}\p{N}]/u.test(titled) && title.success
      ? { title: title.data }
      : {}),
    ...(isHidden ? { public: false } : {}),
  };
  const said = faults.map(({ line, message }) => ({
    line,
    message: isHidden ? hidden(message) : message,
  }));
  return { metadata, faults: said, foreign: [] };
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
