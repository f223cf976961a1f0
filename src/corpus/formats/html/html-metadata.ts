import type { RawMetadata } from '../../document/proposed-metadata.ts';
import type { Page } from './dom.ts';

/** Kinds of schema.org things that describe the page as a text. */
const TEXT_TYPES = /Article|Posting|Report|WebPage|Book|Chapter|CreativeWork|Thesis|FAQPage|HowTo/;
const MAX_GRAPH_NODES = 200;

type Json = Readonly<Record<string, unknown>>;

/** What an HTML page says of itself: JSON-LD first, then meta elements, then its title. */
export function htmlMetadata(page: Page): RawMetadata {
  const data = linkedData(page);
  const meta = (...names: string[]) => names.map((name) => metaContent(page, name)).find(Boolean);
  return {
    title:
      text(data['headline']) ?? meta('citation_title', 'og:title', 'dc.title') ?? titleOf(page),
    author: authorsOf(page, data),
    publisher:
      nameOf(data['publisher']) ??
      meta('citation_journal_title', 'citation_publisher', 'og:site_name', 'dc.publisher'),
    issued:
      text(data['datePublished']) ??
      meta(
        'citation_publication_date',
        'article:published_time',
        'dc.date',
        'date',
        'dcterms.date',
      ),
    url:
      page.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
      meta('og:url') ??
      text(data['url']),
    language:
      page.documentElement?.getAttribute('lang') ??
      page.documentElement?.getAttribute('xml:lang') ??
      text(data['inLanguage']) ??
      meta('dc.language'),
    licence:
      text(data['license']) ??
      page.querySelector('a[rel="license"], link[rel="license"]')?.getAttribute('href') ??
      meta('dc.rights'),
  };
}

function titleOf(page: Page): string | undefined {
  return page.querySelector('title')?.textContent?.trim() || undefined;
}

function authorsOf(page: Page, data: Json): string[] {
  const stated = [data['author']]
    .flat()
    .map(nameOf)
    .filter((name) => name !== undefined);
  if (stated.length > 0) return stated;
  const cited = allContents(page, 'citation_author');
  if (cited.length > 0) return cited;
  return ['author', 'article:author', 'dc.creator', 'dcterms.creator']
    .flatMap((name) => allContents(page, name).slice(0, 20))
    .filter((name) => !/^https?:/.test(name))
    .slice(0, 20);
}

function allContents(page: Page, name: string): string[] {
  const wanted = name.toLowerCase();
  return [...page.querySelectorAll('meta')]
    .filter((meta) => {
      const own = meta.getAttribute('name') ?? meta.getAttribute('property') ?? '';
      return own.toLowerCase() === wanted;
    })
    .map((meta) => meta.getAttribute('content')?.trim() ?? '')
    .filter((content) => content !== '');
}

function metaContent(page: Page, name: string): string | undefined {
  return allContents(page, name)[0];
}

/** The first JSON-LD node that describes a text; empty where there is none or it is no JSON. */
function linkedData(page: Page): Json {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(script.textContent ?? '');
    } catch {
      // Pages with broken JSON-LD are common; the meta elements still stand.
      continue;
    }
    const nodes = [value, isJson(value) ? value['@graph'] : []].flat().slice(0, MAX_GRAPH_NODES);
    const found = nodes.filter(isJson).find((node) => TEXT_TYPES.test(String(node['@type'])));
    if (found) return found;
  }
  return {};
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function nameOf(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return text(isJson(one) ? one['name'] : one);
}
