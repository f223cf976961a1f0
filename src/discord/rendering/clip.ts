const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A name or a label of at most `length` code units, whole characters as people see them; what was
 * cut is marked `…`. For passages of documents use `quote`.
 */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  for (const { index } of graphemes.segment(text.slice(0, length))) end = index;
  return `${text.slice(0, end).trimEnd()}…`;
}
