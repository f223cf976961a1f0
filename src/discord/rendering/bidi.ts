/** Embeddings and overrides (LRE RLE LRO RLO), closed by PDF. */
const EMBEDDING = /[\u202a\u202b\u202d\u202e]/;
/** Isolates (LRI RLI FSI), closed by PDI. */
const ISOLATE = /[\u2066-\u2068]/;
const PDF = '\u202c';
const FSI = '\u2068';
const PDI = '\u2069';

const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Scripts that are written from right to left and have letters in today's use. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * The controls that end what `line` left open (Unicode Standard Annex #9, rules X1 to X8), so that
 * text after it on the same line keeps its direction. Empty for almost all text.
 */
export function bidiClosers(line: string): string {
  const open: string[] = [];
  for (const [control] of line.matchAll(CONTROLS)) {
    if (EMBEDDING.test(control)) open.push(PDF);
    else if (ISOLATE.test(control)) open.push(PDI);
    else if (control === PDF) {
      if (open.at(-1) === PDF) open.pop();
    } else if (open.includes(PDI)) {
      open.length = open.lastIndexOf(PDI);
    }
  }
  // The end of an isolate ends the embeddings within it too (rule X6a).
  const isolated = open.indexOf(PDI);
  const outer = isolated === -1 ? open.length : isolated;
  return open
    .filter((closer, index) => closer === PDI || index < outer)
    .reverse()
    .join('');
}

/** A name set into a line of ours: without direction controls of its own, isolated where it runs right to left. */
export function isolateBidi(text: string): string {
  const plain = text.replace(CONTROLS, '');
  return RIGHT_TO_LEFT.test(plain) ? `${FSI}${plain}${PDI}` : plain;
}
