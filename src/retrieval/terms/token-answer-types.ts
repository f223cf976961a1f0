import type { Term } from '../../text/analyzer.ts';
import { saysNumber } from '../../text/numbers.ts';

/** What a word can be an answer to, as bits. Guesses from its form and its neighbours. */
export const KIND = { number: 1, date: 2, name: 4, amount: 8, place: 16, reason: 32 } as const;

const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|январ[яьюе]|феврал[яьюе]|марта?|апрел[яьюе]|ма[яюе]|июн[яьюе]|июл[яьюе]|августа?|сентябр[яьюе]|октябр[яьюе]|ноябр[яьюе]|декабр[яьюе]|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const ERA = /^(?:century|centuries|decade|bc|bce|ad|ce|jahrhundert|siglo|век[аеу]?)$/;
const YEAR = /^(?:1[0-9]{3}|20[0-9]{2}|[0-9]{3,4}s)$/;
const UNIT =
  /^(?:%|percent|per|million|billion|trillion|thousand|hundred|years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|km|kilometers?|kilometres?|meters?|metres?|feet|foot|inch|inches|yards?|acres?|tons?|tonnes?|kg|pounds?|dollars?|euros?|degrees?|°|jahre[n]?|tage[n]?|stunden|prozent|millionen|anos|dias|millones|лет|года|дней|процент\p{L}*|миллион\p{L}*)$/u;
const BEFORE_PLACE =
  /^(?:in|at|near|from|to|across|around|of|into|through|toward|towards|outside|via|en|de|desde|hacia|aus|nach|bei|в|на|из)$/;
const BECAUSE =
  /^(?:because|since|due|reason|reasons|caused|cause|therefore|thus|hence|consequently|so|owing|result|resulted|weil|da|denn|wegen|deshalb|porque|debido|ya|поскольку|потому|из-за)$/;
const MONEY = /[$€£¥₽₹]$/;

/**
 * The kinds of the term at `index` of an analysed passage. `text` is what was analysed;
 * `opensSentence` says that the word is the first of its sentence, whose capital means nothing.
 */
export function tokenAnswerTypes(
  terms: readonly Term[],
  index: number,
  text: string,
  opensSentence: boolean,
): number {
  const term = terms[index];
  if (term === undefined) return 0;
  const first = text.charCodeAt(term.start);
  if (first >= 48 && first <= 57) return figureKinds(terms, index, text, term);
  const { surface } = term;
  let kinds = 0;
  if (saysNumber(surface)) kinds |= KIND.number;
  if (MONTH.test(surface) && (isCapital(text, term.start) || surface.length > 3))
    kinds |= KIND.date;
  if (ERA.test(surface)) kinds |= KIND.date;
  if (BECAUSE.test(surface)) kinds |= KIND.reason;
  if (!opensSentence && isCapital(text, term.start)) {
    kinds |= KIND.name;
    if (BEFORE_PLACE.test(terms[index - 1]?.surface ?? '')) kinds |= KIND.place;
    else if (
      BEFORE_PLACE.test(terms[index - 2]?.surface ?? '') &&
      terms[index - 1]?.stop === true
    ) {
      kinds |= KIND.place;
    }
  }
  return kinds;
}

function figureKinds(terms: readonly Term[], index: number, text: string, term: Term): number {
  let kinds: number = KIND.number;
  const next = terms[index + 1];
  const amount =
    MONEY.test(text.slice(Math.max(0, term.start - 1), term.start)) ||
    text.charAt(term.end) === '%' ||
    UNIT.test(next?.surface ?? '');
  if (amount) kinds |= KIND.amount;
  else if (YEAR.test(term.term)) kinds |= KIND.date;
  else if (MONTH.test(next?.surface ?? '') || MONTH.test(terms[index - 1]?.surface ?? '')) {
    kinds |= KIND.date;
  }
  return kinds;
}

function isCapital(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}
