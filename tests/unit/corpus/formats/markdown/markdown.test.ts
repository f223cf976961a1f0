import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt } from '../../../../../src/corpus/document/document.ts';
import { documentToMarkdown } from '../../../../../src/corpus/document/document-markdown.ts';
import { readMarkdown } from '../../../../../src/corpus/formats/markdown/markdown.ts';
import { documentOf } from '../../../../support/documents.ts';

const textOf = (source: string) => readMarkdown(source).text;
const shown = (source: string) => textOf(source).replace(/\s+/g, ' ').trim();

describe('the text of Markdown is what a reader of the page sees', () => {
  test.each([
    [
      'emphasis',
      '4. **Keep it _SFW_.** ~~Never~~ __bold__ un*frigging*believable',
      '4. Keep it SFW. bold unfriggingbelievable',
    ],
    [
      'links',
      'See [the *rules*](https://x.org "t"), <https://y.org> and [these][1].\n\n[1]: /z',
      'See the rules, https://y.org and these.',
    ],
    ['escapes and entities', 'a \\* b \\_c\\_ &amp; 5 &lt; 6 &copy;', 'a * b _c_ & 5 < 6 ©'],
    ['code in a line', 'Type `/back **now**`.', 'Type /back **now**.'],
    [
      'templates of Jekyll',
      '* TOC\n{:toc}\n\n{% raw %}\n```\n{{ x }}\n```\n{% endraw %}\n\nSee [it]({{ site.url }}{% link a.md %}).\n\n{% highlight rb %}\n*a*\n{% endhighlight %}\n\n*b*',
      '{{ x }} See it. *a* b',
    ],
    ['code of a template that never ends', '{% highlight rb %}\n\n*a*', 'a'],
    [
      'boxes of MyST',
      ':::{admonition} Read me\n:class: tip\nNow.\n:::\n\n```{note}\nSoon *or* later.\n```\n\n```{toctree}\na\nb\n```\n\n```{code-block} js\n*a*\n```',
      'Read me Now. Note Soon or later. *a*',
    ],
    [
      'a box as GitHub had it before',
      '> **Note**\n> The bridge is narrow.',
      'Note The bridge is narrow.',
    ],
    [
      'definitions',
      'Oar\n: Moves *boats*.\n\nSail\n\n:   Is big.\n\n: Alone.',
      'Oar Moves boats. Sail Is big. Alone.',
    ],
    ['abbreviations and page ends', '*[HTML]: Hyper Text\n\n\\newpage\n\n@[toc]\n\nText.', 'Text.'],
    ['queries of notes', '```dataview\nTABLE x\n```\n\nText.', 'Text.'],
    [
      'a style beside a script with imports',
      "<script setup>\nimport A from 'a'\n</script>\n\n<style scoped>\n.x { color: red }\n</style>\n\nText.",
      'Text.',
    ],
    ['pictures', '![](a.png) ![logo](l.png) ![Map of the camp](m.png)', 'Map of the camp'],
    ['badges', '[![the build is green](b.svg)](https://ci)', ''],
    [
      'comments',
      'One.\n\n<!-- TODO: password 4711 -->\n\nTwo <!-- x --> three.',
      'One. Two three.',
    ],
    ['scripts', '<script>steal()</script>\n\n<style>p { color: red }</style>\n\nText.', 'Text.'],
    [
      'tags in a line',
      'Press <kbd>Ctrl</kbd>+<b>C</b>, H<sub>2</sub>O<br>and <span class="x">wait</span>.',
      'Press Ctrl+C, H2O and wait.',
    ],
    ['what looks like a tag', 'Write /ban <user> <reason>.', 'Write /ban <user> <reason>.'],
    [
      'a box with a title',
      ':::caution[Do not feed the cat]\n\nIt is ill.\n\n:::\n',
      'Do not feed the cat It is ill.',
    ],
    [
      'a box with a title behind it',
      '::: tip Good to know\nIt is ill.\n:::\n',
      'Good to know It is ill.',
    ],
    ['a box without', ':::warning\nIt is ill.\n:::\n', 'Warning It is ill.'],
    ['a box of GitHub', '> [!NOTE]\n> It is **ill**.', 'Note It is ill.'],
    ['a box of Obsidian', '> [!faq]- Is it ill?\n> Yes.', 'Is it ill? Yes.'],
    [
      'a box of MkDocs',
      '!!! danger "Mind the cat"\n    It is **ill**.\n\nNext.',
      'Mind the cat It is ill. Next.',
    ],
    [
      'a tab of MkDocs, with a box in it',
      '=== "Linux"\n\n    Press **star**.\n\n    !!! note\n        It is ill.\n\n=== "Mac"\n\n    Press *moon*.\n\nNext.',
      'Linux Press star. Note It is ill. Mac Press moon. Next.',
    ],
    [
      'attributes of MkDocs',
      'The rules{ .big } and ![](a.png){ align=left } sets {a, b}. :material-file-document-remove-outline: Gone.',
      'The rules and sets {a, b}. Gone.',
    ],
    [
      'components around Markdown',
      'import A from "a"; import B from "b";\n\n<Steps>\n1. Press **star**.\n\n   <Tabs>\n     <TabItem label="Linux">\n       Press [moon](/m).\n     </TabItem>\n   </Tabs>\n</Steps>\n<RSC>\n### Which _one_?\n</RSC>',
      '1. Press star. Linux Press moon. Which one?',
    ],
    [
      'a component over several lines',
      '<Card\n  title="Rules"\n  onClick={() => go("/r")}\n  style={{ width: 2 }}\n>\nBe *kind*.\n</Card>\n\n<img style={{ width: 2 }} src={x} /> Then',
      'Rules Be kind. Then',
    ],
    [
      'templates of Hugo',
      '{{< note >}}\nBe **kind**.\n{{< /note >}}\n\n{{< table\n  "a"\n  "b"\n>}}\n\nSee [the rules]({{< ref "rules.md" >}}) and [more]({% link m.md %}).\n\n{{< highlight go >}}\n[[x]] *y*\n{{< /highlight >}}\n\nEnd.',
      'Note Be kind. See the rules and more. [[x]] *y* End.',
    ],
    [
      'templates of GitBook',
      '{% hint style="warning" %}\nBe **kind**.\n{% endhint %}\n\n{% tabs %}\n{% tab title="Linux" %}\nPress star.\n{% endtab %}\n{% endtabs %}\n\n{% embed url="x" %}\n\nEnd.',
      'Warning Be kind. Linux Press star. End.',
    ],
    ['a comment that never ends', 'One.\n\n%% two **three**\n\nfour', 'One. %% two three four'],
    [
      'emphasis before a Korean ending or behind a Japanese one',
      '**강조(强調)**는 중요합니다. 数式は**「要約…」**を選択します。',
      '강조(强調)는 중요합니다. 数式は「要約…」を選択します。',
    ],
    [
      'links of Obsidian into the page',
      'See [[#Fees]], [[Rules#Fees]] and [[Rules#Fees|the fees]].',
      'See Fees, Rules and the fees.',
    ],
    ['a mark that stands in code', 'Write:\n\n    :::note\n    x\n\nEnd.', 'Write: :::note x End.'],
    [
      'what opens',
      '<details>\n<summary>How <b>so</b>?</summary>\n\nPress *star*.\n\n</details>',
      'How so? Press star.',
    ],
    [
      'components',
      'import Tabs from \'@theme/Tabs\';\n\n<Tabs>\n<TabItem label="npm">\n\nRun it.\n\n</TabItem>\n</Tabs>\n\n{/* no\nmore */}\n',
      'npm Run it.',
    ],
    [
      'attributes',
      '# Voice rooms {#voice-rooms}\n\nText.{: .lead}\n\n{: .note }\n',
      'Voice rooms Text.',
    ],
    ['templates', '{% include x %}Text {{< figure src="x" >}}here.', 'Text here.'],
    [
      'names of Discord',
      'Ask <@123456789012345678> or <@&123456789012345678> in <#123456789012345678> or <#help>, </rank show:123456789012345678> <:pog:12345> <a:wow:1> :tada: at 10:30:45',
      'Ask @member or @role in #channel or #help, /rank show at 10:30:45',
    ],
    [
      'moments, spoilers and small text of Discord',
      '-# It ends <t:1700000000:R>: ||he dies||',
      'It ends 2023-11-14 22:13 UTC: he dies',
    ],
    [
      'Obsidian',
      '[[Page|the page]], [[Rules#One]], ![[a.png]]==marked== %%no%% end ^b1',
      'the page, Rules, marked end',
    ],
    [
      'notes',
      'It sank.[^a] Or not.[^none]\n\n[^a]: In *1904*.',
      'It sank.[a] Or not. [a] In 1904.',
    ],
    ['tasks', '- [x] done\n- [ ] open', '- ☑ done - ☐ open'],
    ['quotations', '> one\n> two\n>\n> three', 'one two three'],
    [
      'HTML in blocks',
      '<h2 align="center">Fees</h2>\n<p>Entry is &pound;5.</p>\n<ul><li>a rope</li><li>a lamp</li></ul>',
      'Fees Entry is £5. • a rope • a lamp',
    ],
  ])('%s', (_, source, expected) => {
    expect(shown(source)).toBe(expected);
  });

  test('code stays as it is written, without its fences', () => {
    expect(textOf('Run:\n\n```sh\nnpm i  **x**\n  :::note\n```\n')).toBe(
      'Run:\n\nnpm i  **x**\n  :::note',
    );
  });

  test('lists keep their bullets, and the numbers that the page shows, as marks', () => {
    const { text, layout } = readMarkdown('3. one\n4. two\n   - inner\n\n* star\n');
    expect(text).toBe('3. one\n4. two\n   - inner\n* star');
    expect(layout.prose).toBe('   one\n   two\n     inner\n  star');
  });

  test('tables are rows of cells, whatever they are written in', () => {
    const table = '| Rank | Perk |\n|---|---|\n| **Drifter** | `/nick` \\| 1 |\n';
    const html =
      '<table><tr><th>Rank</th><th>Perk</th></tr><tr><td>Drifter</td><td>/nick | 1</td></tr></table>';
    const expected = 'Rank | Perk\nDrifter | /nick | 1';
    expect([textOf(table), textOf(html)]).toEqual([expected, expected]);
    expect(readMarkdown(html).layout.blocks).toEqual(readMarkdown(table).layout.blocks);
  });
});

