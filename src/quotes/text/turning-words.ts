import { foldAccents } from '../../text/fold.ts';
import { wordsOf } from '../../text/words.ts';

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/**
 * Words that deny or limit, without accents: what is left out or put in with one of them may turn the
 * sense of the whole. Of any language, as quoted texts are mixed and the language of a short document is
 * a guess.
 */
const TURNING = new Set(
  list(`
    not no never without unless only except excepting exception excluding excludes nor neither none nobody
    nothing nowhere cannot cant wont dont hardly scarcely barely rarely seldom merely solely exclusively
    almost nearly forbidden prohibited unable lest
    nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nirgends
    nirgendwo ohne nur ausser lediglich bloss ausschliesslich ausgenommen weder kaum selten
    beinahe keinesfalls keineswegs keinerlei niemandes untersagt verboten ausnahme mitnichten
    sin jamas nunca nadie nada ningun ninguno ninguna ningunos ningunas tampoco excepto salvo solo solamente
    unicamente apenas casi menos exclusivamente prohibido prohibida ni
    ne pas jamais aucun aucune aucuns aucunes nul nulle rien personne sans sauf seulement seul seule guere
    excepte hormis presque uniquement exclusivement nullement interdit interdite
    nao ninguem nenhum nenhuma nenhuns nenhumas sem senao exceto somente apenas nem raramente quase
    tampouco proibido proibida
    non mai nessuno nessuna nessun niente nulla senza tranne eccetto soltanto solamente neppure neanche
    nemmeno appena quasi mica unicamente esclusivamente vietato vietata fuorche nemo
    niet niets geen nooit niemand nergens zonder tenzij alleen slechts behalve uitgezonderd nauwelijks
    enkel bijna uitsluitend zelden
    inte icke ej ingen inga inget ingenting aldrig utan endast bara utom savida varken knappt
    ikke intet aldri uden uten kun medmindre undtagen unntatt hverken verken naeppe knapt forbudt forbudet
    ei emme ette eivat ala alkaa ilman vain paitsi koskaan tuskin ellei elleivat
    nem nincs nincsen soha nelkul csak kiveve hacsak senki semmi sem
    nie nigdy zaden zadna zadne zadnego zadnej bez tylko jedynie chyba oprocz ani wylacznie nikt nic ledwie
    neni nikdy zadny zadne zadneho nikdo pouze krome ledaze nesmi nemuze nemohou nejsou nebude nelze nema
    nemaji nebyl nebyla nebylo jenom
    nije nisu nikad nikada nitko osim samo nema
    nu fara niciodata nici doar numai decat nimeni nimic
    degil yok asla hicbir yalnizca sadece ancak haric disinda yasak
    tidak bukan jangan tanpa hanya kecuali belum dilarang tiada
    nec neque sine nisi numquam nunquam haud nihil tantum nullus nulla nullum
    не ни нет без никогда никто ничто ничего нигде нельзя только лишь кроме разве никакой никакая никакие
    никаких никоим едва почти исключая исключительно исключением запрещено запрещается запрещен невозможно
    ні немає ніколи ніхто лише тільки крім жоден жодна заборонено
    никога само освен няма никой
    δεν δε μη μην οχι χωρις ποτε μονο μονον εκτος ουτε κανεις κανενας καμια τιποτα μολις σχεδον
    لا ليس ليست ليسوا لم لن بدون دون غير الا فقط سوى عدم بلا ابدا قط كلا لولا ممنوع يمنع يحظر لست ليسا
    نه نيست نيستند نبود فقط مگر جز هرگز هيچ نبايد ندارد ندارند نشود نكند نخواهد بجز
    لا لیس نہیں نہ بغیر صرف سوائے مت
    לא אין אינו אינה אינם אינן איננו איננה אל בלי ללא רק אלא מלבד אסור למעט מעולם לעולם פרט
    नही नहीं न मत ना बिना केवल सिर्फ सिर्फ़ सिवाय बगैर
  `).map((word) => foldAccents(word)),
);

/** Words that are others without their accents. */
const ACCENTED = new Set(
  list('só não né hiç không chẳng chưa đừng chỉ trừ cấm').map((word) => word.normalize('NFC')),
);

/** "n'est", "nessun'altra", "isn't". */
const ELIDED = /^n'\p{L}|^nessun'|n't$/u;
/** Conjunctions and articles that Arabic and Hebrew write onto the next word. */
const ATTACHED = /^(?:[وفبلك]|[והשכבל])(?=[\p{sc=Arabic}\p{sc=Hebrew}]{2})/u;
/** Suffixes that deny in Turkish, and the prefix of Persian verbs. */
const INFLECTED =
  /(?:\p{L}m[ae]z(?:lar|ler|sa|se)?|m[iu]yor(?:lar)?|m[ae]mali(?:dir)?|mayacak|meyecek)$|^نمی|^نمي/u;

/** Scripts without spaces, and Korean, whose endings deny: looked for within the text. */
const WITHIN: readonly RegExp[] = [
  /[不没沒未无無非勿莫毋否禁仅僅只唯]|(?<![特分个個区區级級类類性差])[别別]|除(?:了|非|外|去)?/gu,
  /ません|ない(?!う)|なく(?:て|とも)?|なけれ|なかっ|(?<![まはわい]|必)ず(?:に|、|。|とも)|のみ|だけ|しか|以外|限[りるっ]|まい/gu,
  /않|못|없|아니|아닌|말[아라고것]|뿐|제외|금지|불가|외에|(?<![가-힣])안(?=\s|$)|[가-힣](?<!지)만(?=$|[\s,.)]|이[\s,]|은\s)/gu,
  /ไม่|มิ(?:ได้|ให้)|ห้าม|เว้น|เพียง|เท่านั้น|อย่า|ไร้|ปราศจาก/gu,
];

/** What an editor's bracket may write onto a word so that it says the opposite: "hope[less]". */
const SUFFIXES = new Set(['less', 'los', 'lose', 'loser', 'loses', 'losen', 'frei', "n't", 'nt']);

/** The words of a text that deny or limit what it says, as they stand there, in their order. */
export function turningWords(text: string): string[] {
  const found = WITHIN.flatMap((pattern) => Array.from(text.matchAll(pattern)));
  const within = found.sort((a, b) => a.index - b.index).map(([word]) => word);
  const whole = wordsOf(text).filter(
    ({ form }) => ACCENTED.has(form) || isTurning(foldAccents(form)),
  );
  return [...whole.map(({ start, end }) => text.slice(start, end)), ...within];
}

function isTurning(form: string): boolean {
  if (TURNING.has(form) || ELIDED.test(form) || INFLECTED.test(form)) return true;
  return ATTACHED.test(form) && TURNING.has(form.replace(ATTACHED, ''));
}

/** The denying or limiting words of a bracketed insertion. */
export function turningInsertion(text: string): string[] {
  const bare = text.replace(/^[[(]\s*|\s*[\])]$/gu, '');
  return SUFFIXES.has(bare.toLowerCase().replace('’', "'")) ? [bare] : turningWords(bare);
}
