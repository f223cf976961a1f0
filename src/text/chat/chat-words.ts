/**
 * Words by which people greet, thank, hedge and fill in a chat, by language (ISO 639-1). Around a
 * question they say nothing of what is asked; in a document they are words like any other.
 */
const WORDS: readonly (readonly [language: string, words: string])[] = [
  [
    'en',
    `hey hi hii hello hiya heya yo sup greetings guys folks everyone everybody
    anyone anybody someone somebody yall all ppl people peeps dude bro bruh
    please pls plz plss thx thanks thank thankyou ty tysm tyvm cheers sorry pardon
    lol lmao lmfao rofl haha hahaha hehe omg wtf idk dunno btw tbh imo imho afaik fyi asap ngl fr ig
    ok okay okey okie kk yeah yea yep yup nah nope so um umm uh uhh hmm hm er erm anyway anyways
    basically actually literally honestly kinda kind sorta sort thingy smth something
    sth gonna wanna gotta lemme gimme aint dont cant wont isnt arent doesnt didnt wasnt havent hasnt
    im ive youre theyre thats whats wheres whens hows whos theres
    u ur r y cuz coz cos bc tho thru w wat wut whats dis dat da
    wondering wonder curious noob newbie guess maybe perhaps
    exactly really just pretty very much quite bit  tell know`,
  ],
  [
    'de',
    `hallo hi hey moin servus guten morgen tag abend leute zusammen alle jemand bitte danke dank lg
    mfg grüße gruß sorry entschuldigung mal denn halt eben eigentlich vielleicht irgendwie ja nein ok
    okay naja also hm ähm äh kurz kurze frage weiß wissen hilfe nk vllt iwie eig gibts`,
  ],
  [
    'es',
    `hola buenas buenos días tardes noches gente chicos gracias porfa porfavor favor perdón oye pues
    vale bueno alguien sabe saben ayuda pregunta duda xfa jaja jajaja q k xq pq tb tmb x`,
  ],
  [
    'fr',
    `bonjour salut coucou bonsoir merci svp stp s'il plaît quelqu'un sait savez aide  pardon
    désolé ok bah ben euh mdr lol bref voilà`,
  ],
  [
    'pt',
    'olá oi bom dia tarde noite obrigado obrigada favor alguém sabe ajuda pergunta pessoal vc',
  ],
  ['it', 'ciao salve buongiorno buonasera grazie prego scusate ragazzi qualcuno sa aiuto domanda'],
  ['nl', 'hallo hoi hey bedankt dank alsjeblieft aub iemand weet vraag hulp even'],
  ['pl', 'cześć hej witam siema dzięki dziękuję proszę ktoś wie pomoc pytanie'],
  [
    'ru',
    'привет здравствуйте всем спасибо пожалуйста подскажите кто-нибудь знает помогите вопрос ребята',
  ],
  ['tr', 'merhaba selam teşekkürler lütfen sağol biri biliyor mu yardım soru arkadaşlar'],
  ['ko', '안녕하세요 안녕 감사합니다 고마워요 혹시 저기 질문 질문이요 여러분 제발 부탁드려요 좀'],
];

const LISTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  WORDS.map(([language, words]) => [language, new Set(words.trim().split(/\s+/))]),
);

/**
 * Whether the word, in lower case, is chat's filling in the language. English ones count everywhere:
 * people mix them into every language.
 */
export function isChatWord(word: string, language: string): boolean {
  return (LISTS.get(language)?.has(word) ?? false) || (LISTS.get('en')?.has(word) ?? false);
}

/** Openings and endings that wrap a question, as whole phrases. */
const PHRASES: readonly RegExp[] = [
  /\b(?:quick|random|short|small|stupid|dumb|silly|noob|newbie|simple|another|one more) questions?\b/giu,
  /\b(?:many )?(?:thanks|thank you|thx|ty|cheers)(?: (?:so|very) much| a (?:lot|bunch|ton|million)| guys| all| everyone)?(?: in advance)?\b/giu,
  /\bin advance\b/giu,
  /\b(?:does|do|would|can|could) (?:any|some)(?:one|body|1)(?: here)?(?: please)?(?: happen to)? (?:know|tell me|help(?: me)?(?: out)?|explain)\b/giu,
  /\b(?:can|could|would) (?:you|u|yall|y'all)(?: guys)?(?: please| pls| plz)? (?:tell me|help(?: me)?(?: out)?|explain)\b/giu,
  /\b(?:i'?m|i am|i was|just|was) (?:just )?wondering(?: if| whether)?\b/giu,
  /\b(?:hope|hoping) (?:this|that|it)(?:'s| is| isn'?t| doesn'?t)[^.?!,\n]{0,40}/giu,
  /\b(?:sorry|apologies) (?:if|for|to)\b[^.?!,\n]{0,50}/giu,
  /\bi(?:'ve| have)? (?:tried|been trying|looked|searched|googled)[^.?!,\n]{0,40}(?:everywhere|anything|nothing)\b/giu,
  /\b(?:kurze|schnelle|kleine|doofe|blöde) frage\b/giu,
  /\b(?:vielen|herzlichen|besten)? ?dank(?: im voraus| schon mal)?\b|\bdanke(?: schon mal| im voraus| schön)?\b/giu,
  /\b(?:weiß|wisst|kann|könnte)(?: mir)? (?:jemand|wer|ihr)(?: von euch)?(?: vielleicht)?(?: sagen| helfen)?\b/giu,
  /\b(?:muchas )?gracias(?: de antemano| por adelantado)?\b|\buna (?:pregunta|duda)(?: rápida)?\b|\balguien (?:sabe|me puede decir)\b/giu,
  /\bmerci (?:d'avance|beaucoup)\b|\b(?:petite|une) question\b|\bquelqu'un (?:sait|peut me dire)\b/giu,
];

/** The text with such phrases as spaces: same length, same offsets. */
export function withoutChatPhrases(text: string): string {
  return PHRASES.reduce(
    (rest, phrase) => rest.replace(phrase, (found) => ' '.repeat(found.length)),
    text,
  );
}
