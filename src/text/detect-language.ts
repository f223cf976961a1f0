import { detect } from 'tinyld';

/** Characters that are looked at; more change no verdict and cost time. */
const SAMPLE = 1_000;

/**
 * The text's language as an ISO 639-1 code: one of `candidates` if any are given; `fallback` when
 * nothing speaks for one of them.
 */
export function detectLanguage(
  text: string,
  candidates: readonly string[] = [],
  fallback = 'en',
): string {
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const sample = text.replace(/\s+/g, ' ').trim().slice(0, SAMPLE);
  return detect(sample, { only: [...candidates] }) || fallback;
}
