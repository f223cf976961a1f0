import { escaped, joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';

/** A run of words that two texts share, that only the earlier holds, or only the later. */
interface Part {
  readonly kind: 'same' | 'gone' | 'new';
  /** Null where the words are not known any more. */
  readonly text: string | null;
  readonly words: number;
  /** Left out where the text itself says so. */
  readonly marked?: boolean;
}

/** Characters of what did not change that are shown beside a change. */
const BESIDE = 40;
const MAX_CHANGE = 200;
const MAX_LENGTH = 900;

/** Two texts in one line: what went is struck through, what came is bold, what stayed is shortened. */
export function differenceLine(parts: readonly Part[]): Markdown {
  const shown: Markdown[] = [];
  let length = 0;
  for (const [at, part] of parts.entries()) {
    const text = partText(part, at === 0, at === parts.length - 1);
    length += text.markdown.length + 1;
    if (length > MAX_LENGTH) {
      shown.push(markdown`[…]`);
      break;
    }
    shown.push(text);
  }
  return joined(shown, ' ');
}

function partText({ kind, text, words, marked }: Part, first: boolean, last: boolean): Markdown {
  if (marked === true) return markdown`[…]`;
  if (kind === 'same') return same(text ?? '', first, last);
  const what = text === null ? markdown`(${wordCount(words)})` : escaped(cut(text, MAX_CHANGE));
  if (kind === 'new') return markdown`**${what}**`;
  // Discord closes at the first two tildes, an escaped one among them.
  return what.markdown.endsWith('~') ? markdown`~~${what} ~~` : markdown`~~${what}~~`;
}

function same(text: string, first: boolean, last: boolean): Markdown {
  const folded = text.replace(/\s+/gu, ' ').trim();
  if (folded.length <= 2 * BESIDE + 4) return escaped(folded);
  const head = first ? [] : [escaped(startOf(folded))];
  const tail = last ? [] : [escaped(endOf(folded))];
  return joined([...head, markdown`[…]`, ...tail], ' ');
}

function cut(text: string, length: number): string {
  const folded = text.replace(/\s+/gu, ' ').trim();
  if (folded.length <= length) return folded;
  return `${startOf(folded)} […] ${endOf(folded)}`;
}

/** The first words, whole ones where words have spaces between them. */
function startOf(text: string): string {
  const piece = Array.from(text.slice(0, BESIDE)).slice(0, -1).join('');
  const space = piece.lastIndexOf(' ');
  return space > 0 ? piece.slice(0, space) : piece;
}

function endOf(text: string): string {
  const piece = Array.from(text.slice(-BESIDE)).slice(1).join('');
  const space = piece.indexOf(' ');
  return space >= 0 && space < piece.length - 1 ? piece.slice(space + 1) : piece;
}

function wordCount(words: number): string {
  return words === 1 ? '1 word' : `${words} words`;
}
