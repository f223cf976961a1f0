import { parentPort } from 'node:worker_threads';
import { plugins } from '@citation-js/core';
import { formatItems } from './csl-engine.ts';
import type { FormatJob, Formatted } from './format-job.ts';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

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

/** The items as a BibTeX file, each under its own id. */
function bibtexFile(items: readonly unknown[]): string {
  plugins.config.get('@bibtex').format.useIdAsLabel = true;
  return plugins.output.format('bibtex', items).replace(/[\r\n]+$/, '');
}

/**
 * A line for each field, however long (RIS Format Specifications, Research Information Systems 2001):
 * the plugin's own lines end every 70 characters, inside words and addresses.
 */
function risFile(items: readonly unknown[]): string {
  const records = plugins.output.format('ris', items, { format: 'object' });
  return records
    .flatMap(({ TY, ...fields }) => [
      `TY  - ${TY}`,
      ...Object.entries(fields).flatMap(([tag, values]) =>
        [values].flat().map((value) => `${tag}  - ${value}`),
      ),
      'ER  - ',
    ])
    .join('\n');
}
