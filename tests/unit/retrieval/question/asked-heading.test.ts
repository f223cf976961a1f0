import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../../../support/documents.ts';

const REPEATED = 'how do I cancel my booking';
const library = buildLibrary(
  documentsOf({
    'faq.md': `---\ntitle: Desk FAQ\n---
## How do I cancel my booking?

Open your account page and press the red button.

## How do I change my booking?

Use the pencil next to the date.

## Which dogs are not allowed?

Wolves.`,
    'minutes.md': `---\ntitle: Minutes\n---
## What was said

People ask: ${REPEATED}, ${REPEATED} twice, and ${REPEATED} for a friend. We hear "${REPEATED}" daily.

Many ask which dogs are allowed. All dogs are allowed in the yard, small dogs are allowed in the hall.`,
  }),
  { meaning: false },
);

describe('a question that is a heading but for its form', () => {
  it.each([
    'How do I cancel my booking?',
    'hey guys, how do i cancel my booking pls',
    'how do i cancle my boking',
    'my booking.. how can i cancel it??',
    'hi all, I was here on Monday with my sister and we booked for two hours, but she is ill now. How do I cancel my booking? Thanks!',
  ])('is answered by what is below it, whatever repeats its words: %s', (question) => {
    const { answered, excerpts } = library.ask(question);
    expect(excerpts[0]?.text).toMatch(/^Open your account page/);
    expect(answered).toBe(true);
  });

  it.each([
    ['its opposite', 'Which dogs are allowed?', /yard/],
    ['another question word', 'When do I cancel my booking?', /^People ask/],
  ])('is not %s', (_what, question, first) => {
    expect(library.ask(question).excerpts[0]?.text).toMatch(first);
  });
});
