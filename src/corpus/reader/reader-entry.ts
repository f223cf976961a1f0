import { serveReads } from './reader-worker.ts';

serveReads();
