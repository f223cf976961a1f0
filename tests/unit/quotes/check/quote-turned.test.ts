import { describe, expect, test } from 'vitest';
import { checkQuote } from '../../../../src/quotes/check/quote-check.ts';
import { buildQuoteIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { documentsOf } from '../../../support/documents.ts';

/** Sentences with the word that turns them in double braces. */
const SENTENCES: readonly (readonly [language: string, sentence: string])[] = [
  ['en', 'During the fixed term the landlord is {{not}} permitted to terminate this lease early.'],
  ['en', 'During the fixed term the landlord can {{never}} under law terminate this lease early.'],
  ['en', 'The harbour master admits the boats of members {{only}} between April and late October.'],
  [
    'en',
    'Members can bring guests to every meeting {{unless}} the board of five has said otherwise.',
  ],
  [
    'en',
    'The old committee of the village {{hardly}} answers any letters about the boathouse roof.',
  ],
  ['en', 'The tenant {{won’t}} be asked to pay for the repair of the roof in winter.'],
  [
    'de',
    'Der Vermieter darf den Vertrag während der festen Laufzeit {{nicht}} vor dem Herbst kündigen.',
  ],
  ['de', 'Die Mitglieder nutzen das große Bootshaus am See {{nur}} zwischen April und Oktober.'],
  ['de', 'Der Vorstand hat dem neuen Mitglied im Herbst {{keine}} Schlüssel für das Haus gegeben.'],
  ['es', 'El arrendador de la casa {{no}} puede rescindir el contrato durante el plazo fijo.'],
  ['es', 'Los socios usan la casa del lago {{sin}} permiso de la junta desde abril.'],
  [
    'fr',
    'Le bailleur peut résilier le bail pendant la durée fixe, {{sauf}} accord écrit des parties.',
  ],
  ['fr', 'Le conseil du village {{n’a}} répondu aux lettres des membres du club nautique.'],
  ['it', 'Il locatore della casa {{non}} può recedere dal contratto durante il termine fisso.'],
  ['pt', 'O senhorio da casa {{não}} pode rescindir o contrato durante o prazo fixo acordado.'],
  [
    'nl',
    'De verhuurder van het huis mag het contract {{niet}} tijdens de vaste looptijd opzeggen.',
  ],
  ['sv', 'Hyresvärden får under den fasta tiden {{inte}} säga upp avtalet före hösten.'],
  ['pl', 'Wynajmujący w czasie trwania umowy {{nie}} może jej wypowiedzieć przed końcem jesieni.'],
  [
    'ru',
    'Арендодатель в течение срока договора {{не}} вправе расторгнуть его до осени следующего года.',
  ],
  ['ru', 'Члены клуба пользуются домом у озера {{только}} с апреля по конец октября каждого года.'],
  [
    'tr',
    'Bu sözleşme sabit süre boyunca geçerli {{değil}} ise taraflar yeniden görüşme yapabilir.',
  ],
  [
    'el',
    'Ο εκμισθωτής κατά τη διάρκεια της σύμβασης {{δεν}} μπορεί να την καταγγείλει πριν το φθινόπωρο.',
  ],
  ['ar', 'يمكن للمالك إنهاء العقد خلال المدة المحددة {{إلا}} بموافقة مكتوبة من جميع الأطراف.'],
  ['ar', 'المالك خلال المدة المحددة في العقد {{ولا}} يحق له إنهاء هذا الاتفاق قبل الخريف.'],
  ['he', 'המשכיר במהלך התקופה הקבועה של החוזה {{אינו}} רשאי לסיים את ההסכם לפני הסתיו.'],
  ['hi', 'मकान मालिक तय अवधि के दौरान यह समझौता {{नहीं}} समाप्त कर सकता है ऐसा लिखा है।'],
  ['zh', '房东在固定租期内{{不}}可以提前终止本租赁合同。'],
  ['zh', '会员{{仅}}可以在四月至十月之间使用湖边的船屋。'],
  ['ja', '貸主は契約期間中に{{のみ}}契約を解除することができると書いてある。'],
  ['ja', '会員は四月から十月まで船小屋を使うことができ{{ない}}と書いてある。'],
  ['ko', '임대인은 계약 기간 동안 이 계약을 먼저 {{안}} 해지할 수 있다고 적혀 있다.'],
  ['ko', '회원은 호수 옆의 배 창고를 여름 기간에 {{없이}} 사용할 수 있다고 적혀 있다.'],
  ['th', 'ผู้ให้เช่า{{ไม่}}สามารถยกเลิกสัญญานี้ก่อนกำหนดได้'],
  ['vi', 'Chủ nhà trong thời hạn cố định {{không}} được chấm dứt hợp đồng này trước mùa thu.'],
];

const OMISSIONS = ['…', '...', '[...]', '[…]', '(…)', '. . .'];

describe.each(SENTENCES)('in %s: %s', (language, sentence) => {
  const kindIn = (source: string, quotation: string): string => {
    const text = `---\nlanguage: ${language}\n---\n# 1\n\n${source}`;
    return checkQuote(buildQuoteIndex(documentsOf({ 'a.md': text })), quotation).kind;
  };
  const [before = '', turning = '', behind = ''] = sentence.split(/\{\{|\}\}/);
  const whole = before + turning + behind;

  test('what is left out at a mark is no tick', () => {
    expect(kindIn(whole, whole)).toBe('exact');
    for (const mark of OMISSIONS) {
      expect(kindIn(whole, `${before} ${mark} ${behind}`), mark).toBe('turned');
    }
    expect(kindIn(whole, before + behind)).toBe('differs');
  });

  test('what is put in in brackets is no tick', () => {
    const without = before + behind;
    expect(kindIn(without, `${before}[${turning}] ${behind}`)).toBe('turned');
    expect(kindIn(without, whole)).toBe('differs');
  });
});

test('a mark that leaves out what turns nothing is a tick', () => {
  const text = 'The landlord is in that case permitted to terminate this lease in writing.';
  const index = buildQuoteIndex(documentsOf({ 'a.md': `# 1\n\n${text}` }));
  expect(checkQuote(index, text.replace('in that case', '…')).kind).toBe('marked');
  expect(checkQuote(index, text.replace('in that case', '[then]')).kind).toBe('marked');
});

test('an ellipsis at an end stands for the rest of its sentence', () => {
  const text =
    'Dogs stay out. The tenant may keep cats, unless a neighbour objects. Birds may stay.';
  const index = buildQuoteIndex(documentsOf({ 'a.md': `# 1\n\n${text}` }));
  expect(checkQuote(index, 'The tenant may keep cats …')).toMatchObject({
    kind: 'turned',
    leftOut: ['unless'],
  });
  expect(checkQuote(index, '… a neighbour objects. Birds may stay.').kind).toBe('turned');
  expect(checkQuote(index, '… The tenant may keep cats, unless a neighbour …').kind).toBe('exact');
});

test('a bracket in a script without spaces leaves the words behind it to be checked', () => {
  const text = '---\nlanguage: zh\n---\n# 1\n\n房东可以提前终止本租赁合同。';
  const index = buildQuoteIndex(documentsOf({ 'a.md': text }));
  expect(checkQuote(index, '房东[方]可以推迟终止本租赁合同。').kind).toBe('differs');
});
