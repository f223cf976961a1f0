import { LEFT_OUT } from '../struck-text.ts';
import { markHeadings, type WordParagraph } from './bold-headings.ts';
import type { Label, Numbering } from './numbering.ts';
import { DELETED, type LeftOut, simplify } from './simplify.ts';
import { effectiveLook, type Look, lookOf, type ParagraphStyle, type Styles } from './styles.ts';
import {
  ancestors,
  append,
  childAt,
  childrenOf,
  descendants,
  element,
  moveBehind,
  nameOf,
  nextOf,
  numberAt,
  prepend,
  remove,
  textIn,
  valueAt,
  type WordElement,
} from './word-xml.ts';

/** Style ids that no document has; `docx.ts` says what becomes of them. */
export const OWN_STYLES = {
  plain: 'Footnote-plain',
  bullet: 'Footnote-bullet-',
  numbered: 'Footnote-numbered-',
  heading: 'Footnote-heading-',
} as const;

interface Work {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly left: LeftOut;
  /** What paragraphs say whose mark was deleted: the head of the next one. */
  readonly heads: WordElement[];
}

/** Parts of a run that are no text but belong to a field around it. */
const FIELDS = new Set(['fldChar', 'instrText']);
const BLANK: Look = { hidden: undefined, bold: undefined, struck: undefined, size: undefined };
/** Word's own where a document states none (ECMA-376, 17.3.2.38): 10 points. */
const DEFAULT_SIZE = 20;
const MAX_HEADING = 6;

/**
 * Rewrites a part of a Word document for the converter, which knows neither hidden text nor numbers: what
 * is hidden, deleted or a table of contents goes, headings get styles of ours, and what Word shows in
 * front of a paragraph stands in it as text.
 */
export function rewriteBody(root: WordElement, styles: Styles, numbering: Numbering): LeftOut {
  const left: LeftOut = { hidden: 0, deleted: 0, contents: 0, embedded: 0, struck: 0 };
  const work: Work = { styles, numbering, left, heads: [] };
  simplify(root, left);
  const paragraphs: WordParagraph[] = [];
  for (const paragraph of descendants(root)) {
    if (nameOf(paragraph) !== 'p' || !paragraph.parent) continue;
    const found = rewriteParagraph(paragraph, work);
    if (found) paragraphs.push(found);
  }
  markHeadings(paragraphs);
  for (const paragraph of paragraphs) setStyle(paragraph);
  return left;
}

function rewriteParagraph(paragraph: WordElement, work: Work): WordParagraph | null {
  const { styles, numbering, left, heads } = work;
  const properties = propertiesOf(paragraph);
  const style = styles.paragraph(valueAt(properties, 'pStyle'));
  if (/^toc \d$/.test(style.name)) {
    left.contents += 1;
    remove(paragraph);
    return null;
  }
  moveBehind(properties, heads.splice(0));
  const outline = numberAt(properties, 'outlineLvl') ?? style.outline;
  const seen = removeUnseen(paragraph, style, styles, left);
  const isStruckHeading = seen.isStruck && outline !== undefined && outline < 9;
  const shown = isStruckHeading ? { ...seen, text: LEFT_OUT } : seen;
  if (isStruckHeading) append(paragraph, runOf(paragraph, LEFT_OUT));
  const mark = childAt(properties, 'rPr');
  const markLook = effectiveLook(lookOf(mark), BLANK, style.look, styles.defaults);
  const deletion = childrenOf(mark ?? properties).find((one) => DELETED.has(nameOf(one)));
  if (deletion) remove(deletion);
  if (deletion && isFollowed(paragraph)) {
    heads.push(takenOut(paragraph));
    return null;
  }
  if (shown.text.trim() === '' && markLook.hidden) return null;
  const inTable = ancestors(paragraph).some((one) => nameOf(one) === 'tc');
  const label = labelOf(properties, style, numbering);
  const isEmpty = shown.text.trim() === '';
  if (label && label.text !== '' && (!isEmpty || inTable)) {
    moveBehind(properties, [runOf(paragraph, `${label.text} `)]);
  }
  if (label === null && numberAt(properties, 'numPr', 'numId') === undefined && isEmpty)
    return null;
  return {
    ...shown,
    element: paragraph,
    label,
    inTable,
    centred: (valueAt(properties, 'jc') ?? (style.centred ? 'center' : '')) === 'center',
    title: style.name === 'title',
    heading:
      outline !== undefined && outline < 9 && !isEmpty ? Math.min(outline + 1, MAX_HEADING) : null,
  };
}

