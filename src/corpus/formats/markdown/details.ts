import type { RootContent } from 'mdast';
import { type CommonSource, containerOf, writtenIn } from './dialect-marks.ts';

type Block = RootContent;

/** What opens is looked through so far for its end; more than this is no answer to a question. */
const MAX_INSIDE = 100;

/** Whether nothing but another heading follows what opens at the block before `from`. */
export function isLastInSection(
  nodes: readonly Block[],
  from: number,
  source: CommonSource,
): boolean {
  const behind = nodes.slice(from, from + MAX_INSIDE);
  const close = behind.findIndex((node) => closesDetails(node, source));
  const next = behind.slice(close + 1).find((node) => !isUnseen(node));
  return !next || next.type === 'heading' || opensDetails(next, source);
}

function closesDetails(node: Block, source: CommonSource): boolean {
  if (node.type !== 'html') return false;
  return (
    /<\/details\s*>/i.test(writtenIn(node.value, source)) ||
    containerOf(node.value, source) === null
  );
}

function opensDetails(node: Block, source: CommonSource): boolean {
  if (node.type !== 'html') return false;
  return (
    /<details\b/i.test(writtenIn(node.value, source)) ||
    containerOf(node.value, source)?.type === 'details'
  );
}

function isUnseen(node: Block): boolean {
  return node.type === 'definition' || (node.type === 'html' && /^<!--(?!\uE000)/.test(node.value));
}
