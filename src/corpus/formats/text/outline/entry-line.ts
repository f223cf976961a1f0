const MONTHS =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|ene|abr|ago|dic|janv|févr|avr|juin|juil|août|déc|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек';
const MONTH = `(?:${MONTHS})[\\p{L}]{0,7}\\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|\.|º)?`;
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)\p{L}{0,8}[.,]?\s+)?`;
const DATE = new RegExp(
  `^\\[?${WEEKDAY}(?:\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|${DAY}\\s(?:de\\s|of\\s)?${MONTH}(?:,?\\s(?:de\\s)?\\d{4})?|${MONTH}\\s${DAY}(?:,?\\s\\d{4})?|${MONTH}\\s\\d{4}|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?|(?:\\d{4}년\\s?)?\\d{1,2}월\\s?\\d{1,2}일)\\]?(?![\\p{L}\\d])`,
  'iu',
);
const VERSION =
  /^\[?(?:version\s|v)?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?\]?\s+(?:\S.{0,30}?\s+)?[-–—(]+\s*/iu;
const DECORATED = /^([-=*~_+#–—]{2,})\s*(\S.*?)\s*([-=*~_+#–—]{2,})$/u;

/** The longest weekday and month come before the first figure. */
const DATE_CHARACTERS = 30;

/** What comes after the date, or the version with its date, that a line opens with; null for none. */
export function dateAtHead(line: string): string | null {
  if (!/\d/.test(line.slice(0, DATE_CHARACTERS))) return null;
  const date = DATE.exec(line);
  if (date) return line.slice(date[0].length);
  const version = VERSION.exec(line);
  if (!version) return null;
  const dated = line.slice(version[0].length);
  const rest = DATE.exec(dated);
  return rest ? dated.slice(rest[0].length).replace(/^\)/, '') : null;
}

/** The words of `--- 9 May ---` or `== Rules ==`; null for other lines. */
export function decorated(line: string): string | null {
  const [, before, words = '', after] = DECORATED.exec(line) ?? [];
  if (before === undefined || before.charAt(0) !== after?.charAt(0)) return null;
  return /[\p{L}\p{N}]/u.test(words) ? words : null;
}

/** Whether a line is drawn and not written: `-----`, `* * *`, `=====`. */
export function isRule(line: string): boolean {
  return /^(?:[-=~_*+#.─━═—–]\s?){3,}$/u.test(line);
}
