type Granularity = 'word' | 'sentence';

const segmenters = new Map<string, Intl.Segmenter>();

/** Unicode's segmenter for a language (ISO 639-1), made once; that for English for what is no language. */
export function segmenterFor(language: string, granularity: Granularity): Intl.Segmenter {
  const name = `${granularity} ${language}`;
  const known = segmenters.get(name);
  if (known !== undefined) return known;
  const made = makeSegmenter(language, granularity);
  segmenters.set(name, made);
  return made;
}

function makeSegmenter(language: string, granularity: Granularity): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter('en', { granularity });
  }
}
