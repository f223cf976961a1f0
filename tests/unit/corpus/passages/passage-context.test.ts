import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../src/corpus/document/document.ts';
import { makeDocument } from '../../../../src/corpus/document/make-document.ts';
import { readHtml } from '../../../../src/corpus/formats/html/html.ts';
import { isCutBefore, shownContext } from '../../../../src/corpus/passages/shown-context.ts';
import { packParsed, unpackSteps } from '../../../../src/corpus/reader/packed-document.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentOf, paragraphOf } from '../../../support/documents.ts';

/** Each passage with what is to be read above it, without Markdown's marks. */
function shownIn(document: Document): { above: string[]; text: string }[] {
  const plain = (text: string) => text.replace(/[*|]/g, ' ').replace(/\s+/g, ' ').trim();
  return document.passages.map((passage) => ({
    above: passage.context.map(({ start, end }) => plain(document.text.slice(start, end))),
    text: plain(passage.text),
  }));
}

function pageOf(html: string): Document {
  const document = makeDocument('page.html', readHtml(Buffer.from(html)));
  if (!document) throw new Error('no document');
  return document;
}

const TABLE = `Where it is:

| Rank | Hours | Perks |
|---|---:|---|
| Drifter | 0 | 1 home |
| Lodger | 10 | 2 homes |

Ask a Warder.`;

describe('a table', () => {
  test('is a passage a row, which leans on the header and on what leads to the table', () => {
    expect(shownIn(documentOf(TABLE))).toEqual([
      { above: ['Where it is:', 'Rank Hours Perks'], text: 'Drifter 0 1 home' },
      { above: ['Where it is:', 'Rank Hours Perks'], text: 'Lodger 10 2 homes' },
      { above: [], text: 'Ask a Warder.' },
    ]);
  });

  test('comes out of a web page in the same way', () => {
    const rows = '<tr><td>Drifter<td>0<td>1 home</tr><tr><td>Lodger<td>10<td>2 homes</tr>';
    const head = '<tr><th>Rank</th><th>Hours</th><th>Perks</th></tr>';
    const page = pageOf(`<p>Where it is:</p><table>${head}${rows}</table><p>Ask a Warder.</p>`);
    expect(shownIn(page)).toEqual(shownIn(documentOf(TABLE)));
  });

  test('has a header where none is marked but names stand over figures', () => {
    const rowOf = (cells: string) => `<tr>${cells.replace(/(\w+)/g, '<td>$1</td>')}</tr>`;
    const page = pageOf(
      `<table>${['Rank Hours', 'Drifter 0', 'Lodger 10'].map(rowOf).join('')}</table>`,
    );
    expect(shownIn(page).map(({ above }) => above)).toEqual([['Rank Hours'], ['Rank Hours']]);
    const words = pageOf(
      `<table>${['Anna chair', 'Bob purse', 'Cy keys'].map(rowOf).join('')}</table>`,
    );
    expect(shownIn(words).map(({ text }) => text)).toEqual(['Anna chair', 'Bob purse', 'Cy keys']);
  });

  test('without rows is a passage all the same', () => {
    expect(shownIn(documentOf('| a | b |\n|---|---|\n'))).toEqual([{ above: [], text: 'a b' }]);
  });

  test('shows header and row together, and that rows between are left out', () => {
    const { passages } = documentOf(TABLE);
    const [first, second] = passages.map((one) => shownContext(one, one.start));
    expect(first?.at(-1)).toBe('Rank | Hours | Perks');
    expect(second?.at(-1)).toBe('Rank | Hours | Perks […]');
  });
});

describe('a list', () => {
  const long = (name: string) => `${name} ${paragraphOf(14)}`;

  test('is a passage an item, short ones together, and leans on the line that leads to it', () => {
    const document = documentOf(
      `You need:\n\n- ${long('One')}\n- a rope\n- a lamp\n- ${long('Two')}\n`,
    );
    expect(shownIn(document)).toEqual([
      { above: ['You need:'], text: `You need: - ${long('One')}` },
      { above: ['You need:'], text: '- a rope - a lamp' },
      { above: ['You need:'], text: `- ${long('Two')}` },
    ]);
  });

  test('leans on the last sentence of a paragraph, and the others stand for themselves', () => {
    const document = documentOf('All is in one file. You need:\n\n- a rope\n- a lamp\n\nThen go.');
    expect(shownIn(document)).toEqual([
      { above: [], text: 'All is in one file.' },
      { above: ['You need:'], text: 'You need: - a rope - a lamp' },
      { above: [], text: 'Then go.' },
    ]);
  });

  test('inside an item leans on that item, unless both are short', () => {
    const outer = long('Stable');
    const document = documentOf(
      `- ${outer}\n    - ${long('Elks')}\n    - ${long('Dragons')}\n- x\n    - y\n`,
    );
    expect(shownIn(document)).toEqual([
      { above: [], text: `- ${outer} - ${long('Elks')}` },
      { above: [`- ${outer}`], text: `- ${long('Dragons')}` },
      { above: [], text: '- x - y' },
    ]);
  });

  test('below a line in bold or in capitals alone has that line as its heading', () => {
    const document = documentOf(
      '# Notes\n\n**Fixed**\n- a crash\n\nSATURDAY\n\n- lunch\n\n**Stay away.**\n',
    );
    expect(document.sections.map(({ heading, trail }) => [...trail, heading].join(' > '))).toEqual([
      'Notes',
      'Notes > Fixed',
      'Notes > SATURDAY',
    ]);
    expect(shownIn(document).map(({ text }) => text)).toEqual([
      '- a crash',
      '- lunch',
      'Stay away.',
    ]);
  });

  test('or text right below a line in bold has that line as its heading', () => {
    const document = documentOf('**My hands hurt!!**\nStop for today.\n\n**Be kind.**\nAlways.');
    expect(document.sections.map(({ heading }) => heading)).toEqual(['My hands hurt!!']);
    expect(shownIn(document).map(({ text }) => text)).toEqual(['Stop for today. Be kind. Always.']);
  });

  test('of many words is cut, and each piece leans on the same', () => {
    const text = Array.from({ length: 30 }, (_, at) => `Sentence ${at} ${paragraphOf(20)}`).join(
      ' ',
    );
    const { passages } = documentOf(`You know:\n\n- ${text}\n`);
    expect(passages.length).toBeGreaterThan(2);
    expect(passages[0]?.text).toMatch(/^You know:\n- Sentence 0/);
    for (const { context } of passages) expect(context).toBe(passages[0]?.context);
  });
});

