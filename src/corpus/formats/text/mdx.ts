import { blank } from '../../document/block.ts';

/** Components, with their attributes, and comments in braces; tags of HTML are Markdown's own. */
const COMPONENT = /<\/?[A-Z][\w.]*(?:\s[^<>]{0,2000})?\/?>|\{\/\*[\s\S]{0,5000}?\*\/\}/g;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/**
 * The Markdown of an MDX file: imports, exports, components and comments are blank, what stands between
 * them stays. As long as the text.
 */
export function withoutComponents(text: string): string {
  const lines = text.split(/(?<=\n)/);
  let isCode = false;
  let isModule = false;
  const kept = lines.map((line) => {
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode) return { line, isCode };
    // A statement goes on to the next blank line.
    if (line.trim() === '') isModule = false;
    isModule ||=
      /^(?:import\s+(?:[\w{*"']|\w+,)|export\s+(?:const|let|default|function|async|class|\{|\*))/.test(
        line,
      );
    return { line: isModule ? blank(line) : line, isCode };
  });
  return kept
    .reduce<{ text: string; isCode: boolean }[]>((parts, { line, isCode: code }) => {
      const last = parts.at(-1);
      if (last?.isCode === code) last.text += line;
      else parts.push({ text: line, isCode: code });
      return parts;
    }, [])
    .map((part) => (part.isCode ? part.text : part.text.replace(COMPONENT, blank)))
    .join('');
}
