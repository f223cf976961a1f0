import { isStopWord } from '../../text/stop-words.ts';
import { formerMark, passageMark } from './passage-mark.ts';

const MAX_CHARACTERS = 12;
const MIN_CHARACTERS = 2;

/**
 * A citation key for a document that states none: the first telling words of its title, else of its
 * file name, else a hash of the title, in at most 12 of `A-Z 0-9 -`.
 */
export function keyFrom(title: string, name: string): string {
  const fileName = name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  // As it was always made: with another, a document of such a title would lose its ids.
  const mark = formerMark(title) ?? passageMark(title);
  return fromWords(title) ?? fromWords(fileName) ?? `D-${mark.toUpperCase()}`;
}

/**
 * The key with `-2`, `-3` … after it that is not taken yet. `tried` remembers how far each key has been
 * counted, so that a thousand documents of one title do not count from 2 a thousand times.
 */
export function freeKey(
  key: string,
  taken: ReadonlySet<string>,
  tried: Map<string, number> = new Map(),
): string {
  for (let number = tried.get(key) ?? 2; ; number += 1) {
    const suffix = `-${number}`;
    const candidate = `${key.slice(0, MAX_CHARACTERS - suffix.length).replace(/-+$/, '')}${suffix}`;
    if (taken.has(candidate)) continue;
    tried.set(key, number);
    return candidate;
  }
}

function fromWords(text: string): string | null {
  const words = text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  // A title in another script may hold a stray Latin letter or number, which names nothing.
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = words.join('').match(/[A-Za-z]/g)?.length ?? 0;
  if (latin * 2 < letters) return null;
  const telling = words.filter((word) => !isStopWord(word.toLowerCase(), 'en'));
  let key = '';
  for (const word of (telling.length > 0 ? telling : words).map((w) => w.toUpperCase())) {
    const longer = key === '' ? word.slice(0, MAX_CHARACTERS) : `${key}-${word}`;
    if (longer.length <= MAX_CHARACTERS) key = longer;
  }
  return key.length >= MIN_CHARACTERS ? key : null;
}
