import { parentPort } from 'node:worker_threads';
import { packParsed } from './packed-document.ts';
import { readFile, type SourceBytes } from './read-file.ts';

// Nothing that reads a document has business with the network.
Object.assign(globalThis, { fetch: undefined, WebSocket: undefined, EventSource: undefined });
// And nobody reads what their parsers print.
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;

parentPort?.on('message', async (source: SourceBytes) => {
  parentPort?.postMessage(packParsed(await readFile(source)));
});

parentPort?.postMessage('ready');
