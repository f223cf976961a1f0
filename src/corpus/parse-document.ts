import { detectLanguage } from '../text/detect-language.ts';
import type { HeadingBlock, Layout, TextBlock } from './block.ts';
import { keyFrom } from './citation-key.ts';
import type { Document, Metadata, Passage, Section } from './document.ts';
import { type Fault, readFrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown.ts';
import type { GivenMetadata } from './metadata.ts';
import { passageHash } from './passage-hash.ts';
import { passageSpans } from './passage-spans.ts';
import { readPlainText } from './plain-text.ts';

/** A file as it comes from disk, decoded. */
export interface SourceFile {
  /** Path below the corpus folder, with `/` between folders. */
  readonly name: string;
  readonly text: string;
  /** From the sidecar `NAME.EXT.yml`, which wins over front matter. */
  readonly sidecar?: GivenMetadata;
}

export type Parsed =
  | {
      readonly ok: true;
      readonly document: Document;
      readonly keyGiven: boolean;
      readonly keyLine: number | null;
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** One reader per format, by file extension. */
export const READERS: Readonly<Record<string, (text: string) => Layout>> = {
  md: readMarkdown,
  markdown: readMarkdown,
  txt: readPlainText,
  text: readPlainText,
};

/**
 * Makes a document of a file: metadata, sections and passages. Pure; its faults name lines of the file.
 */
export function parseDocument(file: SourceFile): Parsed {
  const read = READERS[extensionOf(file.name)];
  if (!read) return { ok: false, faults: [{ line: 1, message: 'this file type is not read.' }] };
  const front = readFrontMatter(file.text);
  if (!front.ok) return front;
  const layout = read(front.body);
  const given = { ...front.metadata, ...file.sidecar };
  const metadata = complete(given, layout, file.name);
  const document: Document & { sections: Section[]; passages: Passage[] } = {
    name: file.name,
    metadata,
    text: file.text,
    prose: layout.prose,
    sections: [],
    passages: [],
  };
  for (const { heading, trail, blocks } of groupBySection(layout)) {
    addSection(document, heading, trail, blocks);
  }
  if (document.passages.length === 0) {
    return { ok: false, faults: [{ line: 1, message: 'the file holds no text to cite.' }] };
  }
  const keyLine = given.key === undefined || file.sidecar?.key ? null : lineOfKey(file.text);
  return { ok: true, document, keyGiven: given.key !== undefined, keyLine };
}

/** The extension in lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function lineOfKey(text: string): number {
  const index = text.split(/\r\n|\r|\n/).findIndex((line) => /^["']?key["']?\s*:/.test(line));
  return Math.max(index, 0) + 1;
}

function complete(given: GivenMetadata, layout: Layout, name: string): Metadata {
  const { key, title = layout.title ?? titleFromName(name), author = [], ...rest } = given;
  return {
    ...rest,
    key: key ?? keyFrom(title, name),
    title,
    author,
    language: given.language ?? detectLanguage(layout.prose),
    public: given.public ?? true,
  };
}

function titleFromName(name: string): string {
  const base = name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return base.replace(/[-_]+/g, ' ').trim() || name;
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
  document: Document & { sections: Section[]; passages: Passage[] },
  heading: HeadingBlock | null,
  trail: readonly string[],
  blocks: readonly TextBlock[],
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
  passageSpans(document.text, blocks, document.metadata.language).forEach((span, index) => {
    const text = document.text.slice(span.start, span.end);
    const passage = { document, section, number: index + 1, ...span, text, page: null };
    document.passages.push({ ...passage, hash: passageHash(text) });
  });
}