describe('an interview', () => {
  const reply = paragraphOf(45);
  const INTERVIEW = `# Talk

**ANNA BELL:** How did it begin?

**CARL DOE:** With water. ${reply}

${reply}

**BELL:** You wanted to cut Pim.

**DOE:** He was to drown.

**BELL:** When was that?

**DOE:** In May.`;

  test('has the question as context of all that is replied to it', () => {
    expect(shownIn(documentOf(INTERVIEW))).toEqual([
      {
        above: ['ANNA BELL: How did it begin?'],
        text: `ANNA BELL: How did it begin? CARL DOE: With water. ${reply}`,
      },
      { above: ['ANNA BELL: How did it begin?'], text: reply },
      {
        above: ['BELL: You wanted to cut Pim.'],
        text: 'BELL: You wanted to cut Pim. DOE: He was to drown.',
      },
      { above: ['BELL: When was that?'], text: 'BELL: When was that? DOE: In May.' },
    ]);
  });

  test('may mark questions and answers as such', () => {
    expect(shownIn(documentOf('Q: Is entry free?\n\nA: Yes.\n\nQ: And food?\n\nA: No.'))).toEqual([
      { above: ['Q: Is entry free?'], text: 'Q: Is entry free? A: Yes.' },
      { above: ['Q: And food?'], text: 'Q: And food? A: No.' },
    ]);
  });

  test('may have question and answer in one paragraph, and then each is a passage', () => {
    const document = documentOf(
      'Q: Is entry free?\nA: Yes.\n\nQ: And food?\nA: No.\n\nBring a rope.',
    );
    expect(shownIn(document)).toEqual([
      { above: ['Q: Is entry free?'], text: 'Q: Is entry free? A: Yes.' },
      { above: ['Q: And food?'], text: 'Q: And food? A: No.' },
      { above: [], text: 'Bring a rope.' },
    ]);
    const bold = documentOf(
      '**Is entry free?** Yes.\n\n**And food?** No.\n\n**May I dance?** Do.\n\nGo.',
    );
    expect(shownIn(bold).map(({ above }) => above.join())).toEqual([
      'Is entry free?',
      'And food?',
      'May I dance?',
      '',
    ]);
    const rhetoric = documentOf('What is a mill? A house.\n\nIt grinds.');
    expect(rhetoric.passages).toHaveLength(1);
  });

  test('is no text in which nobody asks, or in which one speaks', () => {
    const play = 'Anna: I go.\n\nBert: Then go.\n\nAnna: I went.\n\nBert: Good.';
    expect(documentOf(play).passages.every(({ context }) => context.length === 0)).toBe(true);
    const notes = 'Note: why?\n\nNote: who?\n\nTip: go.';
    expect(documentOf(notes).passages.every(({ context }) => context.length === 0)).toBe(true);
  });

  test('loses no question that nobody replies to', () => {
    const { passages } = documentOf(`${INTERVIEW}\n\n**BELL:** And now?`);
    expect(passages.at(-1)?.text).toBe('BELL: And now?');
  });

  test('shows the question above a reply, and says when replies between are left out', () => {
    const [first, second] = documentOf(INTERVIEW).passages;
    if (!first || !second) throw new Error('no passages');
    const body = first.text.indexOf('CARL') + first.start;
    expect(shownContext(first, body)).toEqual(['ANNA BELL: How did it begin?']);
    expect(isCutBefore(first, body)).toBe(false);
    expect(isCutBefore(first, body + 20)).toBe(true);
    expect(shownContext(second, second.start)).toEqual(['ANNA BELL: How did it begin? […]']);
    expect(shownContext(first, first.start)).toEqual([]);
  });
});

test('a packed document has the same contexts, shared as they were', () => {
  const document = documentOf(TABLE);
  const read = { keyGiven: false, keyLine: null, faults: [], foreign: [] };
  const unpacked = runSync(
    unpackSteps(structuredClone(packParsed({ ok: true, document, ...read }))),
  );
  if (!unpacked.ok) throw new Error('not read');
  const { passages } = unpacked.document;
  expect(passages.map(({ context }) => context)).toEqual(
    document.passages.map(({ context }) => context),
  );
  expect(passages[0]?.context).toBe(passages[1]?.context);
});
