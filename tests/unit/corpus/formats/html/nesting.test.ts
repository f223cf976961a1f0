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
});
