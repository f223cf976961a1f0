import { describe, expect, test } from 'vitest';
import { endlessWordIn } from '../../../../src/corpus/reader/endless-word.ts';

const MIB = 1024 * 1024;

describe('a run of letters without end', () => {
  test.each(['a', '7', 'é', 'ก', '港'])('of %s is named by its line', (letter) => {
    expect(endlessWordIn(`One.\nTwo.\n${letter.repeat(9 * MIB)}`)).toEqual({
      line: 3,
      message: expect.stringMatching(/^more than 250,000 letters stand here without a blank/),
    });
  });

  test.each(['word ', '港口关闭。', 'คำ ', 'iVBORw0KGgo/+', '=', '\u00a0', 'a-b-c'])(
    'is no run of “%s”',
    (piece) => {
      expect(endlessWordIn(piece.repeat(MIB))).toBeNull();
    },
  );
});
