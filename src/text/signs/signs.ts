/**
 * Signs that change what a text says, and what people type for them. Not among them: what parts cells
 * and lines (`|`, box drawing) and what stands for a character that was lost.
 */
export const SIGN = String.raw`[[\p{Sm}\p{So}\p{Sc}%‰°&′″‴‵‶‷⁗]--[\|~<>⋯\u2500-\u259f\ufffc\ufffd]]`;

/** Typed for one sign; longer ones first. */
const TYPED = new Map([
  ['<=>', '⇔'],
  ['<->', '↔'],
  ['-->', '→'],
  ['<--', '←'],
  ['->', '→'],
  ['<-', '←'],
  ['=>', '⇒'],
  ['>=', '≥'],
  ['<=', '≤'],
  ['=<', '≤'],
  ['=/=', '≠'],
  ['!=', '≠'],
  ['~=', '≈'],
  ['+/-', '±'],
  ['+-', '±'],
]);
/** A minus sign may stand behind `<`, as in `<-5`. */
export const TYPED_SIGN = String.raw`<=>|<->|-->|<--(?!\d)|->|<-(?!\d)|=>|>=|<=|=<|=/=|!=|~=|\+/-|\+-`;

/** Drawn otherwise, and the same sign. */
const VARIANTS = new Map([
  ['⩾', '≥'],
  ['≧', '≥'],
  ['⩽', '≤'],
  ['≦', '≤'],
  ['⟶', '→'],
  ['➡', '→'],
  ['➔', '→'],
  ['➜', '→'],
  ['⟵', '←'],
  ['⬅', '←'],
  ['⟷', '↔'],
  ['⟹', '⇒'],
  ['⟺', '⇔'],
  ['✔', '✓'],
  ['✘', '✗'],
  ['∕', '/'],
  ['⁄', '/'],
]);
const CHANGED = new RegExp(`${TYPED_SIGN}|[${[...VARIANTS.keys()].join('')}]`, 'gu');
const DRAWN_AS = /[\ufe0e\ufe0f]/g;

/** The text with every sign in its usual form: `->` and `➡️` as `→`. */
export function usualSigns(text: string): string {
  return text
    .replace(DRAWN_AS, '')
    .replace(CHANGED, (sign) => TYPED.get(sign) ?? VARIANTS.get(sign) ?? sign);
}

/** Raised and lowered letters and figures, and fractions, which NFKC would make others of: `10²` is not `102`. */
const SHIFTED = String.raw`²³¹\u2070-\u209f¼-¾⅐-⅟↉ʰ-ʸˠ-ˤᴬ-ᵪᵸᶛ-ᶿⱼⱽ`;
/** Fractions and numbers in circles, which are numbers of their own beside others. */
export const APART = String.raw`[\p{No}--[²³¹\u2070-\u209f]]`;
const UNSHIFTED = new RegExp(`[^${SHIFTED}]+`, 'gu');
/** Units of one character (㎡): the figure in them is a raised one. */
const SQUARE_UNITS = /[\u339f-\u33a6\u33a8\u33af]/g;

/** Folds what is neither raised nor lowered nor a fraction. */
export function foldUnshifted(text: string, fold: (text: string) => string): string {
  return spelledUnits(text).replace(UNSHIFTED, fold);
}

function spelledUnits(text: string): string {
  return text.replace(SQUARE_UNITS, (unit) =>
    unit.normalize('NFKC').replace(/2/, '²').replace(/3/, '³'),
  );
}

const BESIDE_NUMBER = new RegExp(String.raw`(?<=[\p{L}\p{N}])(?=${APART})`, 'gv');
const FRACTION = /[¼-¾⅐-⅟↉]/gu;
const RAISED = /(?<=[\p{L}\p{N}])[²³¹⁰-⁹]+/gu;
const TIMES = /(?<=^|\p{N}\s?)[x×](?=\s?\p{N}|$)/giu;

/** How numbers are typed that have characters of their own: `6½` as `6 1/2`, `10²` as `10^2`; `5 x 5` has `×`. */
export function typedNumbers(text: string): string {
  return spelledUnits(text)
    .replace(BESIDE_NUMBER, ' ')
    .replace(FRACTION, (fraction) => fraction.normalize('NFKC').replace('⁄', '/'))
    .replace(RAISED, (raised) => `^${raised.normalize('NFKC')}`)
    .replace(TIMES, '×');
}

/** Signs that say something by themselves, however like an ornament they are drawn. */
const TELLING = /[✓✔✗✘✖❌❎✅☑☒☐⚠👍👎🚫⛔⭕❗❓➕➖➗➡⬅⬆⬇↔-↪⤴⤵♀♂☠🔴🟠🟡🟢🔵‼⁉]/u;
const ORNAMENT = /^(?:[\p{Extended_Pictographic}\u25a0-\u25ff★☆>\s]|\ufe0f|\u200d)+$/u;

/** Emoji, bullets and the like, that a copy may lack without saying anything else. */
export function isOrnament(text: string): boolean {
  return ORNAMENT.test(text) && !TELLING.test(text);
}
