/**
 * Abbreviations whose full stop does not end a sentence, by language; without the last stop, in
 * lower case. Taken from the suppression lists of Unicode CLDR (common/segments) and trimmed to
 * those that stand before a capital letter in running text.
 */
const TITLES: Readonly<Record<string, string>> = {
  en: `adm approx atty brig bros capt cf ch cmdr col comdr corp cpl dr ed eds e.g eq esp est ft fig figs
    gen gov hon i.e inc jr lt ltd maj mme mr mrs ms mt mts no nos op p pl pp pres prof pseud pt rep reps
    rev sec sen sens sgt sr st ste supt vol vols viz vs v`,
  de: `abb abs bd bzw ca chr d.h dr evtl fa fr geb gest ggf hl hr hrsg ing inkl jh jhdt kap max min mio
    mrd nr o.ä prof s sog st str tel u.a usw v.a vgl z.b z.t zzgl`,
  es: `art av avda cap cía d da dña dr dra dres ej excmo fig gral lic no núm p pág págs prof profa s sgto
    sr sra sras sres srta st sta sto ud uds vol`,
  fr: `adj art av bd cf chap dr env etc ex fig hab m mgr mlle mm mme n no p pp prof st ste vol`,
  it: `art avv cap cfr dott dr ecc ed es fig ing n on p pag pp prof s sig sigg sra st vol`,
  pt: `art av cap d dr dra ex fig n no p pág prof profa s sr sra sta sto vol`,
  nl: `afb blz bv ca dhr dr drs enz evt fig ir jl mevr mr nl nr o.a prof st str t.o.v vgl vs`,
  ru: `г гг гл д др ед им илл корп кн мин млн млрд напр обл пер пл пос пр проф р рис руб св см ст стр
    т тов тт тыс ул ч экз`,
};

/** Abbreviations that may end a sentence as well; the next word decides. */
const EITHER = `a.d a.m b.c co d.c d.d.r etc inc jr ltd p.m ph.d sr u.k u.n u.s u.s.a usw u.s.s.r`;

/** Months, after which no sentence ends when they are cut short ("Jan. 5"). */
const MONTHS = 'jan feb mar apr jun jul aug sep sept oct nov dec';

const words = (list: string): string[] => list.split(/\s+/);

const byLanguage = new Map<string, ReadonlySet<string>>(
  Object.entries(TITLES).map(([language, list]) => [language, new Set(words(list))]),
);
const either: ReadonlySet<string> = new Set(words(EITHER));
const months: ReadonlySet<string> = new Set(words(MONTHS));
const none: ReadonlySet<string> = new Set();

/** Whether a full stop after `word` can end a sentence: `'no'`, or only before a sentence's start. */
export function stopAfter(word: string, language: string): 'no' | 'maybe' | 'yes' {
  const folded = word.toLowerCase();
  if (either.has(folded)) return 'maybe';
  if ((byLanguage.get(language) ?? none).has(folded)) return 'no';
  return language === 'en' && months.has(folded) ? 'no' : 'yes';
}
