/** What opens a box of its own on the rendered page: `:::caution[Title]`, `!!! note "Title"`. */
export interface Container {
  /** What the page calls it: `caution`. */
  readonly type: string;
  /** Null where the page shows the type in its place. */
  readonly title: string | null;
}

/** Markdown that CommonMark's rules can read, line for line, and the containers its marks stand for. */
export interface CommonSource {
  readonly text: string;
  readonly containers: readonly (Container | null)[];
}

/** Not for documents (private use), so that no text can hold it by chance. */
const SENTINEL = '\uE000';
const FENCE = /^[ \t]*(?:[-*+>] *)*(`{3,}|~{3,})/;
const COLONS =
  /^[ \t]*:{3,}[ \t]*(?:\{?\.?([\w-]+)\}?[ \t]*(?:\[([^\]\n]*)\])?[ \t]*([^{\n]*)(?:\{[^{}\n]*\})?)?[ \t]*$/;
const MARKS =
  /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w -]+)?[ \t]*(?:"([^"\n]*)")?[ \t]*$/;
const IMPORT = /^import\s+(?:[\p{L}\p{N}_$*{},\s]{1,500}\sfrom\s+)?['"][^'"\n]+['"];?[ \t]*$/u;
const EXPORT = /^export\s+(?:default\b|(?:const|let|var|function|async|class)\s+[\w$]+\s*[=({])/;
/** Lines that only tell a site builder something: `{: .note}`, `[[toc]]`, `[TOC]`. */
const DIRECTIVE = /^[ \t]*(?:\{:[^{}\n]*\}|\[\[_?toc_?\]\]|\[toc\]|<!--\s*more\s*-->)[ \t]*$/i;

/**
 * Turns what the dialects of site builders and note programs add into what CommonMark knows, without
 * changing the number of lines: containers become comments that `containerOf` knows, component imports and
 * comments of MDX and Obsidian become blank lines. What stands in code stays as it is.
 */
export function commonSource(text: string): CommonSource {
  const containers: (Container | null)[] = [];
  const mark = (indent: string, container: Container | null): string => {
    containers.push(container);
    return `${indent}<!--${SENTINEL}${containers.length - 1}-->`;
  };
  let fence: string | null = null;
  /** How a line ends that ends what is left out; null outside of it. */
  let skippedTo: RegExp | null = null;
  let dedent: string | null = null;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/).map((whole) => {
    const end = /[\r\n]*$/.exec(whole)?.[0] ?? '';
    let line = whole.slice(0, whole.length - end.length);
    if (dedent !== null && line.trim() !== '') {
      if (line.startsWith(dedent)) line = line.slice(4);
      else dedent = null;
    }
    if (skippedTo !== null) {
      if (skippedTo.test(line)) skippedTo = null;
      return end;
    }
    const ticks = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (ticks?.startsWith(fence) && /(?:`+|~+)[ \t]*$/.test(line)) fence = null;
      return line + end;
    }
    if (ticks !== undefined) {
      fence = ticks;
      return line + end;
    }
    if (IMPORT.test(line) || DIRECTIVE.test(line)) return end;
    if (EXPORT.test(line)) {
      skippedTo = /^\s*$/;
      return end;
    }
    const comment = /^[ \t]*(\{\/\*|%%)/.exec(line);
    if (comment) {
      const close = comment[1] === '%%' ? /%%[ \t]*$/ : /\*\/\}[ \t]*$/;
      const rest = line.slice(comment[0].length);
      if (!close.test(rest)) skippedTo = close;
      return end;
    }
    const colons = COLONS.exec(line);
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (colons) {
      const [, type, inBrackets, behind = ''] = colons;
      const title = (inBrackets ?? behind).trim();
      return mark(indent, type ? { type, title: title || null } : null) + end;
    }
    const marks = MARKS.exec(line);
    if (marks) {
      dedent = `${marks[1] ?? ''}    `;
      return mark(indent, { type: marks[2] ?? '', title: marks[3] || null }) + end;
    }
    return line + end;
  });
  return { text: lines.join(''), containers };
}

/** The container that a comment stands for: null where one ends, undefined for any other HTML. */
export function containerOf(
  html: string,
  { containers }: CommonSource,
): Container | null | undefined {
  const number = new RegExp(`^<!--${SENTINEL}(\\d+)-->$`).exec(html.trim())?.[1];
  return number === undefined ? undefined : containers[Number(number)];
}
