import { endsAsQuestion } from '../table/faq-names.ts';
import { type Element, isElement, type Page } from './dom.ts';

/** What opens a closed part of a page: it says so to screen readers, or to a library of widgets. */
const OPENERS =
  'button[aria-expanded], button[aria-controls], [role="button"][aria-expanded], [role="button"][aria-controls], [data-toggle="collapse"], [data-bs-toggle="collapse"], [role="tab"][aria-controls]';
/** How the parts of an accordion are called in the classes of most pages. */
const ACCORDION = /accordion|collaps|faq|toggle|expand|disclosure|question|answer/i;
/** How those of tabs are, of which all but one are hidden. */
const TAB = /(?:^|[\s_-])tab(?:-?(?:pane|panel|content|body))?(?:$|[\s_-])/i;
/** A longer text is no question on a button. UTF-16 code units. */
const MOST_ASKED = 300;
const HEADINGS = 'h1, h2, h3, h4, h5, h6, summary, dt';
/** Below the headings of the page, which are seldom deeper. */
const QUESTION_TAG = 'h4';

interface Changing extends Element {
  readonly parentNode: (Element & Changing) | null;
  readonly previousElementSibling: Changing | null;
  readonly children: Iterable<Changing>;
  readonly ownerDocument: { createElement(name: string): Changing };
  removeAttribute(name: string): void;
  replaceWith(node: Changing): void;
  append(...nodes: unknown[]): void;
}

/**
 * Opens what a page keeps closed until somebody asks for it: the answers of an accordion, which are
 * hidden and belong to its text, with the buttons that are their questions. What is hidden and has no
 * opener (menus, dialogs, notes for machines) stays hidden.
 */
export function openAccordions(page: Page): void {
  // Pages hide themselves as a whole until their scripts have run.
  for (const whole of page.querySelectorAll('html, body, main')) open(whole as Changing);
  const controlled = new Set<string>();
  for (const opener of page.querySelectorAll(OPENERS)) {
    for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'href']) {
      const id = opener.getAttribute(name)?.replace(/^#/, '');
      if (id) controlled.add(id);
    }
  }
  const closed = [
    ...page.querySelectorAll('[hidden], [aria-hidden="true"], [style]'),
  ] as Changing[];
  for (const element of closed.filter(isClosed)) {
    const opener = openerOf(element);
    const isOpened =
      controlled.has(element.id) || isTab(element) || element.getAttribute('aria-labelledby');
    if (!isOpened && opener === null) continue;
    if (/^(?:nav|menu|dialog|script|style|svg|form)$/i.test(element.localName)) continue;
    open(element);
    if (opener) headingFrom(opener);
  }
  for (const opener of page.querySelectorAll(OPENERS)) headingFrom(opener as Changing);
  for (const summary of page.querySelectorAll('details > summary'))
    headingFrom(summary as Changing);
  for (const term of page.querySelectorAll('dt')) if (asks(term)) headingFrom(term as Changing);
}

function isTab(element: Element): boolean {
  return element.getAttribute('role') === 'tabpanel' || TAB.test(element.className);
}

function isClosed(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|;)\s*(?:max-)?height\s*:\s*0/i.test(
      element.getAttribute('style') ?? '',
    )
  );
}

function open(element: Changing): void {
  element.removeAttribute('hidden');
  element.removeAttribute('aria-hidden');
  element.removeAttribute('style');
}

/** The button or heading right above a hidden part that belongs to an accordion; null where none does. */
function openerOf(element: Changing): Changing | null {
  const before = element.previousElementSibling;
  if (before === null || !isElement(before)) return null;
  const button = /^(?:button|summary|dt|h[1-6])$/i.test(before.localName)
    ? before
    : (before.querySelector(`button, ${HEADINGS}`) as Changing | null);
  // A label, a link or a plain line that asks opens what is hidden below it as well.
  if (button === null) return asks(before) ? before : null;
  return asks(button) || isAccordion(element) || isAccordion(before) ? button : null;
}

function asks(element: Element): boolean {
  const text = (element.textContent ?? '').trim();
  return text.length <= MOST_ASKED && endsAsQuestion(text);
}

function isAccordion(element: Changing): boolean {
  for (let at: Changing | null = element, up = 0; at && up < 3; at = at.parentNode, up += 1) {
    if (ACCORDION.test(`${at.className} ${at.id}`)) return true;
  }
  return false;
}

/** Turns an opener into a heading; one inside a heading becomes a part of it. */
function headingFrom(opener: Changing): void {
  if (/^h[1-6]$/i.test(opener.localName) || opener.parentNode === null) return;
  if ((opener.textContent ?? '').trim() === '') return;
  let isInside = false;
  for (let at: Changing | null = opener.parentNode; at; at = at.parentNode) {
    isInside ||= /^(?:h[1-6]|summary|dt|nav|menu|header|footer|form)$/i.test(at.localName);
  }
  const holdsHeading = opener.querySelector('h1, h2, h3, h4, h5, h6') !== null;
  const tag = isInside || holdsHeading ? 'span' : QUESTION_TAG;
  const heading = opener.ownerDocument.createElement(holdsHeading ? 'div' : tag);
  heading.append(...opener.childNodes);
  opener.replaceWith(heading);
}
