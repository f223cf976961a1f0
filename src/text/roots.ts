/** Endings that make one word from another and that Snowball keeps, longest first. */
const ENDINGS =
  /(?:ational|ization|isation|ifi|ation|ition|ment|ness|ship|hood|less|ical|ious|eous|ian|ist|ism|ity|iti|ive|ion|anc|enc|ant|ent|ary|ari|ory|ori|eri|ous|ful|abl|ibl|ish|iz|is|at|it|al|ic|er|or|an|y|i|e)$/;

/** Letters a root keeps at least; with fewer, unrelated words fall together. */
const SHORTEST_ROOT = 4;

/**
 * What related English words have in common: `discoveri` (discovery) and `discov` (discover), `invas`
 * (invasion) and `invad`. `stemmed` is a Snowball stem; one too short to strip is its own root.
 */
export function rootOf(stemmed: string): string {
  if (!/^[a-z]+$/.test(stemmed)) return stemmed;
  let root = stemmed;
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const shorter = root.replace(ENDINGS, '');
    if (shorter.length < SHORTEST_ROOT) break;
    root = shorter;
  }
  // "divid" and "divis", "expand" and "expans", "produc" and "product".
  if (root.length > 4) root = root.replace(/(?<=[aeioun])[sd]$/, 'd').replace(/ct$/, 'c');
  return root;
}
