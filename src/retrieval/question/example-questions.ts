import type { Library } from '../library.ts';

const MAX_CHARACTERS = 80;

/**
 * Up to `count` questions that this library answers, to show newcomers what to type: headings, those
 * that are questions first, from as many documents as possible.
 */
export function exampleQuestions(library: Library, count: number): string[] {
  const byDocument = library.documents.map((document) =>
    document.sections
      .flatMap(({ heading }) => (heading && heading !== document.metadata.title ? [heading] : []))
      .filter((heading) => heading.length <= MAX_CHARACTERS)
      .sort((a, b) => Number(isQuestion(b)) - Number(isQuestion(a))),
  );
  const examples: string[] = [];
  const longest = Math.max(0, ...byDocument.map((headings) => headings.length));
  for (let row = 0; row < longest; row += 1) {
    for (const headings of byDocument) {
      const heading = headings[row];
      if (examples.length === count) return examples;
      if (heading && !examples.includes(heading) && library.ask(heading, { top: 1 }).answered) {
        examples.push(heading);
      }
    }
  }
  return examples;
}

function isQuestion(heading: string): boolean {
  return /[?？]$/u.test(heading);
}
