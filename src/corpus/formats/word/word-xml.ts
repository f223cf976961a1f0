import { DomUtils, parseDocument } from 'htmlparser2';
import { Unreadable } from '../../reader/reading.ts';

type Child = ReturnType<typeof parseDocument>['children'][number];

/** An element of a part of a Word document. */
export type WordElement = Extract<Child, { readonly attribs: unknown }>;

/** More than the end of a root element and the comments after it. */
const TAIL = 1_000;

/** Far deeper than tables in tables; a bound for all that goes down or up the tree. */
const MAX_DEPTH = 500;

/**
 * The root of a part; null where it holds none, or breaks off before the root ends.
 * @throws Unreadable when it is nested too deeply.
 */
export function rootOf(xml: string): WordElement | null {
  const root = parseDocument(xml, { xmlMode: true }).children.find(isElement) ?? null;
  // The parser closes what is open at the end by itself.
  const ends = root && (root.children.length === 0 || xml.slice(-TAIL).includes(`</${root.name}`));
  if (!ends) return null;
  for (let level = [root], depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new Unreadable('the file is nested too deeply to be read.');
    level = level.flatMap(childrenOf);
  }
  return root;
}

export function xmlFrom(root: WordElement): string {
  return DomUtils.getOuterHTML(root, { xmlMode: true });
}

/** The element's name without its prefix. */
export function nameOf({ name }: WordElement): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childrenOf(parent: WordElement): WordElement[] {
  return parent.children.filter(isElement);
}

export function childrenNamed(parent: WordElement | null | undefined, name: string): WordElement[] {
  return parent ? childrenOf(parent).filter((child) => nameOf(child) === name) : [];
}

/** The element down a path of names; null where one of them is missing. */
export function childAt(
  parent: WordElement | null | undefined,
  ...names: string[]
): WordElement | null {
  let found = parent ?? null;
  for (const name of names) found = childrenNamed(found, name)[0] ?? null;
  return found;
}

/** All elements below, in the order of the text. Those for which `enter` is false are not entered. */
export function descendants(
  root: WordElement,
  enter: (element: WordElement) => boolean = () => true,
): WordElement[] {
  const found: WordElement[] = [];
  const waiting = childrenOf(root).reverse();
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    found.push(element);
    if (!enter(element)) continue;
    for (const child of childrenOf(element).reverse()) waiting.push(child);
  }
  return found;
}

/** The elements that hold this one, the nearest first. */
export function ancestors(element: WordElement): WordElement[] {
  const found: WordElement[] = [];
  for (let up = element.parent; up && 'attribs' in up; up = up.parent) found.push(up);
  return found;
}

/** The element that follows on the same level. */
export function nextOf(element: WordElement): WordElement | null {
  return DomUtils.nextElementSibling(element);
}

export function textIn(element: WordElement): string {
  return DomUtils.textContent(element);
}

/** An attribute by its name without prefix. */
export function attribute(element: WordElement | null, name: string): string | undefined {
  if (!element) return undefined;
  for (const [key, value] of Object.entries(element.attribs)) {
    if (key.slice(key.indexOf(':') + 1) === name) return value;
  }
  return undefined;
}

/** What the element down the path states as its value. */
export function valueAt(
  parent: WordElement | null | undefined,
  ...names: string[]
): string | undefined {
  return attribute(childAt(parent, ...names), 'val');
}

/** The value as a whole number; undefined where it is missing or none. */
export function numberAt(
  parent: WordElement | null | undefined,
  ...names: string[]
): number | undefined {
  const value = valueAt(parent, ...names);
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** A property that is on or off (ECMA-376, 17.17.4); undefined where nothing is said. */
export function switchAt(
  parent: WordElement | null | undefined,
  ...names: string[]
): boolean | undefined {
  const element = childAt(parent, ...names);
  if (!element) return undefined;
  return !/^(?:0|false|off)$/i.test(attribute(element, 'val') ?? 'true');
}

/** Takes an element out. Its place stays, since lists of children are long and cutting each is slow. */
export function remove(element: WordElement): void {
  // The converter reads nothing there and does not complain.
  rename(element, 'bookmarkEnd');
  element.attribs = {};
  element.children = [];
}

/** Gives an element a name that says nothing, so that only what it holds is read. */
export function unwrap(element: WordElement): void {
  rename(element, 'smartTag');
}

/** Elements of other namespaces become ones of the document's own. */
export function rename(element: WordElement, name: string): void {
  const root = ancestors(element).at(-1) ?? element;
  element.name = root.name.slice(0, root.name.indexOf(':') + 1) + name;
}

/** Moves elements to the place right after another. */
export function moveBehind(place: WordElement, elements: readonly WordElement[]): void {
  for (const element of elements.toReversed()) DomUtils.append(place, element);
}

/**
 * A new element with the prefix that `like` has. `content` is escaped; a value stands in the attribute
 * `val`.
 */
export function element(
  like: WordElement,
  name: string,
  { value, content = '' }: { readonly value?: string; readonly content?: string } = {},
): WordElement {
  const prefix = like.name.slice(0, like.name.indexOf(':') + 1);
  const [made] = parseDocument(`<${prefix}${name}/>`, { xmlMode: true }).children;
  if (!made || !isElement(made)) throw new TypeError(`no element name: ${name}`);
  if (value !== undefined) made.attribs[`${prefix}val`] = value;
  if (content !== '') {
    const [text] = parseDocument('x', { xmlMode: true }).children;
    if (text && 'data' in text) {
      text.data = content;
      DomUtils.appendChild(made, text);
    }
    made.attribs['xml:space'] = 'preserve';
  }
  return made;
}

export function append(parent: WordElement, child: WordElement): void {
  DomUtils.appendChild(parent, child);
}

export function prepend(parent: WordElement, child: WordElement): void {
  DomUtils.prependChild(parent, child);
}

function isElement(node: Child): node is WordElement {
  return 'attribs' in node;
}