/** Words in each construct, whose marks must not be seen. */
const word = fc.constantFrom(
  'heron',
  'lantern',
  'moss',
  'ferry',
  'kettle',
  'blatt',
  '강아지',
  'птица',
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
const inline = fc.oneof(
  words,
  words.map((w) => `**${w}**`),
  words.map((w) => `*${w}*`),
  words.map((w) => `***${w}***`),
  words.map((w) => `~~${w}~~`),
  words.map((w) => `\`${w}\``),
  words.map((w) => `[${w}](https://example.org/a_b "c")`),
  words.map((w) => `<span class="x">${w}</span>`),
  words.map((w) => `${w} <:name:123> :smile:`),
  words.map((w) => `${w}[^1]`),
  words.map((w) => `==${w}==`),
);
const line = fc.array(inline, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const block = fc.oneof(
  line,
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), line)
    .map(([n, l]) => `${'#'.repeat(n)} ${l} {#id-${n}}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.map((l) => `- ${l}`).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((l, i) => `${i + 1}. ${l}`).join('\n')),
  line.map((l) => `> [!TIP]\n> ${l}`),
  line.map((l) => `:::note[${l.replace(/[[\]<>]/g, '')}]\n\n${l}\n\n:::`),
  fc.tuple(line, line).map(([a, b]) => `<details><summary>${a}</summary>\n\n${b}\n\n</details>`),
  fc.tuple(line, line).map(([a, b]) => `| ${a} | b |\n|---|---|\n| ${b} | c |`),
  words.map((w) => `<!-- ${w} -->`),
  words.map((w) => `import ${w.split(' ')[0]} from './x';`),
);
const page = fc.array(block, { minLength: 1, maxLength: 8 });

describe('any page', () => {
  test('shows no marks, and every word of it in its order', () => {
    fc.assert(
      fc.property(page, (blocks) => {
        const text = textOf(blocks.join('\n\n'));
        expect(text).not.toMatch(
          /\*\*|\*\p{L}|~~|`|\]\(|<\/?(?:span|details|summary)|:::|\[!|\{#|<!--|<:|:smile:|==|\[\^/u,
        );
        const seen = (source: string) =>
          source.match(/heron|lantern|moss|ferry|kettle|blatt|강아지|птица/gu) ?? [];
        const unseen = /<!--.*?-->|~~[^~]*~~|^import .*$/gmu;
        const source = blocks.map((one) => one.replace(unseen, '')).join('\n');
        expect(seen(text)).toEqual(seen(source));
      }),
    );
  });

  test('says of each of its blocks on which line of the file it stands', () => {
    const marked = fc.array(block, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(marked, (blocks) => {
        const source = blocks
          .map((one, at) => `${one}\n\nmark${at}x and more\nmark${at}y`)
          .join('\n\n');
        const { text, lines } = readMarkdown(source);
        const rows = source.split('\n');
        for (const mark of text.match(/mark\d+[xy]/g) ?? []) {
          const where = lineAt({ ...documentOf('Text.'), text, lines }, text.indexOf(mark));
          expect(rows[where - 1]).toContain(mark);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('takes time in proportion to its length, whatever it repeats', () => {
    for (const piece of [
      '<#',
      '==a',
      '||',
      ':a:',
      '[[',
      '{{<',
      '<t:',
      '%%',
      '{#',
      '<Tabs a="',
      '!!! note\n',
      ':::\n',
    ]) {
      expect(() => readMarkdown(piece.repeat(5_000))).not.toThrow();
    }
  });
});

describe('a document of Markdown', () => {
  test('has the lines of its file, front matter and all', () => {
    const source =
      '---\ntitle: T\n---\n\n# A\n\nOne **two**\nthree.\n\n```\ncode\nmore\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n';
    const document = documentOf(source);
    const rows = source.split('\n');
    for (const mark of ['A', 'three', 'code', 'more', '1 | 2', '3 | 4']) {
      expect(rows[lineAt(document, document.text.indexOf(mark)) - 1]).toContain(mark);
    }
  });

  test('is exported as Markdown that is read as the same', () => {
    const source =
      '# The *Rules*\n\nBe _nice_ to [all] & 1 < 2.\n\n- one **rope**\n- two\n\n| Rank | Hours |\n|---|---|\n| `x` | 1 |\n| y | 2 |\n\nEnd.';
    const document = documentOf(source);
    const again = documentOf(documentToMarkdown(document));
    expect(again.passages.map(({ text }) => text)).toEqual(
      document.passages.map(({ text }) => text),
    );
    expect(again.passages.map(({ context }) => context.length)).toEqual(
      document.passages.map(({ context }) => context.length),
    );
  });

  test('keeps the ids of what has no marks', () => {
    const paragraph = 'Visitors come on Saturdays,\nand never at night.';
    expect(documentOf(`# A\n\n${paragraph}`).passages[0]?.text).toBe(paragraph);
  });

  test('sections follow the headings one sees, with the headings above them', () => {
    const document = documentOf(
      'Intro text.\n\n# A\n\n## B\n\ntext b\n\n### C\n\ntext c\n\n## D\n\ntext d\n',
    );
    expect(document.sections.map(({ number, heading, trail }) => [number, heading, trail])).toEqual(
      [
        [1, null, []],
        [2, 'A', []],
        [3, 'B', ['A']],
        [4, 'C', ['A', 'B']],
        [5, 'D', ['A']],
      ],
    );
    expect(document.passages.map(({ section, number }) => `${section.number}.${number}`)).toEqual([
      '1.1',
      '3.1',
      '4.1',
      '5.1',
    ]);
  });

  test('a list stands with the line that introduces it', () => {
    const document = documentOf('You need:\n\n- a rope\n- a lamp\n\nThen go.');
    expect(document.passages[0]?.text).toContain('a lamp');
  });

  test('what opens is a section of its own only where nothing else comes to stand in it', () => {
    const details = '<details><summary>Why?</summary>\n\nBecause.\n\n</details>';
    const headingsOf = (source: string) =>
      documentOf(source).sections.map(({ heading }) => heading);
    expect(headingsOf(`# A\n\n${details}\n\n${details.replace('Why', 'How')}\n\n# B\n\nx`)).toEqual(
      ['A', 'Why?', 'How?', 'B'],
    );
    expect(headingsOf(`# A\n\n${details}\n\nMore of A.`)).toEqual(['A']);
  });

  test('the first heading is the title where no front matter gives one', () => {
    expect(documentOf('# The *Rules*\n\nText.').metadata.title).toBe('The Rules');
    expect(documentOf('Text only.', 'house-rules.md').metadata.title).toBe('house rules');
  });
});
