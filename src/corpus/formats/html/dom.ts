import { DOMParser, parseHTML } from 'linkedom';
import { Unreadable } from '../../reader/reading.ts';
import { deepestNesting } from './nesting.ts';

/** The part of the DOM that the readers use. Nothing in it runs scripts or opens addresses. */
export interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
}

export interface Element extends Node {
  readonly localName: string;
  readonly id: string;
  readonly className: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selectors: string): Element | null;
  querySelectorAll(selectors: string): Iterable<Element>;
  remove(): void;
}

export interface Page extends Node {
  readonly documentElement: Element | null;
  readonly body: Element | null;
  querySelector(selectors: string): Element | null;
  querySelectorAll(selectors: string): Iterable<Element>;
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

export function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

export function isText(node: Node): boolean {
  return node.nodeType === TEXT || node.nodeType === CDATA;
}

/** The tags that divide a page, and its document type. */
const FRAME = /<!doctype[^<>]*>|<\/?(?:html|head|body)(?:\s[^<>]*)?>/gi;
const LANGUAGE = /<html\s[^<>]*?\blang\s*=\s*["']?([\w-]+)/i;
/** A person nests some dozen; tags that are left open by mistake count as well. */
const MOST_NESTED = 1_000;

/**
 * A page of HTML, however its parts stand; a bare fragment becomes its body.
 * @throws Unreadable when elements are nested without end.
 */
export function parsePage(html: string): Page {
  if (deepestNesting(html) > MOST_NESTED) {
    throw new Unreadable(
      `elements of the page are nested too deeply (more than ${MOST_NESTED.toLocaleString('en')} of them); save its text as .txt.`,
    );
  }
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const page = parseHTML(whole).document as unknown as Page;
  if (holdsAll(page)) return page;
  // Browsers put a page together from parts in any order; here only the frame is made anew.
  const language = LANGUAGE.exec(html)?.[1];
  const frame = language === undefined ? '<html>' : `<html lang="${language}">`;
  const inner = html.replace(FRAME, '');
  return parseHTML(`${frame}<body>${inner}</body></html>`).document as unknown as Page;
}

/** Whether the body is where it should be and nothing to read stands outside it. */
function holdsAll({ documentElement, body, childNodes }: Page): boolean {
  if (documentElement?.localName !== 'html' || body === null) return false;
  const isBlank = (node: Node) => !isElement(node) || (node.textContent ?? '').trim() === '';
  const children = [...documentElement.childNodes];
  const parts = children.filter(isElement);
  return (
    !children.some((node) => isText(node) && (node.textContent ?? '').trim() !== '') &&
    parts.every((part) =>
      /^(?:head|body|script|style|link|meta|title|noscript)$/i.test(part.localName),
    ) &&
    [...childNodes].every((node) => node === documentElement || isBlank(node)) &&
    parts.filter(({ localName }) => /^body$/i.test(localName)).length === 1
  );
}

/**
 * An XML file. Entities that the file itself declares stay as they are written.
 * @throws Unreadable when elements are nested without end.
 */
export function parseXml(xml: string): Page {
  if (deepestNesting(xml, { isXml: true }) > MOST_NESTED) {
    throw new Unreadable(
      `elements of the file are nested too deeply (more than ${MOST_NESTED.toLocaleString('en')} of them); save its text as .txt.`,
    );
  }
  return new DOMParser().parseFromString(xml, 'text/xml') as unknown as Page;
}

/** Elements by their name without prefix, wherever they stand; selectors trip over prefixes. */
export function elementsNamed(root: Node, name: string): Element[] {
  const found: Element[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node) && node.localName.replace(/^.*:/, '').toLowerCase() === name)
      found.push(node);
    // Not all at once: arguments are kept on the stack.
    for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return found;
}
