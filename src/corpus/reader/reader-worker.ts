import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Document } from '../document/document.ts';
import { type Prepared, toRecord } from './file-record.ts';
import { readFile, type SourceBytes } from './read-file.ts';

/** What a reading thread is asked. */
export interface ReadRequest {
  readonly source: SourceBytes;
  /** Whether what the thread can prepare of a document is wanted. */
  readonly isPrepared: boolean;
}

/**
 * Makes this thread read the files that `isolatedReader` sends. `prepare` makes of a document what
 * others will need of it.
 */
export function serveReads(prepare: (document: Document) => Prepared = () => ({})): void {
  // Nothing that reads a document has business with the network.
  Object.assign(globalThis, { fetch: undefined, WebSocket: undefined, EventSource: undefined });
  // And nobody reads what their parsers print.
  for (const stream of [process.stdout, process.stderr]) stream.write = () => true;

  // Answering goes first. Only Linux has a priority for each thread.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

  parentPort?.on('message', async ({ source, isPrepared }: ReadRequest) => {
    const record = toRecord(await readFile(source, isPrepared ? prepare : undefined));
    parentPort?.postMessage(record, [record.buffer]);
  });

  parentPort?.postMessage('ready');
}
