import type { Passage } from '../../src/corpus/document/document.ts';
import type { Quote } from '../../src/discord/command/reply.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { QuotePlace } from '../../src/quotes/check/quote-place.ts';
import { type QuoteVerdict, verdictSentence } from '../../src/quotes/check/quote-verdict.ts';
import { sentences } from '../../src/text/sentences.ts';
import type { Span } from '../../src/text/span.ts';
import { differenceLine } from '../cite/difference.ts';
import type { Finding } from '../shared/findings.ts';

const MAX_QUOTED = 120;
const MAX_TITLE = 150;
const MAX_READ_ALONG = 300;
/** Excerpts for one quotation; it may stand across passages or be put together from several. */
const MAX_EXCERPTS = 3;
/** `checkQuote` names no more places than these. */
const MOST_PLACES = 10;

const LEGEND = markdown`-# ~~struck through~~: in the source only · **bold**: in the quotation only`;

const MARKS: Readonly<Record<QuoteVerdict['kind'], string>> = {
  exact: '✅',
  alike: '✅',
  marked: '✅',
  turned: '⚠️',
  differs: '⚠️',
  stitched: '⚠️',
  'other-source': '⚠️',
  absent: '❔',
  'too-short': '❔',
  'too-long': '❔',
};

/** What the documents say about a quotation. */
export function quoteFinding(quotation: string, verdict: QuoteVerdict): Finding {
  const located = verdict.kind === 'other-source' ? verdict.found : verdict;
  const places = placesOf(located);
  const apart = isApart(located);
  const all = (apart ? places : places.slice(0, 1)).flatMap(excerptsOf);
  const quotes = withoutRepeated(all).slice(0, MAX_EXCERPTS);
  const lines = [
    markdown`${MARKS[verdict.kind]} “${clip(quotation.replace(/\s+/gu, ' ').trim(), MAX_QUOTED)}”`,
    markdown`${[verdictSentence(verdict), ...(apart ? pieces(all, quotes, located.kind) : elsewhere(places.length))].join(' ')}`,
    ...turned(located),
    ...difference(located),
    ...headings(places),
  ];
  return { lead: joined(lines, '\n'), quotes };
}

type Located = Exclude<QuoteVerdict, { readonly kind: 'other-source' }>;

function placesOf(verdict: Located): readonly QuotePlace[] {
  switch (verdict.kind) {
    case 'absent':
    case 'too-long':
      return [];
    case 'stitched':
      return verdict.pieces.map(({ place }) => place);
    default:
      return verdict.places;
  }
}

/** Whether its places are pieces of the one quotation, which are all shown, and not copies of it. */
function isApart(verdict: Located): boolean {
  return (
    verdict.kind === 'stitched' ||
    ((verdict.kind === 'marked' || verdict.kind === 'turned') && verdict.apart)
  );
}

function elsewhere(places: number): string[] {
  if (places < 2) return [];
  const many = places >= MOST_PLACES ? `${MOST_PLACES} or more` : String(places);
  return [`It stands in ${many} places; this is the first.`];
}

/** Over which passages the pieces of a quotation are spread, and how many are not shown. */
function pieces(
  all: readonly Quote[],
  shown: readonly Quote[],
  kind: QuoteVerdict['kind'],
): string[] {
  const passages = new Set(all.map(({ passage }) => passage)).size;
  const seen = new Set(shown.map(({ passage }) => passage)).size;
  const first = seen < passages ? ` Here are the first ${seen}.` : '';
  if (kind === 'stitched') return first === '' ? [] : [first.trim()];
  return passages < 2 ? [] : [`Its pieces stand in ${passages} passages, in this order.${first}`];
}

function withoutRepeated(quotes: readonly Quote[]): Quote[] {
  return quotes.filter(
    ({ passage, start, end }, at) =>
      !quotes.some(
        (other, index) =>
          index !== at &&
          other.passage === passage &&
          other.start <= start &&
          other.end >= end &&
          (index < at || other.end - other.start > end - start),
      ),
  );
}

function difference(verdict: Located): Markdown[] {
  return verdict.kind === 'differs' ? [differenceLine(verdict.parts), LEGEND] : [];
}

/** Names the words that may turn the sense. */
function turned(verdict: Located): Markdown[] {
  if (verdict.kind !== 'turned') return [];
  const what = (words: readonly string[], how: string) =>
    words.length === 0 ? [] : [markdown`${how}: **${clip(words.join(', '), MAX_QUOTED)}**`];
  const parts = [...what(verdict.leftOut, 'Left out'), ...what(verdict.putIn, 'Put in')];
  return [markdown`${joined(parts, '. ')}.`];
}

/** A quotation may be a heading, which belongs to no passage. */
function headings(places: readonly QuotePlace[]): Markdown[] {
  const [place] = places;
  if (!place || place.passages.length > 0) return [];
  const section = place.section ? markdown` of section ${place.section.number}` : markdown``;
  const title = clip(place.document.metadata.title, MAX_TITLE);
  return [markdown`-# In the heading${section} of **${title}**.`];
}

/** The words with the rest of their sentences, where those are short enough to be read along. */
function wholeSentences(passage: Passage, start: number, end: number): Span {
  const { prose, metadata } = passage.document;
  const touched = sentences(prose, metadata.language, passage.start, passage.end).filter(
    (sentence) => sentence.start < end && sentence.end > start,
  );
  const from = touched[0]?.start ?? start;
  const to = touched.at(-1)?.end ?? end;
  return to - from <= end - start + MAX_READ_ALONG ? { start: from, end: to } : { start, end };
}

/** The words where they stand, a piece for each passage that holds some of them. */
function excerptsOf({ document, passages, start, end }: QuotePlace): Quote[] {
  return passages.flatMap((passage) => {
    const span = wholeSentences(
      passage,
      Math.max(start, passage.start),
      Math.min(end, passage.end),
    );
    const text = document.text.slice(span.start, span.end);
    return text.trim() === '' ? [] : [{ passage, ...span, text, highlights: [] }];
  });
}
