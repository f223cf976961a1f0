import { foldAccents, foldCase } from '../../../text/fold.ts';

/** What columns and keys that hold questions are called, in the languages that have stop words. */
const QUESTIONS = words(`
  question questions ask query frage fragen pregunta preguntas consulta pergunta perguntas domanda
  domande vraag vragen întrebare întrebări fråga frågor spørsmål spørgsmål kysymys kysymykset pytanie
  pytania otázka otázky kérdés kérdések soru sorular pertanyaan pitanje pitanja vprašanje küsimus
  klausimas jautājums galdera ceist вопрос вопросы питання запитання въпрос ερώτηση ερωτήσεις שאלה
  שאלות سؤال السؤال أسئلة الأسئلة پرسش पूछे प्रश्न सवाल คำถาม հարց 질문 물음 문의 質問 问题 問題 提问 提問 問 问
  instruction`);
/** The same for answers. */
const ANSWERS = words(`
  answer answers reply antwort antworten respuesta respuestas resposta respostas réponse réponses
  risposta risposte antwoord antwoorden răspuns răspunsuri svar vastaus vastaukset odpowiedź
  odpowiedzi odpověď odpovědi odpoveď válasz válaszok cevap cevaplar yanıt jawaban odgovor odgovori
  vastus atsakymas atbilde erantzun freagra ответ ответы відповідь відповіді отговор απάντηση
  απαντήσεις תשובה תשובות جواب الجواب إجابة الإجابة أجوبة پاسخ उत्तर जवाब คำตอบ պատասխան 답변 답 대답 回答
  答案 答え 答 解答 completion`);
const PHRASES = new Map([
  ['cau hoi', 'question'],
  ['cau tra loi', 'answer'],
  ['tra loi', 'answer'],
]);
/** Names that mean this only where they are the whole name. */
const WHOLE_QUESTIONS = words('q f p d prompt title trigger input patterns utterances');
const WHOLE_ANSWERS = words('a r text body content response responses output');

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/).map(folded));
}

function folded(name: string): string {
  return foldAccents(foldCase(name)).trim();
}

/** Whether a column or key of that name holds questions. */
export function namesQuestions(name: string): boolean {
  return isNamed(name, QUESTIONS, WHOLE_QUESTIONS, 'question');
}

/** Whether a column or key of that name holds answers. */
export function namesAnswers(name: string): boolean {
  return isNamed(name, ANSWERS, WHOLE_ANSWERS, 'answer');
}

/** A name is a word of the list, beside others that say which ("Question (English)", "faq_question"). */
function isNamed(
  name: string,
  list: ReadonlySet<string>,
  whole: ReadonlySet<string>,
  phrase: string,
): boolean {
  if (name.length > 60) return false;
  const parts = folded(name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')).match(/[\p{L}\p{M}]+/gu) ?? [];
  if (parts.length === 0 || parts.length > 4) return false;
  const [only, ...others] = parts;
  if (others.length === 0 && only !== undefined && whole.has(only)) return true;
  return parts.some((part) => list.has(part)) || PHRASES.get(parts.join(' ')) === phrase;
}

/** Whether a text ends as a question does, in any script. */
export function endsAsQuestion(text: string): boolean {
  return /[?？؟⁇﹖\u037e]["”’»)\]]*$/u.test(text.trim());
}
