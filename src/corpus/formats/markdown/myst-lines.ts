import type { Container } from './dialect-marks.ts';

const OPENS = /^[ \t]{0,3}(`{3,}|~{3,}|:{3,})[ \t]*\{([\w:.-]{1,40})\}[ \t]*(.*)$/;
/** Directives that are a box of words; others are code, or a list of files. */
const BOX =
  /^(?:admonition|attention|caution|danger|error|hint|important|note|seealso|tip|warning|todo|dropdown|margin|sidebar|topic|epigraph|card|tab-item)$/i;
const LISTS =
  /^(?:toctree|tableofcontents|contents|image|include|literalinclude|bibliography|eval-rst|raw)$/i;
const OPTION = /^[ \t]{0,3}:[\w-]{1,40}:(?:[ \t].*)?$/;

/** Boxes of MyST (Jupyter Book): a fence of any sign whose name stands in braces, options below it. */
export class MystLines {
  /** The fences of boxes that are open, outermost first. */
  readonly #open: string[] = [];
  #hasOptions = false;
  /** The fence that ends what is left out. */
  #skippedTo: string | null = null;

  /** The box that a line opens, null for one that it ends, an empty text for nothing to read; else undefined. */
  read(line: string): Container | null | '' | undefined {
    if (this.#skippedTo !== null) {
      if (line.trim() === this.#skippedTo) this.#skippedTo = null;
      return '';
    }
    if (this.#hasOptions && OPTION.test(line)) return '';
    this.#hasOptions = false;
    const last = this.#open.at(-1);
    if (last !== undefined && line.trim() === last) {
      this.#open.pop();
      return null;
    }
    const [, fence = '', name = '', title = ''] = OPENS.exec(line) ?? [];
    if (fence === '') return undefined;
    if (BOX.test(name)) {
      this.#open.push(fence);
      this.#hasOptions = true;
      const type = /^(?:admonition|card|dropdown|tab-item|epigraph|topic)$/i.test(name) ? '' : name;
      return { type, title: title.trim() || null };
    }
    if (fence.startsWith(':') || !LISTS.test(name)) return undefined;
    this.#skippedTo = fence;
    return '';
  }
}
