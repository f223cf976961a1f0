import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  FootnoteDefinition,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  RootContent,
  Table,
} from 'mdast';
import type { Run, TextBuilder } from '../text-builder.ts';
import { alertOf, wordsIn } from './box-title.ts';
import { isLastInSection } from './details.ts';
import { type CommonSource, containerOf, writtenIn } from './dialect-marks.ts';
import { componentTitles, writeHtml } from './html-writer.ts';
import { inlineRuns, oneLine, textOf, tidy, withoutSmallMark } from './inline.ts';
import { isLabel, LABEL_LEVEL, labelAbove } from './label.ts';
import { markOf } from './list-marks.ts';

type Block = RootContent | BlockContent | DefinitionContent;

/** What note programs run and show the outcome of. */
const UNSHOWN_CODE = /^(?:dataview|dataviewjs|query|tasks|button|toc|table-of-contents)$/i;

/** How much further in an inner item stands. */
const INDENT = '   ';

/** Writes the blocks of Markdown as a reader of the rendered page sees them. */
export class MarkdownWriter {
  readonly #builder: TextBuilder;
  readonly #source: CommonSource;
  /** The title of a box, which is read together with what comes first in it. */
  #title: readonly Run[] | null = null;

  constructor(builder: TextBuilder, source: CommonSource) {
    this.#builder = builder;
    this.#source = source;
  }

  write(nodes: readonly Block[]): void {
    for (const [index, node] of nodes.entries()) this.#block(node, nodes, index + 1);
  }

