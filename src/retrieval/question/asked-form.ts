/**
 * What an answer looks like, by what the question asks for: an amount of money for "how much is", a clock
 * time for "what time". Read from the characters of the passage, where word classes say too little.
 */
interface AskedForm {
  readonly name: string;
  /** In the question. */
  readonly asks: RegExp;
  /** In a passage that may answer. */
  readonly holds: RegExp;
}

const NUMBER_WORD =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|deux|trois|quatre|cinq|sept|huit|neuf|dix';
const UNIT =
  'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|terms?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?|secondes?|heures?|jours?|semaines?|mois|ans?';
const MONTH =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre';
const DAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|weekends?|weekdays?|wochenende|daily|weekly|monthly|every|täglich|today|tomorrow|tonight|heute|morgen|mañana';

const CLOCK = String.raw`\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h|o'clock)\b|\b(?:noon|midnight|dawn|dusk|mittags?|mitternacht|mediodía|medianoche|midi|minuit)\b|\bat (?:${NUMBER_WORD}|one)\b|\ba las \d`;

// Not with the flag `u`, which makes letters of either case seven times as slow.
const FORMS: readonly AskedForm[] = [
  {
    name: 'clock',
    asks: /\b(?:what|which) time\b|\b(?:open(?:ing)?|closing) (?:hours|times?)\b|\bwhen (?:do|does|is|are|will) .{0,40}\b(?:open|close|shut|lock)|\b(?:um )?wie ?viel uhr\b|\bab wann\b|\böffnungszeit|\ba qué hora\b|\bque hora\b|\ba q hora\b|\bhorario\b|\bà quelle heure\b/i,
    holds: new RegExp(CLOCK, 'i'),
  },
  {
    name: 'money',
    asks: /\bhow much (?:is|are|does|do|did|would|will|to|for|money)\b|\bhow expensive\b|\b(?:price|prices|cost|costs|fee|fees|fine|pay for)\b.*\?|\bwhat (?:does|do|is|are) .{0,40}\b(?:cost|price|fee|deposit|fine)\b|\bwas kostet\b|\bwie (?:viel|teuer)\b|\bcuánto (?:cuesta|vale|es|hay que pagar)\b|\bcuanto (?:cuesta|vale|es)\b|\bcombien (?:coûte|ça coûte)\b/i,
    holds:
      /[€$£¥₹₩₽]|\b\d+(?:[.,]\d+)?\s?(?:eur|euros?|usd|dollars?|bucks?|gbp|pounds?|pence|cents?|p\b|c\b|coins?|gold|credits?|points?|tokens?|marks?|shillings?|emeralds?|kr|zł)|\b(?:free|gratis|kostenlos|umsonst|gratuito|gratuit)\b|\d+\s?%/i,
  },
  {
    name: 'duration',
    asks: /\bhow (?:long|many (?:seconds|minutes|hours|days|nights|weeks|months|years))\b|\bhow soon\b|\bwie lange\b|\bwie viele (?:stunden|tage|wochen|monate|jahre)\b|\bcuánto (?:tiempo|dura|tarda)\b|\bcuanto (?:tiempo|dura|tarda)\b|\bcombien de (?:temps|jours|semaines|mois)\b/i,
    holds: new RegExp(
      String.raw`\b(?:\d+|${NUMBER_WORD}|an?|one|half|eine?[nmr]?|un[ae]?)[\s-]{0,2}(?:${UNIT})\b|\b(?:until|till|bis|hasta|jusqu|forever|permanent|always|overnight|next)\b|${CLOCK}`,
      'i',
    ),
  },
  {
    name: 'date',
    asks: /\bwhen\b|\bwhat (?:day|date|month|year)\b|\bwhich (?:day|date|month|year)\b|\bdeadline\b|\bdate\?|\bwann\b|\bcuándo\b|\bcuando\b.*\?|\bqué (?:día|fecha)\b|\bquand\b/i,
    holds: new RegExp(
      String.raw`\b(?:${MONTH})\b|\b(?:${DAY})\b|\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}\b|\b\d+(?:st|nd|rd|th)\b|${CLOCK}|\b(?:first|second|third|last|next|after|before|once|until|within|as soon as|nach|vor|sobald|después|antes|après|avant)\b|\b(?:${NUMBER_WORD}|\d+)\s(?:${UNIT})\b`,
      'i',
    ),
  },
  {
    name: 'count',
    asks: /\bhow (?:many|much|old|often|big|large|high|far|fast|tall)\b|\b(?:max|maximum|minimum|min|limit|number of)\b|\bwie (?:viele?|oft|alt|groß|hoch|weit)\b|\bcuánt[oa]s\b|\bcuant[oa]s\b|\bcombien\b|\bсколько\b/i,
    holds: new RegExp(
      String.raw`\d|\b(?:${NUMBER_WORD}|one|once|twice|single|none|no limit|unlimited|half|both|pair|dozen|daily|weekly|monthly|every|always|never|einmal|zweimal|una vez|une fois)\b`,
      'i',
    ),
  },
  {
    name: 'address',
    asks: /\b(?:e-?mail|mail address|phone|telephone|tel|website|url|link|ip|server address|correo|teléfono|telefono|telefonnummer|adresse)\b/i,
    holds:
      /(?<![\w.+-])[\w.+-]+@[\w-]+\.\w|https?:\/\/|\bwww\.|(?<![\w-])-*\b[\w-]+(?:\.[\w-]+)+\b|\d[\d\s/-]{4,}\d|<#|#[a-z]/i,
  },
  {
    name: 'reason',
    asks: /\bwhy\b|\bwarum\b|\bwieso\b|\bweshalb\b|\bpor qué\b|\bpourquoi\b|\bwhat(?:'s| is| was) the reason\b/i,
    holds:
      /\b(?:because|since|so that|so we|so you|due to|reason|in order to|to (?:keep|avoid|prevent|protect|make|stop)|otherwise|thanks to|that is why|that's why|as it|as they|as we|wegen|weil|damit|denn|porque|para que|debido|parce que|car|afin)\b|[:–—]/i,
  },
];

/** The form that the question asks for, or null when it does not say. */
export function askedForm(question: string): RegExp | null {
  return FORMS.find(({ asks }) => asks.test(question))?.holds ?? null;
}