function runOf(paragraph: WordElement, content: string): WordElement {
  const run = element(paragraph, 'r');
  append(run, element(paragraph, 't', { content }));
  return run;
}

function isFollowed(paragraph: WordElement): boolean {
  let next = nextOf(paragraph);
  while (next && /^bookmark/.test(nameOf(next))) next = nextOf(next);
  return next !== null && nameOf(next) === 'p';
}

/** What a paragraph says, for the one that it is the head of. */
function takenOut(paragraph: WordElement): WordElement {
  const head = element(paragraph, 'smartTag');
  for (const one of childrenOf(paragraph)) if (nameOf(one) !== 'pPr') append(head, one);
  remove(paragraph);
  return head;
}

/** Takes out what Word does not show, and says how the rest looks. */
function removeUnseen(
  paragraph: WordElement,
  style: ParagraphStyle,
  styles: Styles,
  left: LeftOut,
): Pick<WordParagraph, 'text' | 'bold' | 'size'> & { readonly isStruck: boolean } {
  let text = '';
  let hidden = false;
  let deleted = false;
  let struck = false;
  let bold = true;
  const sizes = new Map<number, number>();
  for (const one of descendants(paragraph, (inner) => !DELETED.has(nameOf(inner)))) {
    if (DELETED.has(nameOf(one)) && nameOf(one.parent as WordElement) !== 'rPr') {
      deleted ||= textIn(one).trim() !== '';
      remove(one);
    }
    if (nameOf(one) !== 'r') continue;
    const own = childAt(one, 'rPr');
    const character = styles.character(valueAt(own, 'rStyle'));
    const look = effectiveLook(lookOf(own), character, style.look, styles.defaults);
    const said = textOf(one);
    if (look.hidden || look.struck) {
      const isWords = said.trim() !== '';
      hidden ||= isWords && look.hidden === true;
      struck ||= isWords && look.hidden !== true;
      for (const part of childrenOf(one)) if (!FIELDS.has(nameOf(part))) remove(part);
      continue;
    }
    text += said;
    if (said.trim() === '') continue;
    bold &&= look.bold === true;
    const size = look.size ?? DEFAULT_SIZE;
    sizes.set(size, (sizes.get(size) ?? 0) + said.length);
  }
  if (hidden) left.hidden += 1;
  if (deleted) left.deleted += 1;
  if (struck) left.struck += 1;
  const size = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? DEFAULT_SIZE;
  return { text, bold: bold && text.trim() !== '', size, isStruck: struck && text.trim() === '' };
}

function textOf(run: WordElement): string {
  return childrenOf(run)
    .map((part) => {
      const name = nameOf(part);
      if (name === 't') return textIn(part);
      if (name === 'br') return '\n';
      return name === 'tab' ? ' ' : '';
    })
    .join('');
}

function labelOf(
  properties: WordElement,
  style: ParagraphStyle,
  numbering: Numbering,
): Label | null {
  const list = numberAt(properties, 'numPr', 'numId') ?? style.numbering.list;
  // List 0 takes the paragraph out of the list of its style (ECMA-376, 17.9.18).
  if (list === undefined || list === 0) return null;
  const level =
    numberAt(properties, 'numPr', 'ilvl') ??
    numbering.levelOf(list, style.ids) ??
    style.numbering.level ??
    0;
  return numbering.next(list, level);
}

function propertiesOf(paragraph: WordElement): WordElement {
  const stated = childAt(paragraph, 'pPr');
  if (stated) return stated;
  const made = element(paragraph, 'pPr');
  prepend(paragraph, made);
  return made;
}

function setStyle({ element: paragraph, heading, label, inTable }: WordParagraph): void {
  const properties = propertiesOf(paragraph);
  const list = childAt(properties, 'numPr');
  let style: string | null = null;
  if (heading !== null) style = `${OWN_STYLES.heading}${heading}`;
  else if (label?.bullet) style = `${OWN_STYLES.bullet}${label.level}`;
  else if (label && label.text !== '' && !inTable) style = `${OWN_STYLES.numbered}${label.level}`;
  else if (label || list) style = OWN_STYLES.plain;
  if (list) remove(list);
  if (style === null) return;
  const old = childAt(properties, 'pStyle');
  if (old) remove(old);
  append(properties, element(paragraph, 'pStyle', { value: style }));
}
