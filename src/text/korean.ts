/** Particles that Korean writes onto its nouns, the longest first. */
const PARTICLES = [
  ...[
    '에서부터',
    '으로부터',
    '에게서',
    '한테서',
    '이라고',
    '으로서',
    '으로써',
    '이라는',
    '에서는',
    '에서도',
  ],
  ...['까지는', '부터는', '에게는', '이랑은', '으로는', '으로도'],
  ...[
    '에서',
    '에게',
    '한테',
    '까지',
    '부터',
    '보다',
    '처럼',
    '만큼',
    '마다',
    '조차',
    '마저',
    '밖에',
    '으로',
  ],
  ...[
    '로서',
    '로써',
    '라고',
    '라는',
    '이나',
    '이랑',
    '하고',
    '에는',
    '에도',
    '와는',
    '과는',
    '로는',
    '께서',
  ],
  ...['이란', '이면', '이고', '이며', '이든', '에만', '들은', '들이', '들을', '들의', '들도'],
  ...[
    '은',
    '는',
    '이',
    '가',
    '을',
    '를',
    '의',
    '에',
    '와',
    '과',
    '도',
    '만',
    '로',
    '나',
    '랑',
    '란',
    '면',
  ],
] as const;

const PARTICLE_SET: ReadonlySet<string> = new Set(PARTICLES);

/** Whether a piece of Hangul is nothing but a particle. */
export function isKoreanParticle(piece: string): boolean {
  return PARTICLE_SET.has(piece);
}

/** A noun keeps at least so many syllables. */
const SHORTEST_NOUN = 2;

/** The word without the particle written onto it; of an ending that may belong to it, only where enough is left. */
export function withoutParticle(word: string): string {
  const particle = PARTICLES.find(
    (one) => word.endsWith(one) && word.length - one.length >= SHORTEST_NOUN,
  );
  return particle === undefined ? word : word.slice(0, -particle.length);
}

/**
 * Words and endings by which everyday Korean asks and is polite ("뭐예요", "얼마예요", "하나요", "있나요",
 * "되나요"): they say that something is asked, not what.
 */
const FILLER =
  /^(?:뭐|뭔|뭘|무엇|무슨|무어|얼마|어디|언제|누구|누가|어떻게|어떤|어느|왜|몇)(?:이?에요|예요|인가요|인지요?|입니까|죠|지요|야|나요|에서|에|를|을|가|까지|부터|쯤|나|니|라고|으로)?요?$|^(?:하|되|있|없|해도|될|할|갈|올|볼|쓸|살|인|이|가|오|보|쓰)(?:나요|는가요|은가요|ㄴ가요|어요|아요|을까요|까요|습니까|니|냐|죠|지요|는지|을지|지|수)(?:요)?$|^(?:수|것|거|게|건|걸|때|점|좀|혹시|그냥|그럼|그런데|근데|제가|저는|저희|우리|내가|나는|있어요|없어요|있습니까|해요|돼요|되요|됩니까|합니까|인가요|인가|무엇인가요|알려주세요|알려줘|주세요|해주세요|궁금해요|궁금합니다|싶어요|싶은데요)$/u;

/** Whether the word only asks or is polite. */
export function isKoreanFiller(word: string): boolean {
  return FILLER.test(word);
}
