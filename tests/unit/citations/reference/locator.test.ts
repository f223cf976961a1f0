import { describe, expect, test } from 'vitest';
import { type CommaReading, readLocators } from '../../../../src/citations/reference/locator.ts';
import { LAST } from '../../../../src/citations/reference/number-words.ts';

/** Places as `section.passage~mark`, `-` where one is not named, `a to b` for a range. */
function places(text: string, comma?: CommaReading): string[] | null {
  const located = readLocators(text, comma);
  const point = ({ section, passage, mark }: Record<'section' | 'passage' | 'mark', unknown>) =>
    `${section ?? '-'}.${passage ?? '-'}${mark ? `~${mark}` : ''}`;
  return (
    located?.map((one) => {
      if (one.kind === 'page') return `p ${one.from}${one.to === null ? '' : ` to ${one.to}`}`;
      return one.to === null ? point(one.from) : `${point(one.from)} to ${point(one.to)}`;
    }) ?? null
  );
}

describe('places that a text names', () => {
  test.each([
    ['3', ['3.-']],
    ['2.1', ['2.1']],
    ['2:1~k7f3q', ['2.1~k7f3q']],
    ['~k7f3q', ['-.-~k7f3q']],
    ['§2 ¶1', ['2.1']],
    ['section 2, paragraph 1', ['2.1']],
    ['second paragraph of section 3', ['3.2']],
    ['the last paragraph in the third section', [`3.${LAST}`]],
    ['chapter iv', ['4.-']],
    ['2.1-2.3', ['2.1 to 2.3']],
    ['2.1-3', ['2.1 to 2.3']],
    ['sections 2 to 4', ['2.- to 4.-']],
    ['2.1, 4 and 5.2', ['2.1', '4.-', '5.2']],
    ['pp. 3-4', ['p 3 to 4']],
    ['third page', ['p 3']],
  ])('%s', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  test.each(['', '   ', 'famine', '2.1 famine', 'section', '2..1', 'page', '3rd'])(
    'are none in %j, of which a part is something else',
    (text) => {
      expect(places(text)).toBeNull();
    },
  );

  test('a number after a comma is a section of its own, or inside the one before', () => {
    expect(places('2, 3', 'list')).toEqual(['2.-', '3.-']);
    expect(places('2, 3', 'inner')).toEqual(['2.3']);
    expect(places('2.1, 3', 'list')).toEqual(['2.1', '3.-']);
    expect(places('2.1, 3', 'inner')).toEqual(['2.1', '2.3']);
  });
});
