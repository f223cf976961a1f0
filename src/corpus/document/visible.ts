/** Letters and signs that are drawn as nothing: fillers of Hangul, the empty Braille cell. */
const BLANK = String.raw`\u115f\u1160\u2800\u3164\uffa0`;
const VISIBLE = new RegExp(String.raw`[^\p{C}\p{Z}\p{M}${BLANK}]`, 'u');

/** Whether a reader sees anything of a text: controls of direction, spaces and joiners are nothing. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
