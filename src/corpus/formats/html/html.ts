import { Readability } from '@mozilla/readability';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import type { Reading } from '../../reader/reading.ts';
import { StruckText } from '../struck-text.ts';
import { writeFaq } from '../table/faq.ts';
import { decodeText } from '../text/decode-text.ts';
import { TextBuilder } from '../text-builder.ts';
import { openAccordions } from './accordions.ts';
import { type Element, type Page, parsePage } from './dom.ts';
import { writeBlocks } from './html-blocks.ts';
import { htmlMetadata } from './html-metadata.ts';
import { linkedFaq, unseenPairs } from './linked-data.ts';
import { deepestNesting } from './nesting.ts';

/** Landmarks and habits by which a page shows that it carries more than its text. */
const CHROME =
  'nav, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"], [class*="sidebar"], [class*="cookie"], [class*="menu"], [id*="sidebar"], [id*="comments"], [id*="menu"], body > header, body > footer, #header, #footer';
/** How LibreOffice marks what it prints on every page. */
const RUNNING_HEADS = 'div[title="header"], div[title="footer"]';
/** Below this an article that Readability finds is a teaser, not the text. */
const MIN_ARTICLE_CHARACTERS = 250;
/** Readability takes seconds beyond, and the square of the depth; such a page is read without it. */
const MAX_ELEMENTS = 50_000;
const MAX_DEPTH = 120;

/** Reads a saved web page: the article without what stands around it. No script runs, nothing is fetched. */
export function readHtml(bytes: Uint8Array): Reading {
  const { text: html, notes } = decodeText(bytes, declaredCharset(bytes));
  const page = parsePage(html);
  const metadata = htmlMetadata(page);
  const faq = linkedFaq(page);
  openAccordions(page);
  const builder = new TextBuilder();
  const struck = new StruckText();
  const article = page.querySelector(CHROME) ? articleOf(page, html) : null;
  if (article) {
    if (article.title !== null) builder.heading([{ text: article.title }], 1);
    writeBlocks(article.root, builder, struck);
  } else if (page.body) {
    for (const element of page.querySelectorAll(`${CHROME}, ${RUNNING_HEADS}`)) element.remove();
    writeBlocks(page.body, builder, struck);
  }
  const title = builder.build().layout.title;
  const unseen = unseenPairs(faq, builder.build().text);
  const more = writeFaq(unseen, builder);
  return {
    ...builder.build(title),
    metadata: proposedMetadata(metadata),
    notes: [...notes, ...more, ...struck.notes()],
  };
}

/** The article of a page that carries navigation as well; null where none stands out. */
function articleOf(page: Page, html: string): { root: Element; title: string | null } | null {
  const headline = onlyHeadline(page);
  if (deepestNesting(html) > MAX_DEPTH || countElements(page) > MAX_ELEMENTS) return null;
  // Readability changes the page it reads, so it gets its own.
  const opened = parsePage(html);
  openAccordions(opened);
  const copy: unknown = opened;
  const reader = new Readability<unknown>(copy as ConstructorParameters<typeof Readability>[0], {
    serializer: (node: unknown) => node,
  });
  const found = reader.parse();
  const root = found?.content as Element | null | undefined;
  if (!root || (found?.length ?? 0) < MIN_ARTICLE_CHARACTERS) return null;
  const title = headline ?? found?.title?.trim() ?? null;
  const first = root.querySelector('h1, h2, h3')?.textContent?.replace(/\s+/g, ' ').trim();
  return { root, title: first === title || title === '' ? null : title };
}

/** Readability drops a headline that repeats the title, and titles carry the name of the site. */
function onlyHeadline(page: Page): string | null {
  const [first, second] = [...page.querySelectorAll('h1')];
  return first && !second ? (first.textContent?.replace(/\s+/g, ' ').trim() ?? null) : null;
}

function countElements(page: Page): number {
  let count = 0;
  for (const _ of page.querySelectorAll('*')) count += 1;
  return count;
}

/** The encoding a page declares within its first 1,024 bytes (HTML Standard, 13.2.3.2). */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}
