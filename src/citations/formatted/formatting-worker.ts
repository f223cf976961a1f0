import { parentPort } from 'node:worker_threads';
import { formatItems } from './csl-engine.ts';
import type { FormatJob, Formatted } from './format-job.ts';
import { bibtexFile, risFile } from './record-files.ts';

parentPort?.on('message', (job: FormatJob) => {
  try {
    parentPort?.postMessage({ result: resultOf(job) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});

function resultOf(job: FormatJob): Formatted | string {
  switch (job.kind) {
    case 'style':
      return formatItems(job.style, job.items, job.locators);
    case 'bibtex':
      return bibtexFile(job.items);
    case 'ris':
      return risFile(job.items);
  }
}
