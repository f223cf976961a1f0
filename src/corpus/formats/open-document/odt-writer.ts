import { raised, withNoteMarks } from '../raised.ts';
import { LEFT_OUT, StruckText } from '../struck-text.ts';
import type { TextBuilder } from '../text-builder.ts';
import type { OdtStyles } from './odt-styles.ts';
import { OdtTable } from './odt-table.ts';

type Attributes = Readonly<Record<string, string>>;

/** What nobody reads on the page, with all it holds: deletions, comments, lists of contents, descriptions. */
const UNSEEN = new Set([
  'office:annotation',
  'text:table-of-content',
  'text:alphabetical-index',
  'text:illustration-index',
  'text:table-index',
  'text:bibliography',
  'text:hidden-text',
  'text:hidden-paragraph',
  'svg:title',
  'svg:desc',
  'office:forms',
  'office:scripts',
  'text:note-citation',
]);

interface List {
  readonly style: string;
  number: number;
}

/** Writes the events of an OpenDocument text's XML as blocks; it needs no tree and no recursion. */
export class OdtWriter {
  /** What stands in the style of titles. */
  title: string | null = null;
  readonly #builder: TextBuilder;
  readonly #styles: OdtStyles;
  readonly #open: string[] = [];
  #inText = false;
  /** How many elements are open when what is unseen ends; null outside of it. */
  #unseenTo: number | null = null;
  /** The same of what is raised. */
  #raisedTo: number | null = null;
  #deletions = 0;
  #hidden = 0;
  readonly #struck = new StruckText();
  /** How many pieces had been struck through where the paragraph began. */
  #struckBefore = 0;
  #words = '';
  #heading: number | null = null;
  #paragraphStyle = '';
  readonly #lists: List[] = [];
  readonly #counts = new Map<string, number>();
  #mark: string | null = null;
  readonly #table = new OdtTable();
  /** What stood before each note that is open. */
  readonly #beforeNotes: string[] = [];
  readonly #footnotes: string[] = [];

  constructor(builder: TextBuilder, styles: OdtStyles) {
    this.#builder = builder;
    this.#styles = styles;
  }

