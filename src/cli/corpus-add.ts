import { stat } from 'node:fs/promises';
import path from 'node:path';
import cliProgress from 'cli-progress';
import type { Document } from '../corpus/document/document.ts';
import { isVisibleIn, serverOf } from '../corpus/document/document-server.ts';
import type { GivenMetadata } from '../corpus/document/metadata.ts';
import type { Problem } from '../corpus/document/problem.ts';
import { type Prepared, prepareDocument, storeFiles } from '../corpus/edit/add-document.ts';
import { fetchDocument } from '../corpus/edit/fetch-document.ts';
import type { Corpus } from '../corpus/folder/assemble-corpus.ts';
import { listFiles } from '../corpus/folder/list-files.ts';
import { readLocalFile } from '../corpus/folder/local-file.ts';
import { unreadFiles } from '../corpus/folder/unread-files.ts';
import { formatOf } from '../corpus/formats/formats.ts';
import type { IsolatedReader } from '../corpus/reader/isolated-reader.ts';
import { PlainError } from '../system/errors.ts';

export interface AddRequest {
  /** Files, folders and web addresses. */
  readonly sources: readonly string[];
  /** What the person states; for a single source. */
  readonly metadata: GivenMetadata;
  /** Folder below the corpus folder; empty for the folder itself. */
  readonly folder: string;
  readonly replace: boolean;
  readonly asMarkdown: boolean;
  /** Only read and report. */
  readonly dryRun: boolean;
}

export interface AddOutcome {
  readonly added: readonly Document[];
  /** One sentence for each source that was not added. */
  readonly refused: readonly string[];
  /** What was left out of documents that were added, or of folders. */
  readonly problems: readonly Problem[];
}

/** Adds each source to the corpus folder `dir`; one that is refused does not hinder the others. */
export async function addAll(
  dir: string,
  request: AddRequest,
  corpus: Corpus,
  reader: IsolatedReader,
): Promise<AddOutcome> {
  const added: Document[] = [];
  const refused: string[] = [];
  const { files, problems } = await filesAmong(request.sources);
  const bar = progressBar(files.length);
  for (const source of files) {
    bar?.update({ source });
    try {
      const documents = [...corpus.documents.filter((one) => !replaced(one, added)), ...added];
      const prepared = await prepare(source, request, { documents, problems: [] }, reader);
      const overwrite = request.replace;
      if (!request.dryRun) await storeFiles(dir, prepared.files, { overwrite });
      added.push(prepared.document);
      problems.push(...prepared.problems);
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      refused.push(error.message);
    }
    bar?.increment();
  }
  bar?.stop();
  return { added, refused, problems };
}

function replaced(document: Document, added: readonly Document[]): boolean {
  return added.some(({ name }) => name === document.name);
}

async function prepare(
  source: string,
  request: AddRequest,
  corpus: Corpus,
  reader: IsolatedReader,
): Promise<Prepared> {
  const { name, bytes, metadata, problems } = await load(source);
  const below = request.folder === '' ? '' : `${request.folder.replace(/\/+$/, '')}/`;
  const { replace, asMarkdown } = request;
  const incoming = { name: below + name, bytes, metadata: { ...metadata, ...request.metadata } };
  const server = serverOf(incoming.name);
  // A server's documents need not keep apart from those of other servers.
  const documents = corpus.documents.filter(
    (document) => server === null || isVisibleIn(document, server),
  );
  const wanted = { ...incoming, replace, asMarkdown };
  const prepared = await prepareDocument(wanted, { ...corpus, documents }, reader);
  return { ...prepared, problems: [...problems, ...prepared.problems] };
}

async function load(source: string) {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(source)) return readLocalFile(source);
  const { name, bytes, url } = await fetchDocument(source);
  return { name, bytes, metadata: { url }, problems: [] };
}

/** On standard error and only for a person; standard output stays free for the table. */
export function progressBar(total: number): cliProgress.SingleBar | null {
  if (!process.stderr.isTTY) return null;
  const bar = new cliProgress.SingleBar(
    { format: '{bar} {value}/{total} {source}', stream: process.stderr, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { source: '' });
  return bar;
}

/**
 * Files and web addresses as they are; of a folder every file below it that is read. `problems` names the
 * others in it.
 */
async function filesAmong(
  sources: readonly string[],
): Promise<{ readonly files: string[]; readonly problems: Problem[] }> {
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const isFolder = await stat(source).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) {
      files.push(source);
      continue;
    }
    const { names, refused } = await listFiles(source);
    const read = names.filter((name) => formatOf(name) !== null);
    files.push(...read.map((name) => path.join(source, name)));
    const others = [...refused, ...unreadFiles(names)];
    if (names.length === 0) others.push({ file: '', line: null, message: 'the folder is empty.' });
    problems.push(...others.map((one) => ({ ...one, file: path.join(source, one.file) })));
  }
  return { files, problems };
}
