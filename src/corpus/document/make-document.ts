import { detectLanguage } from '../../text/detect-language.ts';
import { turnsOf } from '../passages/dialogue.ts';
import { numberedParagraphs } from '../passages/numbered-paragraphs.ts';
import { passageSpans } from '../passages/passage-spans.ts';
import type { Known } from '../passages/passage-units.ts';
import type { Reading } from '../reader/reading.ts';
import type { HeadingBlock, Layout, TextBlock } from './block.ts';
import { keyFrom } from './citation-key.ts';
import { type Document, type Metadata, type Passage, pageAt, type Section } from './document.ts';
import type { GivenMetadata } from './metadata.ts';
import { passageMark } from './passage-mark.ts';
import { isVisible } from './visible.ts';
import { countWords } from './word-count.ts';

/** A document whose lists are still being filled. */
type Growing = Document & { sections: Section[]; passages: Passage[] };

/**
 * Divides a reading into sections and passages and fills in what its metadata leaves open. What
 * `sidecar` states wins over what the file says. Null when there is no text to cite. Pure.
 */
export function makeDocument(
  name: string,
  reading: Reading,
  sidecar: GivenMetadata = {},
): Document | null {
  const { text, layout, pages, lines = [], notes, stated = null } = reading;
  const document: Growing = {
    name,
    metadata: complete({ ...reading.metadata, ...sidecar }, layout, name),
    stated,
    text,
    prose: layout.prose,
    sections: [],
    passages: [],
    words: countWords(layout.prose),
    pages,
    lines,
    notes,
  };
  const { blocks } = layout;
  const known = { turns: turnsOf(text, blocks), numbered: numberedParagraphs(text, blocks) };
  for (const section of groupBySection(layout)) addSection(document, section, known);
  return document.passages.length === 0 ? null : document;
}

/** What a document shares with its copies under other citation keys, and with no other document. */
export function contentOf({ sections }: Document): object {
  return sections;
}

/** The last copy that was made of a document: who asks again for the same gets the same object. */
const copies = new WeakMap<Document, Document>();

/** The same document under another citation key. */
export function withKey(document: Document, key: string): Document {
  const known = copies.get(document);
  if (known?.metadata.key === key) return known;
  const copy: Document & { passages: Passage[] } = {
    ...document,
    metadata: { ...document.metadata, key },
    passages: [],
  };
  for (const passage of document.passages) copy.passages.push({ ...passage, document: copy });
  copies.set(document, copy);
  return copy;
}

function complete(given: GivenMetadata, layout: Layout, name: string): Metadata {
  const heading = layout.title !== null && isVisible(layout.title) ? layout.title : null;
  const { key, title = heading ?? titleFromName(name), author = [], ...rest } = given;
  return {
    ...rest,
    key: key ?? keyFrom(title, name),
    title,
    author,
    language: given.language ?? detectLanguage(layout.prose),
    public: given.public ?? true,
  };
}

/** What stands in for the title of a file that states none. */
export function titleFromName(name: string): string {
  const base = name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return base.replace(/[-_\s\p{Cc}]+/gu, ' ').trim() || name;
}

interface SectionBlocks {
  readonly heading: HeadingBlock | null;
  readonly trail: readonly string[];
  readonly blocks: TextBlock[];
}

/** Every heading opens a section, even an empty one, so that numbers follow the headings one sees. */
function groupBySection(layout: Layout): SectionBlocks[] {
  const groups: SectionBlocks[] = [];
  const above: HeadingBlock[] = [];
  for (const block of layout.blocks) {
    if (block.kind === 'heading') {
      while ((above.at(-1)?.level ?? 0) >= block.level) above.pop();
      groups.push({ heading: block, trail: above.map(({ text }) => text), blocks: [] });
      above.push(block);
    } else {
      if (groups.length === 0) groups.push({ heading: null, trail: [], blocks: [] });
      groups.at(-1)?.blocks.push(block);
    }
  }
  return groups;
}

function addSection(
  document: Growing,
  { heading, trail, blocks }: SectionBlocks,
  known: Known,
): void {
  const start = heading?.start ?? blocks[0]?.start ?? 0;
  const section: Section = {
    number: document.sections.length + 1,
    heading: heading?.text ?? null,
    trail,
    start,
    end: blocks.at(-1)?.end ?? heading?.end ?? start,
  };
  document.sections.push(section);
  const { language } = document.metadata;
  passageSpans(document.text, blocks, language, known).forEach((span, index) => {
    const text = document.text.slice(span.start, span.end);
    const page = pageAt(document.pages, span.start);
    const passage = { document, section, number: index + 1, ...span, text, page };
    document.passages.push({ ...passage, mark: passageMark(text) });
  });
}