  /** One sentence each on what was left out. */
  notes(): string[] {
    const notes: string[] = [];
    if (this.#deletions > 0) notes.push(`tracked deletions were left out: ${this.#deletions}.`);
    if (this.#hidden > 0) notes.push(`hidden text was left out: ${this.#hidden} pieces.`);
    return [...notes, ...this.#struck.notes()];
  }

  onopentag(name: string, attributes: Attributes): void {
    this.#open.push(name);
    if (name === 'office:text') this.#inText = true;
    if (!this.#inText || this.#unseenTo !== null) return;
    const style = attributes['text:style-name'] ?? '';
    if (name === 'text:tracked-changes') this.#hide();
    else if (UNSEEN.has(name)) this.#hide();
    else if (/^text:(?:span|p|h)$/.test(name) && this.#styles.isHidden(style)) {
      this.#hidden += 1;
      this.#hide();
    } else if (/^text:(?:span|p|h)$/.test(name) && this.#styles.isStruck(style)) {
      this.#strike(name, style, attributes);
    } else if (name === 'text:span' && this.#raisedTo === null && this.#styles.isRaised(style)) {
      this.#raisedTo = this.#open.length;
    } else if (name === 'text:change') this.#deletions += 1;
    else if (name === 'text:h' || name === 'text:p') this.#start(name, style, attributes);
    else if (name === 'text:s') this.#words += ' ';
    else if (name === 'text:tab') this.#words += ' ';
    else if (name === 'text:line-break') this.#words += '\n';
    else if (name === 'text:list') this.#startList(style, attributes);
    else if (name === 'text:list-item' || name === 'text:list-header')
      this.#startItem(name, attributes);
    else if (name.startsWith('table:'))
      this.#table.open(name, attributes['table:number-columns-repeated']);
    else if (name === 'text:note-body') {
      this.#beforeNotes.push(this.#words);
      this.#words = '';
    }
  }

  ontext(text: string): void {
    if (!this.#inText || this.#unseenTo !== null) return;
    if (this.#open.at(-1)?.startsWith('text:') !== true) return;
    const figures = this.#raisedTo === null ? null : raised(text);
    this.#words += figures ?? text.replace(/\s+/g, ' ');
  }

  onclosetag(name: string): void {
    this.#open.pop();
    if (this.#raisedTo !== null && this.#open.length < this.#raisedTo) this.#raisedTo = null;
    if (this.#unseenTo !== null) {
      if (this.#open.length < this.#unseenTo) this.#unseenTo = null;
      return;
    }
    if (name === 'office:text') this.#finish();
    else if (name === 'text:h' || name === 'text:p') this.#end();
    else if (name === 'text:list') this.#endList();
    else if (name.startsWith('table:')) this.#table.close(name, this.#builder);
    else if (name === 'text:note-body') this.#endNote();
  }

  #hide(): void {
    this.#unseenTo = this.#open.length;
  }

  #strike(name: string, style: string, attributes: Attributes): void {
    this.#struck.add();
    if (name === 'text:h') {
      this.#start(name, style, attributes);
      this.#end();
    }
    this.#hide();
  }

  #start(name: string, style: string, attributes: Attributes): void {
    if (this.#beforeNotes.length > 0) {
      if (this.#words !== '') this.#words += ' ';
      return;
    }
    // A frame may stand within a paragraph.
    if (this.#words.trim() !== '') this.#end();
    this.#words = '';
    this.#struckBefore = this.#struck.pieces - (this.#styles.isStruck(style) ? 1 : 0);
    this.#paragraphStyle = this.#styles.pickedName(style);
    this.#heading = name === 'text:h' ? Number(attributes['text:outline-level'] ?? '1') || 1 : null;
  }

  #end(): void {
    if (this.#beforeNotes.length > 0) return;
    const words = this.#words
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    this.#words = '';
    if (this.#table.hasCell) {
      this.#table.add(words);
      return;
    }
    if (words === '') {
      const isStruck = this.#struck.pieces > this.#struckBefore;
      if (isStruck && this.#heading !== null)
        this.#builder.heading([{ text: LEFT_OUT }], this.#heading);
      return;
    }
    const isTitle = /^Title$/i.test(this.#paragraphStyle);
    if (isTitle) this.title ??= words;
    if (this.#heading !== null || isTitle) {
      this.#builder.heading(withNoteMarks([{ text: words }]), this.#heading ?? 1);
    } else if (this.#lists.length > 0) this.#item(words);
    else this.#builder.paragraph(withNoteMarks([{ text: words }]));
  }

  #item(words: string): void {
    const mark = this.#mark;
    this.#mark = null;
    const depth = this.#lists.length - 1;
    const runs = withNoteMarks([{ text: words }]);
    if (mark === null) this.#builder.paragraph(runs, true);
    else {
      const shown = `${'   '.repeat(depth)}${mark === '' ? '' : `${mark} `}`;
      this.#builder.paragraph([{ text: shown, quiet: true }, ...runs], true, {
        role: 'item',
        depth,
      });
    }
  }

  #startList(style: string, attributes: Attributes): void {
    const name = style || (this.#lists.at(-1)?.style ?? '');
    const level = this.#lists.length + 1;
    const goesOn =
      attributes['text:continue-numbering'] === 'true' ||
      attributes['text:continue-list'] !== undefined;
    const first = this.#styles.startOf(name, level) - 1;
    const number = goesOn ? (this.#counts.get(`${name} ${level}`) ?? first) : first;
    this.#lists.push({ style: name, number });
  }

  #startItem(name: string, attributes: Attributes): void {
    const list = this.#lists.at(-1);
    if (!list) return;
    if (name === 'text:list-header') this.#mark = '';
    else {
      list.number = Number(attributes['text:start-value'] ?? '') || list.number + 1;
      this.#mark = this.#styles.markOf(list.style, this.#lists.length, list.number);
    }
  }

  #endList(): void {
    const level = this.#lists.length;
    const list = this.#lists.pop();
    if (list) this.#counts.set(`${list.style} ${level}`, list.number);
  }

  #endNote(): void {
    this.#footnotes.push(this.#words.trim());
    const mark = raised(String(this.#footnotes.length)) ?? '';
    this.#words = `${(this.#beforeNotes.pop() ?? '').trimEnd()}${mark}`;
  }

  #finish(): void {
    this.#inText = false;
    for (const [index, words] of this.#footnotes.entries()) {
      this.#builder.paragraph([{ text: `[${index + 1}] `, quiet: true }, { text: words }]);
    }
  }
}
