import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../../../src/corpus/formats/markdown/markdown.ts';
import { readText } from '../../../../../src/corpus/reader/parse-document.ts';

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
/** A page of a site, as its builder reads it. */
const onSite = (body: string) => readText(`---\ntitle: Dues\n---\n${body}`, 'a.md');
const inMdx = (body: string) => readText(body, 'a.mdx');

describe('what a site fills in', () => {
  test.each([
    ['a variable', 'Post {{ site.limit }} ads.', 'Post […] ads.'],
    ['its title', 'About {{ page.title | escape }}: {{ $frontmatter.title }}', 'About Dues: Dues'],
    ['words in quotation marks', '{{ "{{" }} and {{ \'x\' }} stand.', '{{ and x stand.'],
    ['a variable in a table', '| a | {{ b | c }} |\n|---|---|\n| d | e |', 'a | […] d | e'],
    ['a variable before a bracket', 'See {{ a }}(b).', 'See […](b).'],
    ['a variable below an item', '- Pay\n\n    {{ fee }} euros.', '- Pay […] euros.'],
    ['a line of its own', 'One.\n\n{{ content }}\n\nTwo.', 'One. Two.'],
    ['tags', '{% if a %}Yes{% endif %}, {% include b.md %}no.', 'Yes, no.'],
    ['comments', 'A\n\n{% comment %}\nb {{ c }}\n{% endcomment %}\n\n{# d #}\n\nE', 'A E'],
    ['comments in a line', 'A {% comment %}b{% endcomment %}c', 'A c'],
    ['blocks of Handlebars', '{{#if a}}Yes{{/if}}', 'Yes'],
    ['shortcodes', '{{< columns >}}\nA {{< b "c" >}}d.\n{{< /columns >}}', 'A d.'],
  ])('%s is put in, or left out', (_, source, expected) => {
    expect(flat(onSite(source).text.replace(/^.*?---\s*/su, ''))).toBe(expected);
  });

  test('is named with its number and first line; what wraps text or shows nothing is not counted', () => {
    const source =
      '{% assign a = 1 %}\n\n{{< columns >}}\nA {{ b }} {% include c %}\n\n{{< d >}}\n{{< /columns >}}\n';
    expect(onSite(source).notes).toEqual([
      'what the site fills in is not in the file and was left out: 3 places, the first on line 7.',
    ]);
  });

  test('is no title', () => {
    expect(readMarkdown('# {{ site.title }}\n\nA\n').layout.title).toBeNull();
  });

  test.each([
    ['code', '`{{ a }}` and `` {% b %} ` ``', '{{ a }} and {% b %} `'],
    ['fenced code', '```\n{{ a }} {% b %}\n```', '{{ a }} {% b %}'],
    ['indented code', 'A\n\n    {{ a }}', 'A {{ a }}'],
    ['what is escaped', '\\{{ a }}, \\{\\{ b }}, &#123;{ c }}', '{{ a }}, {{ b }}, {{ c }}'],
    ['what is raw', '{% raw %}{{ a }} {% b %}{% endraw %}', '{{ a }} {% b %}'],
    [
      'what is raw for lines',
      '{% raw %}\n{{ a }}\n\n{% b %}\n{% endraw %}\n\nC',
      '{{ a }} {% b %} C',
    ],
    ['other braces', 'sets {a, b} and { } and {{}} stand', 'sets {a, b} and { } and {{}} stand'],
  ])('is not looked for in %s', (_, source, expected) => {
    const { text, notes } = onSite(source);
    expect(flat(text.replace(/^.*?---\s*/su, ''))).toBe(expected);
    expect(notes).toEqual([]);
  });

  test('is not looked for where no site builder is at work', () => {
    const source = 'Write {{user}} or {{.User.Name}} to greet.';
    expect(readMarkdown(source)).toMatchObject({ text: source, notes: [] });
    expect(readMarkdown(`${source}\n\n{{ site.a }}`).text).toBe('Write […] or […] to greet.');
  });
});

describe('expressions of MDX', () => {
  test.each([
    ['of a constant', 'export const fee = "5";\n\nPay {fee} euros.', 'Pay 5 euros.'],
    ['of a literal', "Pay {'{5}'} or {`six`}, {7}{' '}euros.", 'Pay {5} or six, 7 euros.'],
    ['of anything else', 'Pay {props.fee} euros.', 'Pay […] euros.'],
    ['over several lines', 'A\n\n{list.map((i) => (\n  <li>{i}</li>\n))}\n\nB', 'A B'],
    ['in a tag', '<Card title={"Rules"} size={props.x}>\n\nBe kind.\n\n</Card>', 'Rules Be kind.'],
    ['that are code', '`{a}` and\n\n```\n{b}\n```', '{a} and {b}'],
    ['that are escaped', 'sets \\{a\\}', 'sets {a}'],
    ['that are formulas', 'Or $\\frac{a}{b}$.', 'Or $\\frac{a}{b}$.'],
    ['that are ids', '# Fee {#fee}\n\nA', 'Fee A'],
    ['that never end', 'A {b', 'A {b'],
  ])('%s', (_, source, expected) => {
    expect(flat(inMdx(source).text)).toBe(expected);
  });

  test('are named by their line', () => {
    expect(inMdx('A\n\n```\n{a}\n```\n\nB {c} {"d"}\n\n{e}').notes).toEqual([
      'what the site fills in is not in the file and was left out: 2 places, the first on line 7.',
    ]);
  });

  test('are text in pages of Vue', () => {
    const source = '<script setup>\nimport A from "./a"\n</script>\n\nSets {a} and {{ b }}.';
    expect(flat(readMarkdown(source).text)).toBe('Sets {a} and […].');
  });
});
