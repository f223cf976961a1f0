import { describe, expect, test } from 'vitest';
import { checkQuote } from '../../../../src/quotes/check/quote-check.ts';
import { buildQuoteIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { documentsOf } from '../../../support/documents.ts';

const RULE = 'Guests of the club may not vote on the yearly fee in any meeting of the winter.';
const index = buildQuoteIndex(
  documentsOf({
    'rules.md': `# Rules\n\n${RULE}\n`,
    'draft.txt': `Draft of the rules\n\nMembers of the choir must ~~never~~ always sing at noon on the bridge.\n`,
  }),
);
const check = (quotation: string) => checkQuote(index, quotation);

describe('words that a quotation strikes through', () => {
  test.each([
    ['not', RULE.replace('not', '~~not~~')],
    ['not', RULE.replace('not', '**~~not~~**')],
    ['not', RULE.replace('not', '~~**not**~~').replace('Guests', '**Guests**')],
    ['may not vote', RULE.replace('may not vote', '~~may not vote~~')],
    ['winter', RULE.replace('winter', '~~winter~~')],
    ['Guests', RULE.replace('Guests', '~~Guests~~')],
    ['winter.', RULE.replace('winter.', '~~winter.~~')],
    ['not', RULE.replace('not', '~~not~~').replace('of the winter', '…')],
    ['not', RULE.replace('not', '~~not~~').replace('yearly fee', '[…] fee')],
  ])('are left out, and named: %s', (struck, quotation) => {
    const verdict = check(quotation);
    expect(verdict.kind).toBe('turned');
    const [named = ''] = verdict.kind === 'turned' ? verdict.leftOut : [];
    expect(named.replaceAll('*', '')).toBe(struck);
  });

  test('and the source does not have are no part of it either', () => {
    expect(check(RULE.replace('may not', 'may ~~surely~~ not')).kind).toBe('differs');
  });

  test('are emphasis of no kind, as other marks are', () => {
    for (const mark of ['*', '**', '***', '__', '||']) {
      expect(check(RULE.replace('not', `${mark}not${mark}`)).kind).toBe('exact');
    }
  });

  test('with nothing between the marks, or one mark, change nothing', () => {
    expect(check(RULE.replace('may', 'may ~ ')).kind).toBe('alike');
    expect(check(RULE.replace('may', 'may ~~~~ ')).kind).toBe('alike');
  });
});

describe('words that the source strikes through', () => {
  const draft = 'Members of the choir must ~~never~~ always sing at noon on the bridge.';

  test('may be quoted so', () => {
    expect(check(draft).kind).toBe('exact');
  });

  test('do not stand in it', () => {
    expect(check(draft.replaceAll('~~', ''))).toMatchObject({ kind: 'turned', putIn: ['never'] });
    expect(check(draft.replace('~~never~~ ', '')).kind).toBe('differs');
    expect(check(draft.replace('~~never~~ always', '~~never always~~')).kind).toBe('turned');
  });
});
