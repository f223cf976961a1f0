import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../../../src/corpus/formats/pdf/pdf.ts';
import { pdfWithContent } from '../../../../support/hostile-files.ts';

/** A page with these lines, 14 points apart, in 10-point Helvetica. */
const pdfOfLines = (...lines: string[]) => {
  const shown = lines.map((line) => `(${line}) Tj 0 -14 Td`).join('\n');
  return pdfWithContent(Buffer.from(`BT /F 10 Tf 20 270 Td\n${shown}\nET`));
};

describe('a PDF', () => {
  test('leaves lines of a table of contents out and says so', async () => {
    const { text, notes } = await readPdf(
      pdfOfLines(
        'Introduction . . . . . . . . . . . 3',
        'Method ................ iv',
        'A sentence of the text itself...',
      ),
    );
    expect(text).toBe('A sentence of the text itself...');
    expect(notes).toEqual(['lines of a table of contents or an index were left out: 2.']);
  });

  test('says which lines are rows of a table, and which row names the columns', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.map((cell, at) => `BT /F 10 Tf ${20 + at * 120} ${y} Td (${cell}) Tj ET`).join(' ');
    const content = [
      row(270, 'Boat', 'Fee a day'),
      row(256, 'Under ten metres', '12'),
      row(242, 'Rafts', '3'),
    ];
    const { layout } = await readPdf(pdfWithContent(Buffer.from(content.join('\n'))));
    expect(layout.blocks).toMatchObject([{ role: 'header' }, { role: 'row' }, { role: 'row' }]);
  });

  test('keeps the bytes that it was given', async () => {
    const bytes = pdfOfLines('One line that is long enough to count as text.');
    const before = Buffer.from(bytes);
    await readPdf(bytes);
    expect(bytes.equals(before)).toBe(true);
  });
});
