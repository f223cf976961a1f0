/** UTF-8 that was read as windows-1252 or ISO-8859-1: Ã©, â€™, Ð¸, å¤§ … */
const MISREAD =
  /Ã[\u0080-\u00BF¡-¿ƒŠ-Ÿ‚-•–-™]|â€[\u0080-\u00BF™œžšƒ“”˜¦¢]|[ÐÑ][\u0080-\u00BF°-¿]|Â[ «»°·©®]/gu;
/** Characters that stand for none: replaced, private, or for control. */
const MEANINGLESS = /[\uFFFD\uE000-\uF8FF]|(?![\t\n\r\f])\p{Cc}/gu;
const MISREAD_SHARE = 0.005;
const MEANINGLESS_SHARE = 0.01;
/** Words without a vowel or with letters and digits mixed are what bad OCR and fonts without letters give. */
const VOWELS = /[aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿ]/iu;
const MIN_LATIN_WORDS = 20;
const VOWELLESS_SHARE = 0.5;

/** Whether a text looks as if its encoding was taken for another, or its letters for others. */
export function looksGarbled(text: string): boolean {
  const misread = text.match(MISREAD)?.length ?? 0;
  if (misread >= 2 && misread > text.length * MISREAD_SHARE) return true;
  if ((text.match(MEANINGLESS)?.length ?? 0) > text.length * MEANINGLESS_SHARE) return true;
  const words = text.match(/\b[A-Za-z]{4,}\b/g) ?? [];
  if (words.length < MIN_LATIN_WORDS) return false;
  return words.filter((word) => !VOWELS.test(word)).length > words.length * VOWELLESS_SHARE;
}
