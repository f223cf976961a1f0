import type { Pair } from '../table/faq.ts';
import { pairsIn } from '../table/json-pairs.ts';
import { type Page, parsePage } from './dom.ts';

const FAQ_TYPE = /FAQPage|QAPage/;
const MAX_SCRIPTS = 50;

/** The questions with their answers that a page gives to search engines (schema.org, JSON-LD). */
export function linkedFaq(page: Page): Pair[] {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')];
  return scripts.slice(0, MAX_SCRIPTS).flatMap((script) => {
    const source = script.textContent ?? '';
    if (!FAQ_TYPE.test(source)) return [];
    try {
      const nodes = [JSON.parse(source)].flat(2) as unknown[];
      return nodes
        .flatMap((node) => pairsIn(faqNodes(node)))
        .map((pair) => ({ ...pair, groups: [] }));
    } catch {
      // Pages with broken JSON-LD are common; what they show still stands.
      return [];
    }
  });
}

/** Of a node or its graph, what is a page of questions. */
function faqNodes(node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const graph: unknown = '@graph' in node ? node['@graph'] : node;
  return [graph].flat().flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('@type' in one)) return [];
    return FAQ_TYPE.test(String(one['@type'])) && 'mainEntity' in one ? [one.mainEntity] : [];
  });
}

/** Letters of the page that are looked through for all answers together. */
const MOST_COMPARED = 1_000_000_000;

/** The pairs whose answer does not stand in a text. */
export function unseenPairs(pairs: readonly Pair[], text: string): Pair[] {
  const seen = lettersOf(text);
  // A page that repeats thousands of answers shows each of them in a block of its own.
  const blocks =
    pairs.length * seen.length > MOST_COMPARED ? new Set(text.split(/\n+/).map(lettersOf)) : null;
  return pairs.filter(({ answer }) => {
    const words = /<[a-z]/i.test(answer) ? (parsePage(answer).body?.textContent ?? '') : answer;
    const said = lettersOf(words);
    return blocks ? !blocks.has(said) : !seen.includes(said);
  });
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
