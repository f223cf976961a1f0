import type { Passage } from '../../src/corpus/document/document.ts';
import { buildLibrary, type LibraryOptions } from '../../src/retrieval/index/build-library.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { documentsOf } from './documents.ts';

/** Three small documents: enough for hits, several pages, misses and names that look alike. */
const FILES: Readonly<Record<string, string>> = {
  'lighthouse.md': `---
key: LIGHT
title: The Lighthouse of Skerry Point
author:
  - Morag, Ailsa
issued: 1998-05
url: https://example.org/lighthouse?page=(1)
language: en
---

## Building

The lighthouse was built of grey granite between 1851 and 1854. Thomas Stevenson drew the plans, and forty masons cut the stones on the mainland before boats carried them over.

## The keepers

Three keepers lived on the rock at any time, and a fourth rested ashore. They trimmed the lamp every four hours and wrote the weather into a log book.

The keepers grew potatoes in soil that they had brought in sacks. A goat named Bella gave them milk until the winter of 1902.

The last keepers left the lighthouse in 1987, when an automatic lamp took over their work. Only the log book stayed, chained to its desk.

## The lamp

The first lamp burned whale oil and could be seen for eighteen miles. Paraffin replaced the whale oil in 1870, and electricity came in 1954.
`,
  'bakery.md': `---
key: BAKERY
title: Bread at the Harbour Bakery
author:
  - The harbour cooperative
language: en
---

## Sourdough

The sourdough starter is fed with rye flour every morning at five. It rests for twelve hours at twenty degrees before the dough is mixed.

## Ovens

Two wood-fired ovens bake three hundred loaves a day. The ovens were rebuilt after the fire of 1936.
`,
  'quay.txt': `Harbour rules

Boats longer than twelve metres must ask the harbour master for a berth. The harbour master answers on channel eleven between six and twenty hours.

Dogs must be kept on a lead along the quay.
`,
};

/** A small library, with files added, replaced, or (null) left out. */
export function smallLibrary(
  changes: Readonly<Record<string, string | null>> = {},
  options: LibraryOptions = {},
): Library {
  const files = Object.entries({ ...FILES, ...changes }).flatMap(([name, text]) =>
    text === null ? [] : [[name, text] as const],
  );
  return buildLibrary(documentsOf(Object.fromEntries(files)), options);
}

/** The text of one of the small library's files, to be edited. */
export function fileText(name: string): string {
  const text = FILES[name];
  if (text === undefined) throw new Error(`no file ${name}`);
  return text;
}

/** The one passage of the library whose text holds these words. */
export function passageWith({ documents }: Library, words: string): Passage {
  const found = documents
    .flatMap(({ passages }) => passages)
    .filter(({ text }) => text.includes(words));
  const [passage] = found;
  if (!passage || found.length > 1) throw new Error(`${found.length} passages with "${words}"`);
  return passage;
}
