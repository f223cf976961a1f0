import { copyTerms } from './term-source.ts';

/** The surface forms of a document (words as written, where they differ from their terms), and the terms. */
export interface SurfaceFormSource {
  readonly surface: Uint32Array;
  readonly term: Uint32Array;
  /** The dictionary's numbers by those of `surface` and `term`; null where they are the same. */
  readonly surfaceNumbers: Uint32Array | null;
  readonly numbers: Uint32Array | null;
}

/**
 * Surface forms of all documents and the terms they mean, by the dictionary's numbers: document `d` has
 * those from `surfaceBounds[d]` to before `surfaceBounds[d + 1]`.
 */
export interface SurfaceForms {
  readonly surfaceBounds: Uint32Array;
  readonly surface: Uint32Array;
  readonly surfaceTerm: Uint32Array;
}

/** By number of a word as written, one more than its term's number in the first document that has it. */
type Meanings = Uint32Array;

/** Puts the surface forms of all documents into one. `count` is how many the dictionary holds. */
export function* mergedSurfaceFormsSteps(
  sources: readonly SurfaceFormSource[],
  count: number,
): Generator<void, SurfaceForms & { readonly meanings: Meanings }> {
  const total = sources.reduce((sum, { surface }) => sum + surface.length, 0);
  const surfaceBounds = new Uint32Array(sources.length + 1);
  const surface = new Uint32Array(total);
  const surfaceTerm = new Uint32Array(total);
  const meanings = new Uint32Array(count);
  let at = 0;
  for (const [number, source] of sources.entries()) {
    const end = at + source.surface.length;
    copyTerms(surface, at, source.surface, source.surfaceNumbers);
    copyTerms(surfaceTerm, at, source.term, source.numbers);
    for (; at < end; at += 1) {
      const word = surface[at] ?? 0;
      if (meanings[word] === 0) meanings[word] = (surfaceTerm[at] ?? 0) + 1;
    }
    surfaceBounds[number + 1] = at;
    yield;
  }
  return { surfaceBounds, surface, surfaceTerm, meanings };
}
