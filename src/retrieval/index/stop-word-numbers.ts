import { fnv1a16 } from '../../system/fnv1a.ts';
import type { Term } from '../../text/analyzer.ts';

const LARGEST = 0xffff;

/**
 * A stop word as a number in 1..65535, the same always and everywhere (FNV-1a, folded into 16 bits); 0
 * for any other word and for none. Of the few hundred stop words of a language hardly two share one.
 */
export function stopWordNumber(word: Term | undefined): number {
  if (word?.stop !== true) return 0;
  return 1 + (fnv1a16(word.surface) % LARGEST);
}
