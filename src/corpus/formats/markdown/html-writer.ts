import type { Run, TextBuilder } from '../text-builder.ts';
import { tidy } from './inline.ts';
import { attributeOf, type HtmlToken, htmlTokens } from './raw-html.ts';

/** What a reader of Markdown does about the titles that stand in its HTML. */
export interface TitleKeeper {
  /** The title that what comes next is read with, once. */
  takeTitle(): Run[];
  /** A component says how it is called: a tab, a card. */
  onTitle(title: string): void;
  /** What is pressed to open what follows; null where it says nothing. */
  onSummary(summary: string | null): void;
}

const BREAKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer header hr legend main nav ol p pre section ul caption tbody thead tfoot'.split(
    ' ',
  ),
);

/** Writes a block of HTML inside Markdown: its headings, paragraphs, items and rows, without its tags. */
export function writeHtml(html: string, builder: TextBuilder, titles: TitleKeeper): void {
  const writer = new HtmlWriter(builder, titles);
  for (const token of htmlTokens(html)) writer.read(token);
  writer.finish();
}

/** How the components in a piece of HTML say they are called. */
export function componentTitles(html: string): string[] {
  return htmlTokens(html).flatMap((token) => {
    if (token.kind === 'text' || token.closes || !/^[A-Z]/.test(token.name)) return [];
    return titleOf(token.attributes) ?? [];
  });
}

function titleOf(attributes: string): string | null {
  return attributeOf(attributes, 'title') ?? attributeOf(attributes, 'label');
}

class HtmlWriter {
  readonly #builder: TextBuilder;
  readonly #titles: TitleKeeper;
  #words = '';
  /** What the words that are being gathered will be. */
  #kind: 'paragraph' | 'item' | 'summary' | number = 'paragraph';
  #rows: Run[][][] = [];
  #cells: Run[][] | null = null;
  #isInCell = false;
  #headers = 0;
  #isHead = true;

  constructor(builder: TextBuilder, titles: TitleKeeper) {
    this.#builder = builder;
    this.#titles = titles;
  }

  read(token: HtmlToken): void {
    if (token.kind === 'text') this.#words += token.text.replace(/\s+/g, ' ');
    else if (/^h[1-6]$/.test(token.name))
      this.#start(token.closes ? 'paragraph' : Number(token.name[1]));
    else if (token.name === 'summary') this.#start(token.closes ? 'paragraph' : 'summary');
    else if (token.name === 'li') this.#start(token.closes ? 'paragraph' : 'item');
    else if (token.name === 'br') this.#words += '\n';
    else if (/^(?:td|th|tr|table)$/.test(token.name)) this.#table(token.name, token.closes);
    else if (token.name === 'img') this.#image(token.attributes);
    else if (/^[A-Z]/.test(token.name)) this.#component(token.attributes, token.closes);
    else if (BREAKS.has(token.name) && !this.#isInCell && this.#kind !== 'summary') this.#flush();
  }

  finish(): void {
    this.#flush();
    this.#endTable();
  }

  #start(kind: 'paragraph' | 'item' | 'summary' | number): void {
    this.#flush();
    this.#kind = kind;
  }

  #flush(): void {
    const runs = tidy([{ text: this.#words }]);
    const kind = this.#kind;
    this.#words = '';
    this.#kind = 'paragraph';
    const words = runs[0]?.text ?? '';
    if (kind === 'summary') this.#titles.onSummary(words || null);
    else if (words === '') return;
    else if (typeof kind === 'number') this.#builder.heading(runs, kind);
    else if (kind === 'item') {
      this.#builder.paragraph([{ text: '• ', quiet: true }, ...runs], true, { role: 'item' });
    } else this.#builder.paragraph([...this.#titles.takeTitle(), ...runs]);
  }

  #image(attributes: string): void {
    const alt = attributeOf(attributes, 'alt') ?? '';
    if (alt.trim().split(/\s+/).length >= 3) this.#words += ` ${alt.trim()} `;
  }

  #component(attributes: string, closes: boolean): void {
    this.#flush();
    const title = closes ? null : titleOf(attributes);
    if (title) this.#titles.onTitle(title);
  }

  #table(name: string, closes: boolean): void {
    if (name === 'td' || name === 'th') {
      this.#endCell();
      if (closes) return;
      this.#cells ??= [];
      this.#isInCell = true;
      this.#isHead &&= name === 'th';
    } else if (name === 'tr') {
      this.#endRow();
      if (!closes) this.#flush();
    } else {
      this.#endRow();
      this.#flush();
      this.#endTable();
    }
  }

  #endCell(): void {
    if (!this.#isInCell) return;
    this.#cells?.push(tidy([{ text: this.#words.replace(/\n/g, ' ') }]));
    this.#words = '';
    this.#isInCell = false;
  }

  #endRow(): void {
    this.#endCell();
    if (this.#cells === null) return;
    if (this.#isHead && this.#headers === this.#rows.length) this.#headers += 1;
    this.#rows.push(this.#cells);
    this.#cells = null;
    this.#isHead = true;
  }

  #endTable(): void {
    this.#endRow();
    this.#builder.table(this.#rows, this.#headers === this.#rows.length ? 0 : this.#headers);
    this.#rows = [];
    this.#headers = 0;
  }
}
