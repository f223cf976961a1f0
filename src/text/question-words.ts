/** What kind of answer a question word asks for; `other` covers how, why, which and what alone. */
export type Asked = 'person' | 'time' | 'place' | 'number' | 'reason' | 'other';

/** Question words and fixed openings by language and what they ask for; `_` joins words. */
const WORDS: Readonly<Record<string, Readonly<Partial<Record<Asked, string>>>>> = {
  en: {
    person: 'who whom whose',
    time: 'when',
    place: 'where',
    reason: 'why',
    other: 'what which how',
    number:
      'how_many how_much how_long how_old how_far how_tall how_large how_big how_high how_deep how_often how_fast',
  },
  de: {
    person: 'wer wen wem wessen',
    time: 'wann',
    place: 'wo wohin woher',
    reason: 'warum weshalb wieso',
    number:
      'wie_viel wie_viele wieviel wieviele wie_lange wie_alt wie_hoch wie_groß wie_weit wie_oft',
    other: 'was welche welcher welches welchem welchen wie womit wofür wodurch worin wozu worüber',
  },
  es: {
    person: 'quién quiénes',
    time: 'cuándo',
    place: 'dónde adónde',
    reason: 'por_qué',
    number: 'cuánto cuánta cuántos cuántas',
    other: 'qué cuál cuáles cómo',
  },
  fr: {
    person: 'qui',
    time: 'quand',
    place: 'où',
    reason: 'pourquoi',
    number: 'combien',
    other: 'que quoi quel quelle quels quelles comment lequel laquelle',
  },
  it: {
    person: 'chi',
    time: 'quando',
    place: 'dove',
    reason: 'perché',
    number: 'quanto quanta quanti quante',
    other: 'che cosa quale quali come',
  },
  pt: {
    person: 'quem',
    time: 'quando',
    place: 'onde',
    reason: 'por_que',
    number: 'quanto quanta quantos quantas',
    other: 'que qual quais como',
  },
  nl: {
    person: 'wie wiens',
    time: 'wanneer',
    place: 'waar',
    reason: 'waarom',
    number: 'hoeveel hoe_lang hoe_oud',
    other: 'wat welke welk hoe',
  },
  ru: {
    person: 'кто кого кому кем',
    time: 'когда',
    place: 'где куда откуда',
    reason: 'почему зачем',
    number: 'сколько',
    other: 'что какой какая какое какие каком какую каким какого каких чем как чего чему',
  },
  pl: {
    person: 'kto kogo komu kim',
    time: 'kiedy',
    place: 'gdzie',
    reason: 'dlaczego',
    number: 'ile',
    other: 'co jaki jaka jakie jak który która które',
  },
  tr: {
    person: 'kim kimin',
    time: 'zaman',
    place: 'nerede nereye',
    reason: 'neden niçin',
    number: 'kaç',
    other: 'ne nedir hangi nasıl',
  },
  ar: {
    person: 'من',
    time: 'متى',
    place: 'أين',
    reason: 'لماذا',
    number: 'كم',
    other: 'ما ماذا كيف أي',
  },
  hi: {
    person: 'कौन किसने किसे',
    time: 'कब',
    place: 'कहाँ',
    reason: 'क्यों',
    number: 'कितने कितनी कितना',
    other: 'क्या कैसे',
  },
  vi: { person: 'ai', time: 'khi_nào', place: 'đâu', number: 'bao_nhiêu', other: 'gì nào' },
  zh: {
    person: '谁 誰',
    time: '何时 何時 什么时候 哪年 哪一年 几月',
    place: '哪里 哪裡 哪儿 何处 何地',
    reason: '为什么 為什麼 为何',
    number: '多少 几 幾 多久 多大 多高 多长',
    other: '什么 什麼 哪些 哪个 哪種 哪种 如何 怎么 怎样 哪 何',
  },
  ja: {
    person: '誰 だれ',
    time: 'いつ 何年 何月',
    place: 'どこ',
    reason: 'なぜ どうして',
    number: 'いくつ いくら 何人 何個 何回',
    other: '何 どの どれ どんな どう どのように',
  },
  ko: {
    person: '누구 누가',
    time: '언제',
    place: '어디 어디에서',
    reason: '왜',
    number: '몇 얼마나 얼마',
    other: '무엇 무엇을 무엇인가 어떤 어떻게 어느',
  },
  th: {
    person: 'ใคร',
    time: 'เมื่อไหร่ เมื่อใด',
    place: 'ที่ไหน',
    reason: 'ทำไม',
    number: 'กี่ เท่าไหร่ เท่าใด',
    other: 'อะไร อย่างไร ไหน',
  },
};

function wordsIn(language: string): Readonly<Partial<Record<Asked, string>>> {
  return (Object.hasOwn(WORDS, language) && WORDS[language]) || {};
}

/** Question words of a language (ISO 639-1) as single lower-case words; none where we know none. */
export function questionWords(language: string): string[] {
  return Object.values(wordsIn(language))
    .flatMap((list) => list.split(' '))
    .filter((phrase) => !phrase.includes('_'));
}

/** The openings to look for in a question, longest first, each with what it asks for. */
export function askedPhrases(language: string): { phrase: string; asked: Asked }[] {
  const phrases = Object.entries(wordsIn(language)).flatMap(([asked, list]) =>
    list.split(' ').map((phrase) => ({ phrase: phrase.replace('_', ' '), asked: asked as Asked })),
  );
  return phrases.sort((a, b) => b.phrase.length - a.phrase.length);
}
