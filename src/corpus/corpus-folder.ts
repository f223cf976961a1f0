import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { EXIT, PlainError } from '../errors.ts';
import { assembleCorpus, type Corpus } from './assemble-corpus.ts';
import { readMetadata } from './front-matter.ts';
import type { GivenMetadata } from './metadata.ts';
import { extensionOf, READERS, type SourceFile } from './parse-document.ts';
import type { Problem } from './problem.ts';

/** A text file beyond this is a mistake or an attack: it is about 3,000 printed pages. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
/** Document formats that people drop into the folder and would miss if nothing was said. */
const KNOWN_BUT_UNREAD = new Set([
  'pdf',
  'docx',
  'doc',
  'odt',
  'rtf',
  'epub',
  'html',
  'htm',
  'csv',
]);
const SIDECAR = /\.ya?ml$/i;

/**
 * Reads every Markdown and text file below `dir`, with sidecars. A file that cannot be read becomes a
 * problem and the rest load.
 * @throws PlainError when the folder is missing, cannot be listed, or holds no readable document.
 */
export async function readCorpus(dir: string): Promise<Corpus> {
  const names = await listFiles(dir);
  const problems: Problem[] = [];
  const files: SourceFile[] = [];
  for (const name of names) {
    const extension = extensionOf(name);
    if (KNOWN_BUT_UNREAD.has(extension)) {
      const message = `.${extension} files are not read; save it as Markdown (.md) or plain text (.txt).`;
      problems.push({ file: name, line: null, message });
    }
    if (!READERS[extension]) continue;
    const read = await readSource(dir, name, names);
    if (read.ok) files.push(read.file);
    else problems.push(...read.problems);
  }
  const corpus = assembleCorpus(files);
  const all = [...problems, ...corpus.problems];
  if (corpus.documents.length === 0) throw nothingToRead(dir, all);
  return { documents: corpus.documents, problems: all };
}

function nothingToRead(dir: string, problems: readonly Problem[]): PlainError {
  const unread = problems.length === 1 ? '1 file' : `${problems.length} files`;
  const why =
    problems.length === 0 ? 'it holds no .md or .txt file' : `${unread} could not be read`;
  const first = problems[0] ? ` (${problems[0].file}: ${problems[0].message})` : '';
  return new PlainError(
    `No document in the corpus folder "${dir}": ${why}${first}. Put Markdown or text files there, or set CORPUS_DIR to a folder that has some.`,
    EXIT.config,
  );
}

async function listFiles(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
      .sort();
  } catch (error) {
    throw new PlainError(
      `The corpus folder "${dir}" cannot be read (${reasonOf(error)}). Make the folder, or set CORPUS_DIR to the one with your documents.`,
      EXIT.config,
      { cause: error },
    );
  }
}

type Source =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

async function readSource(dir: string, name: string, names: readonly string[]): Promise<Source> {
  const text = await readText(path.join(dir, name));
  if (!text.ok) return { ok: false, problems: [{ file: name, line: null, message: text.message }] };
  const sidecar = names.find((other) => SIDECAR.test(other) && other.replace(SIDECAR, '') === name);
  if (sidecar === undefined) return { ok: true, file: { name, text: text.text } };
  const metadata = await readSidecar(dir, sidecar);
  if (!metadata.ok) return metadata;
  return { ok: true, file: { name, text: text.text, sidecar: metadata.metadata } };
}

async function readSidecar(
  dir: string,
  name: string,
): Promise<
  | { readonly ok: true; readonly metadata: GivenMetadata }
  | { readonly ok: false; readonly problems: readonly Problem[] }
> {
  const text = await readText(path.join(dir, name));
  if (!text.ok) return { ok: false, problems: [{ file: name, line: null, message: text.message }] };
  const read = readMetadata(text.text);
  if (read.ok) return read;
  return { ok: false, problems: read.faults.map((fault) => ({ file: name, ...fault })) };
}

async function readText(
  file: string,
): Promise<{ ok: true; text: string } | { ok: false; message: string }> {
  try {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) {
      const limit = MAX_FILE_BYTES / 1024 / 1024;
      return { ok: false, message: `the file is larger than ${limit} MiB; split it into parts.` };
    }
    // ignoreBOM keeps the mark in the text, so that offsets are offsets into the file's characters.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const text = decoder.decode(await readFile(file));
    if (text.includes('\0')) {
      return { ok: false, message: 'the file is not text (it holds NUL characters).' };
    }
    return { ok: true, text };
  } catch (error) {
    if (error instanceof TypeError) {
      return { ok: false, message: 'the file is not UTF-8; save it as UTF-8.' };
    }
    return { ok: false, message: `the file cannot be opened (${reasonOf(error)}).` };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'it does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOTDIR':
      return 'it is not a folder';
    default:
      return typeof code === 'string' ? code : 'unknown reason';
  }
}
