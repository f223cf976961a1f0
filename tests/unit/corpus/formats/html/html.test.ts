import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../../src/corpus/formats/html/html.ts';
import { paragraphOf } from '../../../../support/documents.ts';

const read = (html: string) => readHtml(Buffer.from(html));
const blocksOf = (html: string) => {
  const { text, layout } = read(html);
  return layout.blocks.map((block) => {
    const mark = block.kind === 'heading' ? '#'.repeat(block.level) : block.continues ? '-' : '¶';
    return `${mark} ${text.slice(block.start, block.end)}`;
  });
};

describe('a saved web page', () => {
  const page = `<!doctype html><html lang="en-GB"><head><title>Why bees dance | Garden News</title>
    <link rel="canonical" href="https://example.org/bees"><meta name="author" content="ignored">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"x"},
    {"@type":"NewsArticle","headline":"Why bees dance","author":[{"@type":"Person","name":"Ada Hive"},{"name":"Bo Comb"}],
    "datePublished":"2021-04-05T10:00:00Z","publisher":{"name":"Garden News"},"license":"not a licence"}]}</script></head>
    <body><header><nav><ul><li><a href="/">Home</a><li><a href="/shop">Shop our seeds</a></ul></nav></header>
    <aside class="sidebar"><h3>Popular</h3><p>Ten tulips you must plant before winter comes.</p></aside>
    <main><article><h1>Why bees dance</h1><p>${paragraphOf(60, 'dance')}</p><h2>The waggle</h2>
    <p>${paragraphOf(60, 'waggle')}</p><h3>Its angle</h3><p>${paragraphOf(60, 'angle')}</p></article></main>
    <div id="comments"><p>Nice article, thanks! I planted them all.</p></div>
    <footer><p>© Garden News. All rights reserved. Imprint and contact.</p></footer></body></html>`;

  test('gives its article with the headings and without what stands around it', () => {
    const blocks = blocksOf(page);
    expect(blocks.map((block) => block.slice(0, 18))).toEqual([
      '# Why bees dance',
      '¶ dance0 dance1 da',
      '## The waggle',
      '¶ waggle0 waggle1 ',
      '### Its angle',
      '¶ angle0 angle1 an',
    ]);
  });

  test('proposes what it says of itself, and drops what does not hold', () => {
    expect(read(page).metadata).toEqual({
      title: 'Why bees dance',
      author: [{ literal: 'Ada Hive' }, { literal: 'Bo Comb' }],
      publisher: 'Garden News',
      issued: '2021-04-05',
      url: 'https://example.org/bees',
      language: 'en-GB',
      licence: 'not a licence',
    });
    const bad =
      '<title>untitled</title><meta name="date" content="soon"><meta property="og:url" content="javascript:alert(1)"><p>x</p>';
    expect(read(`<html lang="not a tag"><head>${bad}</head></html>`).metadata).toEqual({});
  });
});

describe('the text of a page', () => {
  test('keeps lists, tables, quotes, code, notes and line breaks, with quiet marks', () => {
    const html = `<p>Before:<br>next line</p><ul><li>One<li><p>Two <b>bold</b></p><ol><li>Deep</ol></ul>
      <table><tr><th>Lamp<th>Oil<tr><td><p>First</p><td>9.5</table><blockquote><p>Quoted.</p></blockquote>
      <pre>  a\n    b</pre><p>Said<sup><a href="#n1">1</a></sup> so.</p><p hidden>no</p><button>no</button>`;
    expect(blocksOf(html)).toEqual([
      '¶ Before:\nnext line',
      '- • One',
      '- • Two bold',
      '- 1. Deep',
      '¶ Lamp | Oil',
      '- First | 9.5',
      '¶ Quoted.',
      '¶ a\n    b',
      '¶ Said¹ so.',
    ]);
    const { prose } = read(html).layout;
    expect(prose).not.toMatch(/[•|]|Said1/);
  });

  test('numbers its lists as a browser shows them', () => {
    const inner = '<ol start="7"><li>a<li>b</ol>';
    const { text } = read(
      `<ol start="3"><li>Three</li><li>Four ${inner}</li><li value="9">Nine</li><li>Ten</li></ol>`,
    );
    expect(text.match(/\d+\. \w+/g)).toEqual([
      '3. Three',
      '4. Four',
      '7. a',
      '8. b',
      '9. Nine',
      '10. Ten',
    ]);
  });

  test('is decoded as the page declares, entities and all', () => {
    const latin = Buffer.from(
      '<meta charset="iso-8859-1"><p>Caf\xe9 &amp; K\xf6ln &lt;3</p>',
      'latin1',
    );
    expect(readHtml(latin).text).toBe('Café & Köln <3');
  });

  test('that is nested deeper than any page ends in an error, not in a crash', () => {
    const deep = '<div>'.repeat(50_000);
    expect(() => read(`${deep}words`)).toThrow(/nested too deeply/);
  });
});