  #block(node: Block, nodes: readonly Block[], next: number): void {
    this.#at(node);
    switch (node.type) {
      case 'heading':
        this.#flushTitle();
        this.#builder.heading(inlineRuns(node.children), node.depth);
        break;
      case 'paragraph':
        this.#paragraph(node, nodes[next]);
        break;
      case 'blockquote':
        this.#quotation(node);
        break;
      case 'list':
        this.#flushTitle();
        this.#list(node, 0);
        break;
      case 'table':
        this.#flushTitle();
        this.#table(node);
        break;
      case 'code':
        this.#flushTitle();
        if (!UNSHOWN_CODE.test(node.lang ?? '')) this.#code(node.value, node);
        break;
      case 'html':
        this.#html(node, () => isLastInSection(nodes, next, this.#source));
        break;
      case 'footnoteDefinition':
        this.#footnote(node);
        break;
    }
  }

  #at(node: Nodes | undefined, further = 0): void {
    const line = node?.position?.start.line;
    if (line !== undefined) this.#builder.atLine(line + further);
  }

  #paragraph(node: Paragraph, next: Block | undefined): void {
    const [label, rest] = labelAbove(node);
    if (label !== null) {
      this.#flushTitle();
      this.#builder.heading(inlineRuns(label), LABEL_LEVEL);
      this.#at(node, 1);
    }
    const runs = inlineRuns(withoutSmallMark(rest));
    const words = textOf(runs);
    if (
      label === null &&
      this.#title === null &&
      next &&
      next.type !== 'heading' &&
      isLabel(node, words)
    ) {
      this.#builder.heading(runs, LABEL_LEVEL);
    } else this.#add(runs);
  }

  #add(runs: readonly Run[]): void {
    if (textOf(runs) === '') return;
    this.#builder.paragraph([...this.#takeTitle(), ...runs]);
  }

  #quotation(node: Blockquote): void {
    const [first, ...others] = node.children;
    const alert = first?.type === 'paragraph' ? alertOf(first) : null;
    if (!alert || first?.type !== 'paragraph') {
      this.write(node.children);
      return;
    }
    this.#open(alert.type, alert.title);
    this.write([{ ...first, children: alert.children }, ...others]);
    this.#flushTitle();
  }

  /** Below the title of a box stands what it says; a type that the page shows instead is not searched. */
  #open(type: string, title: readonly Run[]): void {
    this.#flushTitle();
    const shown = type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
    if (title.length > 0) this.#title = title;
    else if (shown !== '') this.#title = [{ text: shown, quiet: true }];
  }

  #takeTitle(): Run[] {
    const title = this.#title;
    this.#title = null;
    return title === null ? [] : [...title, { text: '\n', quiet: true }];
  }

  #flushTitle(): void {
    const title = this.#title;
    this.#title = null;
    if (title?.some(({ quiet }) => quiet !== true)) this.#builder.paragraph(title);
  }

  #list(list: List, depth: number): void {
    for (const [index, item] of list.children.entries()) {
      const number = (list.start ?? 1) + index;
      this.#item(item, list.ordered ? String(number) : null, depth);
    }
  }

  /** An item up to the list or table inside it, then those; what comes after them goes on with them. */
  #item(item: ListItem, number: string | null, depth: number): void {
    this.#at(item);
    const inner = item.children.findIndex(({ type }) => type === 'list' || type === 'table');
    const head = inner === -1 ? item.children : item.children.slice(0, inner);
    const behind = inner === -1 ? [] : item.children.slice(inner);
    // A page shows an inner item further in; its number then belongs to the outer one's.
    const marks = `${INDENT.repeat(depth)}${markOf(item, number, this.#source.text)}`;
    const body = head.flatMap((child, at): Run[] => {
      const runs = this.#inside(child);
      return at === 0 || runs.length === 0 ? runs : [{ text: '\n' }, ...runs];
    });
    const isEmpty = textOf(body) === '';
    const as = { role: 'item', depth } as const;
    if (!isEmpty) this.#builder.paragraph([{ text: marks, quiet: true }, ...body], true, as);
    for (const child of behind) {
      if (child.type === 'list') this.#list(child, isEmpty ? depth : depth + 1);
      else if (child.type === 'table') this.#table(child);
      else {
        this.#at(child);
        this.#builder.paragraph(this.#inside(child), true);
      }
    }
  }

  /** What a block inside an item says, without blocks of its own. */
  #inside(node: Block): Run[] {
    if (node.type === 'paragraph') return inlineRuns(node.children);
    if (node.type === 'heading') return inlineRuns(node.children);
    if (node.type === 'code') return [{ text: writtenIn(node.value, this.#source) }];
    if (node.type === 'html') return this.#htmlInside(node);
    if (!('children' in node)) return [];
    return tidy(
      node.children.flatMap((child) => [...this.#inside(child as Block), { text: '\n' }]),
    );
  }

  /** A container or a component inside an item shows its title. */
  #htmlInside(node: Html): Run[] {
    const container = containerOf(node.value, this.#source);
    if (container !== undefined) return wordsIn(container?.title ?? '');
    const value = writtenIn(node.value, this.#source);
    return [
      ...componentTitles(value).map((text) => ({ text })),
      ...inlineRuns([{ ...node, value }]),
    ];
  }

  #table(table: Table): void {
    this.#builder.table(
      table.children.map((row) => row.children.map((cell) => oneLine(inlineRuns(cell.children)))),
      1,
      (index) => this.#at(table.children[index]),
    );
  }

  #code(value: string, node: Block): void {
    const at = node.position?.start.offset ?? 0;
    const isFenced = /^(?:`{3}|~{3})/.test(this.#source.text.slice(at, at + 3));
    this.#at(node, isFenced ? 1 : 0);
    this.#builder.paragraph([{ text: writtenIn(value, this.#source) }]);
  }

  #html(node: Html, isLast: () => boolean): void {
    const container = containerOf(node.value, this.#source);
    if (container !== undefined) {
      if (container === null) this.#flushTitle();
      else if (/^details$/i.test(container.type)) this.#summary(container.title, isLast());
      else this.#open(container.type, wordsIn(container.title ?? ''));
      return;
    }
    writeHtml(writtenIn(node.value, this.#source), this.#builder, {
      takeTitle: () => this.#takeTitle(),
      onTitle: (title) => this.#open('', [{ text: title }]),
      onSummary: (title) => this.#summary(title, isLast()),
    });
  }

  /** What opens when it is pressed has its summary as heading, if nothing else follows under that. */
  #summary(title: string | null, isLast: boolean): void {
    this.#flushTitle();
    const runs = wordsIn(title ?? '');
    if (runs.length === 0) return;
    if (isLast) this.#builder.heading(runs, LABEL_LEVEL);
    else this.#title = runs;
  }

  #footnote(node: FootnoteDefinition): void {
    this.#flushTitle();
    const mark: Run = { text: `[${node.label ?? node.identifier}] `, quiet: true };
    this.#builder.paragraph([mark, ...node.children.flatMap((child) => this.#inside(child))]);
  }
}
