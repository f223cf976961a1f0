import { describe, expect, test } from 'vitest';
import { isBoilerplate } from '../../../../../src/corpus/formats/text/boilerplate.ts';
import { looksLikeHeading } from '../../../../../src/corpus/formats/text/heading-line.ts';
import { readPlainText } from '../../../../../src/corpus/formats/text/plain-text.ts';

const body = 'This is a body of text that goes on for a while, as the body of an article does.';

function outline(text: string): string[] {
  return readPlainText(text).blocks.map((block) =>
    block.kind === 'heading'
      ? `${'#'.repeat(block.level)} ${block.text}`
      : text.slice(block.start, block.end),
  );
}

describe('plain text', () => {
  test('paragraphs stand between blank lines, wrapped lines belong together', () => {
    expect(outline('One line of text,\nand its second line.\n\n\nAnother one.')).toEqual([
      'One line of text,\nand its second line.',
      'Another one.',
    ]);
  });

  test('a file with a paragraph a line and no blank lines falls into its lines', () => {
    const line = (name: string) => `${name} ${'word '.repeat(35)}end.`;
    expect(outline(`${line('A')}\n${line('B')}\n${line('C')}\n`)).toHaveLength(3);
  });

  test('items are items however high their numbers count', () => {
    const items = [998, 999, 1000, 1001, 1002].map((at) => `${at}. The rule is kept.`);
    expect(outline(items.join('\n'))).toEqual(items);
    expect(outline('1200. One rule,\nwrapped.\n1201. Another.')).toEqual([
      '1200. One rule,\nwrapped.',
      '1201. Another.',
    ]);
  });

  test('a year that a wrapped line begins with is no item', () => {
    const text = 'The war was over in\n1945. The harbour opened again in\n1946. Boats came.';
    expect(outline(text)).toEqual([text]);
  });

  test('a short line on its own before a paragraph is a heading', () => {
    expect(outline(`The Title\n\n${body}\n\nThe Black Market\n\n${body}`)).toEqual([
      '# The Title',
      body,
      '## The Black Market',
      body,
    ]);
  });

  test('a title repeated by navigation stands once and navigation is no section', () => {
    const text = [
      'The Koreas',
      'What Do They Think?',
      'Recent Features',
      'The Koreas',
      'What Do They Think?',
    ];
    const layout = readPlainText(
      `${text.join('\n\n')}\n\n${body}\n\nWhat Do They Think?\nCredit: Pixabay\n\n${body}`,
    );
    expect(layout.title).toBe('What Do They Think?');
    expect(
      outline(`${text.join('\n\n')}\n\n${body}\n\nWhat Do They Think?\nCredit: Pixabay\n\n${body}`),
    ).toEqual(['# What Do They Think?', body, body]);
  });

  test('what a comment form leaves behind is no text', () => {
    const text = `${body}\n\nBack to Blog\n\nLeave a Reply\n\nYour email address will not be published.`;
    expect(outline(text)).toEqual([body]);
  });

  test('underlined lines are headings', () => {
    expect(outline(`Rules\n=====\n\n${body}`)).toEqual(['# Rules', body]);
  });

  test('list items are blocks that continue one another', () => {
    const { blocks } = readPlainText('Bring these:\n\n- a rope\n- a lamp\n  with oil');
    expect(blocks.map((block) => block.kind === 'text' && block.continues)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test.each([
    'Leave a Reply',
    'Back to Blog',
    'Your email address will not be published. Required fields are marked *',
    'Credit: Pixabay',
    'Photo by Jane Doe',
    'Related Posts',
    'Share this',
    '3 Comments',
    '© 2020 Example Inc. All rights reserved.',
  ])('"%s" is boilerplate', (line) => {
    expect(isBoilerplate(line)).toBe(true);
  });

  test.each([
    'Leave a reply to every applicant within two days.',
    'Credit is due to the volunteers who wrote this.',
    'Share this with the moderators before you act.',
    'Comments are moderated by volunteers.',
  ])('"%s" is text', (line) => {
    expect(isBoilerplate(line)).toBe(false);
  });

  test.each([
    'The North Korean Black Market',
    'DVDs, Desire, and Defecting',
    'Why Do North Koreans Defect From their Home Country?',
    'To Understand What’s Different About Today’s Generation of Defectors, Look at History',
    '2. Scope',
    'CHAPTER IV',
    '第一章',
  ])('"%s" reads like a heading', (line) => {
    expect(looksLikeHeading(line)).toBe(true);
  });

  test.each([
    'Ironically, it’s capitalism.',
    'Then what was their mantra, their credo, the one unifying factor that defines them today?',
    'and this goes on from the line before',
    'Is it so?  no one knows it.',
    'Park: yes.',
    '* * *',
    '12345',
  ])('"%s" does not read like a heading', (line) => {
    expect(looksLikeHeading(line)).toBe(false);
  });
});
