import { DOMParser, parseHTML } from 'linkedom';

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

/** A page of HTML; a bare fragment becomes its body. */
export function parsePage(html: string): Page {
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as Page;
}

/** An XML file. Entities that the file itself declares stay as they are written. */
export function parseXml(xml: string): Page {
  return new DOMParser().parseFromString(xml, 'text/xml') as unknown as Page;
}

/** Elements by their name without prefix, wherever they stand; selectors trip over prefixes. */
export function elementsNamed(root: Node, name: string): Element[] {
  const found: Element[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node) && node.localName.replace(/^.*:/, '').toLowerCase() === name)
      found.push(node);
    waiting.push(...[...node.childNodes].reverse());
  }
  return found;
}
