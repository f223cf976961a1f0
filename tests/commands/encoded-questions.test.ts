import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask/ask.ts';
import { findSources } from '../../commands/find-sources/find-sources.ts';
import type { AskOptions, Library } from '../../src/retrieval/library.ts';
import { smallLibrary } from '../support/library.ts';
import { requestOf, targetOf } from '../support/request.ts';
import { emptyServices } from '../support/services.ts';
import { unitVector } from '../support/unit-vector.ts';

/** What was encoded for whom, and asked with what. */
function watched() {
  const library = smallLibrary();
  const asked: { readonly text: string; readonly options: AskOptions | undefined }[] = [];
  const encoded: { readonly text: string; readonly library: Library }[] = [];
  const watching: Library = {
    ...library,
    ask: (text, options) => {
      asked.push({ text, options });
      return library.ask(text, options);
    },
  };
  const services = emptyServices({
    encode: async (text, whose) => {
      encoded.push({ text, library: whose });
      return text.includes('unknown') ? null : unitVector(text.length);
    },
  });
  return { library: watching, asked, encoded, services };
}

describe('commands that ask the library', () => {
  test('/ask hands the question’s vector on', async () => {
    const { library, asked, encoded, services } = watched();
    const question = 'Who drew the  plans?';
    await ask.answer(requestOf({ question }), library, services);
    const read = 'Who drew the plans?';
    expect(encoded).toEqual([{ text: read, library }]);
    const options = { top: 5, encoded: unitVector(read.length), synonyms: [] };
    expect(asked).toEqual([{ text: read, options }]);
  });

  test('/ask in one document has the vector of the whole library’s asking', async () => {
    const { library, asked, encoded, services } = watched();
    await ask.answer(requestOf({ question: 'Who baked?', source: 'BAKERY' }), library, services);
    expect(encoded[0]?.library).toBe(library);
    expect(asked[0]?.options?.encoded).toEqual(unitVector('Who baked?'.length));
    expect(asked[0]?.options?.within).toBeDefined();
  });

  test('/ask goes by the words alone where there is no vector', async () => {
    const { library, asked, services } = watched();
    await ask.answer(requestOf({ question: 'unknown plans?' }), library, services);
    expect(asked[0]?.options?.encoded).toBeNull();
  });

  test('Find sources hands every claim’s own vector on', async () => {
    const { library, asked, services } = watched();
    const claims = [
      'Three keepers lived on the rock at any time.',
      'The unknown goat gave milk until the winter.',
      'Two wood-fired ovens bake three hundred loaves a day.',
    ];
    const target = targetOf(claims.join(' '));
    await findSources.answer(requestOf({}, { target }), library, services);
    expect(asked.map(({ text, options }) => [text, options?.encoded])).toEqual(
      claims.map((claim) => [claim, claim.includes('unknown') ? null : unitVector(claim.length)]),
    );
  });
});
