import { describe, expect, test } from 'vitest';
import { deepestNesting } from '../../../../../src/corpus/formats/html/nesting.ts';

describe('how deep the elements of a page are nested', () => {
  test.each([
    ['', 0],
    ['<div><b>a</b></div><div>b</div>', 2],
    ['<ul><li>a<ul><li>b</ul><li>c</ul>', 2],
    ['<p>a<p>b<br>c<img src=x>', 0],
    ['</div></div><div>a</div>', 1],
    ['<!-- <div><div> --><i>a</i>', 1],
    ['<script>"<div><div>"</script><i>a</i>', 1],
    ['<DIV><Span>a</SPAN></div>', 2],
    ['1 < 2 <3', 0],
  ])('is counted by the tags: %s', (html, depth) => {
    expect(deepestNesting(html)).toBe(depth);
  });

  test('takes one pass, whatever stands open', () => {
    expect(deepestNesting('<div>'.repeat(1_000_000))).toBe(1_000_000);
    expect(deepestNesting('<!--'.repeat(1_000_000))).toBe(0);
    expect(deepestNesting('<script>'.repeat(1_000_000))).toBe(0);
    expect(deepestNesting('<'.repeat(4_000_000))).toBe(0);
  });

  test.each([
    ['<a><b/><b x="1"/><c>d</c></a>', 2],
    ['<item><item><item/></item></item>', 2],
    ['<a><![CDATA[<b><c><d>]]><title>t</title></a>', 2],
    ['<p><br></br><li><li></li></li></p>', 3],
  ])('of XML counts every element that is not closed where it opens: %s', (xml, depth) => {
    expect(deepestNesting(xml, { isXml: true })).toBe(depth);
  });

  test('counts the frames of a page that are opened again and again', () => {
    expect(deepestNesting('<body>'.repeat(2_000))).toBe(2_000);
  });
});
