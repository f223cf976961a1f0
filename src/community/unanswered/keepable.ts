/** Longer ones tell a story, and more of whoever asks than of what is asked. */
const LONGEST_KEPT = 200;

/** People and channels by id, and `@name`, which opens an address of e-mail too. */
const MENTION = /<[@#]|@/u;
/** With a scheme, or a name with a known kind of ending, or the numbers of a machine. */
const LINK =
  /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\bdiscord\.gg\b|\b[\p{L}\p{N}-]+\.(?:[\p{L}\p{N}-]+\.)*(?:com|org|net|gg|io|dev|app|me|info|biz|edu|gov|eu|uk|de|fr|es|it|nl|pl|ru|jp|cn|br|us|ca|au|ch|at|xyz|tv|co|online|site)\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,}/iu;
/** A street with its number, in some languages. */
const STREET =
  /\b\d{1,5}[a-z]?,? (?:\p{L}+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|square|court|way)\b|\p{L}(?:straße|strasse|str\.|weg|gasse|platz|allee) \d|\b(?:rue|calle|via|avenida|avenue|rua|ulica) (?:\p{L}+[, ]+){1,4}\d|\b\d{1,5},? (?:rue|avenue|boulevard) /iu;
/** Telephone numbers have spaces and marks between their digits. */
const LONG_NUMBER = /\p{Nd}(?:[\s.,/()+\u2010-\u2015-]*\p{Nd}){5}/u;

/**
 * Whether a question may be kept without telling who asked it: at most 200 characters, and no mention, link,
 * address or number of six digits and more.
 */
export function isKeepable(question: string): boolean {
  // One sign may be written in several ways, such as "＠".
  const text = question.normalize('NFKC');
  if (Math.max(text.length, question.length) > LONGEST_KEPT) return false;
  return [MENTION, LINK, STREET, LONG_NUMBER].every((pattern) => !pattern.test(text));
}
