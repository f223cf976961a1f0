/** A book and how many chapters it has; the first number is counted anew in each. */
const BOOKS: readonly (readonly [heading: string, chapters: number])[] = [
  ['BOOK ONE: 1805', 28],
  ['BOOK TWO: 1805', 21],
  ['BOOK THREE: 1805', 19],
  ['BOOK FOUR: 1806', 16],
  ['BOOK FIVE: 1806 - 07', 22],
  ['BOOK SIX: 1808 - 10', 26],
  ['BOOK SEVEN: 1810 - 11', 13],
  ['BOOK EIGHT: 1811 - 12', 22],
  ['BOOK NINE: 1812', 23],
  ['BOOK TEN: 1812', 39],
  ['BOOK ELEVEN: 1812', 34],
  ['BOOK TWELVE: 1812', 16],
  ['BOOK THIRTEEN: 1812', 19],
  ['BOOK FOURTEEN: 1812', 19],
  ['BOOK FIFTEEN: 1812 - 13', 20],
  ['FIRST EPILOGUE: 1813 - 20', 16],
  ['SECOND EPILOGUE', 12],
];

export const NOVEL_CHAPTERS = BOOKS.reduce((sum, [, chapters]) => sum + chapters, 0);
export const NOVEL_BOOKS = BOOKS.map(([heading]) => heading);

const ROMAN: readonly (readonly [number, string])[] = [
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  const [step, letters] = ROMAN.find(([one]) => one <= value) ?? [0, ''];
  return step === 0 ? '' : letters + roman(value - step);
}

const chapters = (count: number) =>
  Array.from({ length: count }, (_, index) => `CHAPTER ${roman(index + 1)}`);

/**
 * A novel laid out as Project Gutenberg lays out `War and Peace`: a notice, the title, a list of all
 * books and chapters, and then the text under the same headings.
 */
export function longNovel(): string {
  const list = BOOKS.flatMap(([heading, count]) => [heading, ...chapters(count)]);
  const body = BOOKS.flatMap(([heading, count]) => [
    heading,
    ...chapters(count).map((chapter) => `${chapter}\n\n${story(heading, chapter)}`),
  ]);
  return [
    'The Project Gutenberg eBook of War and Peace\n    \nThis ebook is for the use of anyone anywhere in the United States and\nmost other parts of the world at no cost and with almost no restrictions.',
    'Title: War and Peace\n\nAuthor: graf Leo Tolstoy',
    '*** START OF THE PROJECT GUTENBERG EBOOK WAR AND PEACE ***',
    'WAR AND PEACE\n\n\nBy Leo Tolstoy/Tolstoi',
    `    Contents\n\n${list.map((line) => `    ${line}`).join('\n\n')}`,
    body.join('\n\n\n\n\n'),
    '*** END OF THE PROJECT GUTENBERG EBOOK WAR AND PEACE ***',
    'Updated editions will replace the previous one, and the old ones will be renamed.',
  ].join('\n\n\n\n\n');
}

function story(book: string, chapter: string): string {
  return [
    `In ${chapter.toLowerCase()} of ${book.toLowerCase()} the prince came into the room with his hands\nbehind his back, and nobody spoke of it until the fires were lit along the river.`,
    '“Well, Prince?”',
    'Thy Friend',
    'They looked for it in the barn and behind the mill, and found only the old rope.',
  ].join('\n\n');
}
