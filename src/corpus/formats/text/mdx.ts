import { blank } from '../../document/block.ts';

/** Components that Markdown cannot read, for braces or line ends in them, and comments in braces. */
const COMPONENT =
  /<\/?[A-Z][\w.]*\s[^<>{\n]{0,2000}[{\n][^<>]{0,2000}>|\{\/\*[\s\S]{0,5000}?\*\/\}/g;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/**
 * The Markdown of an MDX file: imports, exports, comments, and components that are more than a tag, are
 * blank; what stands between them stays. As long as the text.
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
