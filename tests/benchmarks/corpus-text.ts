import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pick, seededRandom } from './citations/random.ts';

/**
 * Text with the vocabulary of real prose, the same in every run: word frequencies after Zipf and
 * Mandelbrot (1953), so that a million words hold some 60,000 different ones and five million some
 * 100,000; the commonest are English stop words, the others made of syllables and English endings.
 */
const WORDS = 110_000;
const MANDELBROT = { shift: 2.7, exponent: 1.12 } as const;
const COMMON =
  'the of and to in a was is for as on with by that at from his it an were which are be this had also or has first their he one its after but who not been have they new two her she during when where other into all more would there between some about then them over only can made most such up than out so through years may many under before while these being later no him became used any each'.split(
    ' ',
  );
const ONSETS =
  'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w y z'.split(' ');
const VOWELS = 'a e i o u ai ea ee ia io oa ou'.split(' ');
const CODAS = [
  '',
  '',
  '',
  'b',
  'ck',
  'd',
  'l',
  'll',
  'm',
  'n',
  'nd',
  'ng',
  'p',
  'r',
  'rd',
  's',
  't',
];
const ENDINGS = ['', 's', 'ed', 'ing', 'er', 'ment', 'ness', 'ly', 'ation'];
const FORMS = 3;

/** Passages of a generated document. */
export const PASSAGES_PER_DOCUMENT = 25;
const PASSAGES_PER_SECTION = 5;

function vocabulary(): string[] {
  const random = seededRandom(7);
  const words = new Set(COMMON);
  while (words.size < WORDS) {
    const syllables = 1 + Math.floor(random() * 3);
    const stem = Array.from(
      { length: syllables },
      () => pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS),
    ).join('');
    for (let form = 0; form < FORMS; form += 1) words.add(stem + pick(random, ENDINGS));
  }
  return [...words].slice(0, WORDS);
}

const ALL = vocabulary();
const CUMULATED = new Float64Array(WORDS);
ALL.reduce((sum, _, rank) => {
  const next = sum + (rank + 1 + MANDELBROT.shift) ** -MANDELBROT.exponent;
  CUMULATED[rank] = next;
  return next;
}, 0);

/** A word by its frequency. */
function wordFrom(random: () => number): string {
  const wanted = random() * (CUMULATED[WORDS - 1] ?? 0);
  let low = 0;
  let high = WORDS - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((CUMULATED[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return ALL[low] ?? '';
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function sentence(random: () => number): string {
  const length = 10 + Math.floor(random() * 16);
  const words = Array.from({ length }, (_, at) => {
    const kind = random();
    if (kind < 0.015) return String(1500 + Math.floor(random() * 520));
    const word = wordFrom(random);
    const isName = at > 0 && kind < 0.06 && word.length > 4;
    return isName ? capital(word) : kind > 0.93 && at < length - 1 ? `${word},` : word;
  });
  return `${capital(words.join(' '))}.`;
}

/** A passage of about a hundred words in sentences. */
export function passageText(random: () => number): string {
  return Array.from({ length: 5 + Math.floor(random() * 2) }, () => sentence(random)).join(' ');
}

/** The Markdown of document `number`: a title, headings, 25 passages. */
export function documentText(number: number): string {
  const random = seededRandom(1_000 + number);
  const heading = () => capital([wordFrom(random), wordFrom(random), wordFrom(random)].join(' '));
  const parts = Array.from({ length: PASSAGES_PER_DOCUMENT }, (_, at) => {
    const above = at % PASSAGES_PER_SECTION === 0 ? `## ${heading()}\n\n` : '';
    return above + passageText(random);
  });
  return `---\nlanguage: en\n---\n# ${heading()} ${number}\n\n${parts.join('\n\n')}\n`;
}

/** A question in words of document `number`. */
export function questionAbout(number: number): string {
  const random = seededRandom(1_000 + number);
  const words = passageText(random).replace(/[.,]/g, '').split(' ');
  const begin = Math.floor(random() * (words.length - 8));
  return `What about ${words.slice(begin, begin + 8).join(' ')}?`;
}

/** Writes a file that is never seen half written. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const hidden = path.join(path.dirname(file), `.${path.basename(file)}`);
  await writeFile(hidden, text);
  await rename(hidden, file);
}

/** Writes a folder of documents with so many passages together; `first` is the first one's number. */
export async function writeCorpus(dir: string, passages: number, first = 0): Promise<void> {
  for (let number = 0; number < passages / PASSAGES_PER_DOCUMENT; number += 1) {
    const folder = path.join(dir, String(number % 20));
    await mkdir(folder, { recursive: true });
    await writeWhole(path.join(folder, `${number}.md`), documentText(first + number));
  }
}
