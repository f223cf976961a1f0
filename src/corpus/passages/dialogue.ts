import type { Block, TextBlock } from '../document/block.ts';

/**
 * What a block is in an interview, or where questions and answers are marked as such; where it holds both,
 * the offset at which its question ends.
 */
export type Turn = 'question' | 'reply' | { readonly questionEnd: number };

interface Speech {
  readonly block: TextBlock;
  readonly speaker: string;
  /** Whether its block is marked as a question, and whether it reads as one. */
  readonly marked: boolean;
  readonly asks: boolean;
}

/** Who speaks, before a colon at the beginning of a block; emphasis marks may stand around it. */
const SPEAKER = /^[*_\s]*([\p{L}\d][\p{L}\p{M}\d.'’_ -]{0,40}?)[*_\s]*[:：][*_]*\s+\S/u;
const ASKER = /^(?:q|questions?|frage|pregunta|pergunta|domanda|вопрос|질문|質問|问|問)$/iu;
const QUESTION = /[?？][)"”’»*_\s]*$/u;
/** A first sentence that asks, with something after it. */
const OPENING_QUESTION = /^[^.!?。！？…\r\n]{3,}[?？]["”’»)]*\s+(?=\S)/u;
const MAX_QUESTION = 240;
/** One paragraph that opens with a question is rhetoric. */
const MIN_ANSWERED = 3;
const MAX_NAME_WORDS = 4;
const MIN_TURNS = 2;
/** Share of the turns of who asks that are questions: some are prompts ("You wanted to cut him."). */
const ASKING_SHARE = 0.5;

/**
 * The questions and replies of an interview, by where their blocks start; empty for any other text. It is
 * one where at least two speak, by turns and twice each, and one of them asks in most of the turns; or where
 * blocks are marked as questions ("Q: …"); or where several paragraphs open with a question.
 */
export function turnsOf(text: string, blocks: readonly Block[]): ReadonlyMap<number, Turn> {
  const turns = new Map<number, Turn>(answeredWithin(text, blocks));
  const speeches = blocks.flatMap((block) =>
    turns.has(block.start) ? [] : (speechOf(text, block) ?? []),
  );
  const interviewer = interviewerAmong(speeches);
  if (interviewer === null) return turns;
  for (const { block, speaker } of speeches) {
    turns.set(block.start, speaker === interviewer ? 'question' : 'reply');
  }
  return turns;
}

/** Paragraphs that open with a question and go on with its answer, where a text has several. */
function answeredWithin(text: string, blocks: readonly Block[]): [number, Turn][] {
  const found = blocks.flatMap((block): [number, Turn, boolean][] => {
    if (block.kind !== 'text' || block.role !== undefined || block.continues) return [];
    const said = text.slice(block.start, Math.min(block.end, block.start + MAX_QUESTION));
    const [line = ''] = said.split(/[\r\n]/, 1);
    const marked = ASKER.test(SPEAKER.exec(line)?.[1] ?? '') && line.length < said.trimEnd().length;
    const question = marked ? line : OPENING_QUESTION.exec(said)?.[0].trimEnd();
    if (question === undefined || (!marked && SPEAKER.test(line))) return [];
    return [[block.start, { questionEnd: block.start + question.length }, marked]];
  });
  return found
    .filter(([, , marked]) => marked || found.length >= MIN_ANSWERED)
    .map(([start, turn]) => [start, turn]);
}

function speechOf(text: string, block: Block): Speech | null {
  if (block.kind !== 'text' || block.role === 'row' || block.role === 'header') return null;
  const said = text.slice(block.start, block.end);
  const name = SPEAKER.exec(said)?.[1];
  if (name === undefined) return null;
  // A name is given in full once and then by its last word.
  const words = name.toLowerCase().split(/\s+/);
  const speaker = words.at(-1) ?? '';
  if (words.length > MAX_NAME_WORDS || /\p{L}{4}\.\s/u.test(name)) return null;
  return { block, speaker, marked: ASKER.test(name), asks: QUESTION.test(said) };
}

function interviewerAmong(speeches: readonly Speech[]): string | null {
  const turns = new Map<string, { all: number; asking: number }>();
  for (const { speaker, asks } of speeches) {
    const known = turns.get(speaker) ?? { all: 0, asking: 0 };
    turns.set(speaker, { all: known.all + 1, asking: known.asking + (asks ? 1 : 0) });
  }
  const marked = speeches.find((speech) => speech.marked);
  if (marked !== undefined) return marked.speaker;
  const speakers = [...turns].filter(([, { all }]) => all >= MIN_TURNS);
  if (speakers.length < 2) return null;
  const share = ([, { all, asking }]: (typeof speakers)[number]) => asking / all;
  const [first, second] = speakers.sort((a, b) => share(b) - share(a));
  if (!first || !second || share(first) < ASKING_SHARE || share(second) >= share(first))
    return null;
  return first[0];
}
