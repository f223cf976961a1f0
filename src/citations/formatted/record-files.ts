import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

/** The items as a BibTeX file, each under its own id. */
export function bibtexFile(items: readonly unknown[]): string {
  plugins.config.get('@bibtex').format.useIdAsLabel = true;
  return plugins.output.format('bibtex', items).replace(/[\r\n]+$/, '');
}

/**
 * A line for each field, however long (RIS Format Specifications, Research Information Systems 2001):
 * the plugin's own lines end every 70 characters, inside words and addresses.
 */
export function risFile(items: readonly unknown[]): string {
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
