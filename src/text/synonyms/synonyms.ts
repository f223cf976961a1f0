import { stem } from '../stemmers.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';

/**
 * Everyday English words that stand for one another in questions and in prose, `/` between groups. Words
 * of general use only; what a field calls its things belongs to the server's own synonyms.
 */
const GROUPS = `
  begin start commence launch initiate onset opening / end finish conclude terminate stop cease
  expire / kill murder assassinate slay execute / die death decease perish killed / birth born
  native / big large huge great major / small little tiny minor / fast quick rapid speed swift /
  build construct erect construction / make create produce manufacture / invent devise develop /
  found establish create form founder / buy purchase acquire acquisition / sell sale sold / own
  possess owner property / live reside inhabit dwell resident home / house home residence dwelling
  / job work occupation profession employment career / earn income wage salary pay / money funds
  cash currency finance / cost price charge fee expense / rich wealthy affluent / poor poverty /
  company firm business corporation enterprise / boss leader head chief director / lead head
  direct command govern / rule reign govern control / king monarch ruler emperor / war conflict
  battle / fight combat battle struggle / win victory defeat beat / lose defeat loss / attack
  assault raid invade strike / soldier troop army military / weapon arms / leave depart exit
  withdraw / arrive reach come arrival / go travel move went / return come / send dispatch deliver
  / carry transport convey / show display demonstrate exhibit / television tv / film movie / show
  program programme series / book novel volume / author writer write / say state claim declare
  assert / tell inform / call name term dub refer known / name title called / think believe
  consider regard view opinion / idea concept notion theory / want wish desire seek / need require
  necessary requirement / help assist aid support / allow permit let enable / forbid ban prohibit
  outlaw / prevent stop avoid / stop halt end / cause reason lead result / effect result impact
  consequence influence / affect influence impact / change alter modify / increase grow rise
  growth expand / decrease decline drop reduce fall reduction / keep retain maintain preserve /
  hold contain / include contain comprise consist / part portion section component / piece part
  fragment / kind type sort form / different various distinct / same identical equal / similar
  alike like / old ancient aged age / young youth / new recent modern / first initial earliest /
  last final latest / main chief primary principal major / important significant key crucial /
  famous well-known notable renowned / popular common / common usual frequent typical / rare
  uncommon / many numerous / amount quantity number / total sum whole / percentage percent
  proportion rate / average mean / biggest largest greatest / highest tallest / near close
  adjacent / located location situated site lies found / place location site spot / area region
  zone territory / city town / country nation state / street road / border boundary / year annual
  yearly / yearly annual / today currently now / doctor physician / sick ill disease illness /
  disease illness infection / medicine drug medication / hospital clinic / child kid / children
  kids youth / parent mother father / wife husband spouse married / marry wed marriage / friend
  companion / enemy opponent foe / student pupil / teacher instructor professor educator / school
  college academy / teach instruct education / learn study / study research investigate / test
  exam trial / scientist researcher / find discover detect / discover find identify / see observe
  view / look appear seem / hear listen / get obtain receive gain acquire / give provide grant
  supply donate / take seize capture / choose select pick elect / vote elect election ballot / law
  act legislation statute / court tribunal / judge justice / crime offense offence / jail prison
  imprisoned / arrest detain / government administration / church religious religion / religion
  faith belief / god deity / pray prayer worship / song music tune / singer vocalist / play
  perform / player athlete / team club squad / game match / score points / goal aim purpose
  objective target / try attempt effort / plan scheme strategy / problem issue difficulty / answer
  respond reply response / ask request inquire / agree accept consent / disagree oppose dispute /
  oppose against resist / protest demonstration / support back endorse / argue contend dispute /
  damage harm destroy / destroy demolish ruin / fire burn blaze / hot heat warm / cold cool / wet
  damp / water liquid / land ground soil / earth world globe / sea ocean / ship vessel boat / car
  automobile vehicle / plane aircraft airplane / train railway railroad / engine motor / machine
  device / tool instrument equipment / data information / send transmit / join connect link /
  connect link / split divide separate / separate divide / use utilize employ apply / hire employ
  recruit / fire dismiss / replace substitute succeed / successor succeed / follow succeed /
  previous former earlier prior / before prior / after following / later subsequent / during while
  / eat consume diet / food meal / drink beverage / wear clothes clothing dress / color colour /
  shape form / size dimension / weight heavy / height tall high / length long / deep depth / wide
  width broad / strong strength powerful / weak weakness / power energy / danger risk threat
  hazard / safe safety secure / protect defend defence defense guard / hide conceal / escape flee
  fled / move migrate relocate / immigrant migrant settler / settle colonize settlement / colony
  settlement / native indigenous aboriginal / people population inhabitants / population
  inhabitants residents / famine hunger starvation / group organization organisation body /
  meeting conference summit / agreement treaty accord pact deal / sign signature / announce
  declare / publish release issue / release issue launch / describe depict portray / explain
  account / represent symbolize / mean meaning signify definition / reject refuse deny / remove
  eliminate / add addition / complete finish / fail failure / succeed success / benefit advantage
  / advantage benefit merit / disadvantage drawback / quality property characteristic feature /
  feature characteristic trait / role function / duty responsibility task / responsible charge /
  nickname known / origin source / come originate derive / based derived / belong member /
  broadcast air aired / channel network station / sponsor fund finance / money fund / invest
  investment / trade commerce / goods products / farm agriculture farming / crop harvest / animal
  creature / plant vegetation flora / tree forest / mountain peak hill / river stream / castle
  fortress fort / room chamber / picture image photo / paint painting / statue sculpture /
  language tongue speak / word term / number figure / calculate compute / prove proof demonstrate
  / true correct / false wrong incorrect / bad poor / fear afraid
`;

/** Stem to the stems it may be replaced by. */
function table(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const group of `${GROUPS}/${EVERYDAY_WORDS}`.split('/')) {
    const stems = group
      .trim()
      .split(/\s+/)
      .map((word) => stem(word, 'en'));
    for (const one of stems) {
      const others = found.get(one) ?? new Set();
      for (const other of stems) if (other !== one) others.add(other);
      found.set(one, others);
    }
  }
  return new Map([...found].map(([one, others]) => [one, [...others]]));
}

let english: ReadonlyMap<string, readonly string[]> | undefined;

/** Stems of English words that may stand for the one with this stem. */
export function synonyms(stemmed: string): readonly string[] {
  english ??= table();
  return english.get(stemmed) ?? [];
}
