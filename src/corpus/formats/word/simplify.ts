import {
  ancestors,
  append,
  childAt,
  childrenOf,
  descendants,
  element,
  moveBehind,
  nameOf,
  remove,
  rename,
  switchAt,
  textIn,
  unwrap,
  type WordElement,
} from './word-xml.ts';

/** What a part no longer holds: how many paragraphs, rows or files. */
export interface LeftOut {
  hidden: number;
  deleted: number;
  contents: number;
  embedded: number;
  struck: number;
}

export const DELETED: ReadonlySet<string> = new Set(['del', 'moveFrom']);

/** Elements that only hold others; the converter drops them with all that is in them. */
const WRAPPERS = new Set(['fldSimple', 'dir', 'bdo', 'ruby', 'rubyBase', 'oMathPara']);
/** What stands before parts of a formula that a line of text has no place for. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['sup', '^'],
  ['sub', '_'],
  ['den', '/'],
]);

/**
 * Turns what the converter does not know into what it does: text boxes come after their paragraph,
 * formulas are a line of text, ruby is its base, and hidden rows go.
 */
export function simplify(root: WordElement, left: LeftOut): void {
  const all = descendants(root);
  const boxes = all.filter((one) => nameOf(one) === 'txbxContent');
  // From the last one, so that those of one paragraph come after it in their order.
  for (const box of boxes.reverse()) moveBox(box, left);
  for (const one of all) {
    const name = nameOf(one);
    if (name === 'tr' && switchAt(one, 'trPr', 'hidden') === true) {
      left.hidden += 1;
      remove(one);
    } else if (name === 'altChunk') left.embedded += 1;
    else if (name === 'rt') remove(one);
    else if (name === 'cr' || name === 'ptab') rename(one, name === 'cr' ? 'br' : 'tab');
    else if (name === 'oMath') spellOut(one);
    else if (name === 'AlternateContent' && !childAt(one, 'Fallback')) {
      const choice = childAt(one, 'Choice');
      if (choice) unwrap(choice);
      unwrap(one);
    }
  }
  for (const one of all) if (WRAPPERS.has(nameOf(one))) unwrap(one);
}

function moveBox(box: WordElement, left: LeftOut): void {
  const above = ancestors(box);
  const content = childrenOf(box);
  const anchor = above.find((one) => nameOf(one) === 'p');
  remove(box);
  // Programs that do not know the newer form get the same text a second time.
  const isCopy = above.some(
    (one) => nameOf(one) === 'AlternateContent' && holdsBox(childAt(one, 'Choice')),
  );
  if (!anchor || isCopy || above.some((one) => DELETED.has(nameOf(one)))) return;
  if (above.some((one) => switchAt(one, 'rPr', 'vanish') === true)) left.hidden += 1;
  else moveBehind(anchor, content);
}

function holdsBox(choice: WordElement | null): boolean {
  return choice !== null && descendants(choice).some((one) => nameOf(one) === 'txbxContent');
}

/** A formula as a run of text. */
function spellOut(formula: WordElement): void {
  const paragraph = ancestors(formula).find((one) => nameOf(one) === 'p');
  if (!paragraph) return;
  let content = '';
  for (const one of descendants(formula)) {
    const name = nameOf(one);
    content += name === 't' ? textIn(one) : (SIGNS.get(name) ?? '');
  }
  const run = element(paragraph, 'r');
  append(run, element(paragraph, 't', { content }));
  moveBehind(formula, [run]);
  remove(formula);
}
