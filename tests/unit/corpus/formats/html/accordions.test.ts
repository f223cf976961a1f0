import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../../src/corpus/formats/html/html.ts';

function sectionsOf(html: string): string[] {
  const { layout, text } = readHtml(Buffer.from(html));
  return layout.blocks.map((block) =>
    block.kind === 'heading' ? `# ${block.text}` : text.slice(block.start, block.end),
  );
}

describe('what a page keeps closed until it is asked for', () => {
  test.each([
    [
      'a hidden sibling of a button in an accordion',
      '<div class="faq-item"><button>Open hours</button><div hidden><p>Nine.</p></div></div>',
    ],
    [
      'a part that a button controls',
      '<button aria-controls="x" aria-expanded="false">Open hours</button><p>Text.</p><div id="x" aria-hidden="true">Nine.</div>',
    ],
    [
      'Bootstrap',
      '<h2><button data-bs-toggle="collapse" data-bs-target="#x">Open hours</button></h2><div id="x" class="collapse" style="display: none">Nine.</div>',
    ],
    ['details', '<details><summary>Open hours</summary>Nine.</details>'],
    [
      'a line that asks, whatever it is marked as',
      '<div><span class="q">Open hours?</span><div style="visibility:hidden">Nine.</div></div>',
    ],
    ['a list of terms that ask', '<dl><dt>Open hours?</dt><dd>Nine.</dd></dl>'],
  ])('is read: %s', (_what, html) => {
    const blocks = sectionsOf(`<html><body><main>${html}</main></body></html>`);
    expect(blocks.find((block) => /^# Open hours/.test(block))).toBeDefined();
    expect(blocks.at(-1)).toBe('Nine.');
  });

  test('is read of all tabs, of which a page shows one', () => {
    const html =
      '<div role="tabpanel">One.</div><div role="tabpanel" hidden>Two.</div><div class="tab-pane" style="display:none">Three.</div>';
    expect(sectionsOf(`<html><body>${html}</body></html>`)).toEqual(['One.', 'Two.', 'Three.']);
  });

  test('is read of a page that hides itself as a whole until its scripts have run', () => {
    const html = '<body style="visibility: hidden"><main hidden><p>Seen.</p></main></body>';
    expect(sectionsOf(`<html>${html}</html>`)).toEqual(['Seen.']);
  });

  test('is not read where nothing on the page opens it', () => {
    const html =
      '<p>Seen.</p><div hidden>Secret.</div><div style="display:none">Secret.</div><nav hidden>Menu</nav><button>Buy</button>';
    expect(sectionsOf(`<html><body>${html}</body></html>`)).toEqual(['Seen.']);
  });
});

describe('questions that a page gives to search engines', () => {
  const page = (body: string) => {
    const faq = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Organization', name: 'Harbour' },
        {
          '@type': 'FAQPage',
          mainEntity: [
            {
              '@type': 'Question',
              name: 'When?',
              acceptedAnswer: { text: '<p>At <b>six</b>.</p>' },
            },
          ],
        },
      ],
    };
    return `<html><head><script type="application/ld+json">${JSON.stringify(faq)}</script></head><body>${body}</body></html>`;
  };

  test('are read where the page does not show them', () => {
    expect(sectionsOf(page('<h1>Help</h1>'))).toEqual(['# Help', '# When?', 'At six.']);
  });

  test('are not read twice', () => {
    expect(sectionsOf(page('<h1>Help</h1><h2>When?</h2><p>At six.</p>'))).toHaveLength(3);
  });
});

test.each([
  [
    'a script before the head',
    '<html><script>1</script><head><title>T</title></head><body><p>Text.</p></body></html>',
  ],
  [
    'text before the head',
    '<html lang="en">Text.<head><title>T</title></head><body></body></html>',
  ],
  ['two bodies', '<html><head></head><body></body><body><p>Text.</p></body></html>'],
  ['no body', '<html><head><title>T</title></head><p>Text.</p></html>'],
  ['text behind the page', '<html><head></head><body></body></html><p>Text.</p>'],
  ['a comment before the page', '<!-- saved --><html><body><p>Text.</p></body></html>'],
  ['a body that never closes', '<!doctype html><html><head><title>T</title><body><p>Text.'],
])('a page with %s keeps its text', (_what, html) => {
  expect(sectionsOf(html)).toEqual(['Text.']);
});
