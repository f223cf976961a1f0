import type { Reading } from '../../reader/reading.ts';
import { Unreadable } from '../../reader/reading.ts';
import { decodeText } from '../text/decode-text.ts';
import { TextBuilder } from '../text-builder.ts';

/** What is said on the screen, and when, in seconds. */
interface Cue {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Who speaks, where the file says so. */
  readonly speaker: string | null;
}

const TIMES =
  /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})/;
/** Seconds of silence behind which something new is said. */
const PAUSE = 4;
/** A paragraph ends with the next sentence behind so many characters. */
const LONG = 400;
const MAX_LONG = 1_200;

/** Reads subtitles (SubRip, WebVTT): what is said, joined to paragraphs of whole sentences with their time. */
export function readSubtitles(bytes: Uint8Array): Reading {
  const { text, notes } = decodeText(bytes);
  const cues = cuesOf(text);
  if (cues.length === 0) {
    throw new Unreadable(
      'the file holds no subtitles (lines such as "00:01:02,500 --> 00:01:04,000").',
    );
  }
  const builder = new TextBuilder();
  let words = '';
  let from = 0;
  let last: Cue | null = null;
  const flush = (): void => {
    builder.paragraph([{ text: `[${clock(from)}] `, quiet: true }, { text: words }]);
    words = '';
  };
  for (const cue of cues) {
    if (last !== null && words !== '' && endsParagraph(words, last, cue)) flush();
    if (words === '') {
      from = cue.from;
      words = cue.speaker === null ? cue.words : `${cue.speaker}: ${cue.words}`;
    } else if (cue.words !== last?.words) words += ` ${cue.words}`;
    last = cue;
  }
  if (words !== '') flush();
  return { ...builder.build(), metadata: {}, notes };
}

function endsParagraph(words: string, last: Cue, next: Cue): boolean {
  if (next.speaker !== null && next.speaker !== last.speaker) return true;
  if (next.from - last.to >= PAUSE || words.length >= MAX_LONG) return true;
  return words.length >= LONG && /[.!?。！？…]["”’»)]*$/u.test(words);
}

function cuesOf(text: string): Cue[] {
  const cues: Cue[] = [];
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n(?:[ \t]*\n)+/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMES.test(line));
    const times = TIMES.exec(lines[at] ?? '');
    if (!times) continue;
    const said = lines.slice(at + 1).join(' ');
    const speaker = /<v(?:\.[\w.]+)?\s+([^>]{1,80})>/.exec(said)?.[1]?.trim() ?? null;
    const words = said
      .replace(/<\/?[a-z\d][^<>]*>|\{\\[^{}]*\}/gi, '')
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
      .trim();
    if (words !== '')
      cues.push({ from: secondsOf(times, 1), to: secondsOf(times, 5), words, speaker });
  }
  return cues;
}

function secondsOf(times: RegExpExecArray, at: number): number {
  return Number(times[at] ?? 0) * 3600 + Number(times[at + 1]) * 60 + Number(times[at + 2]);
}

/** Hours only where there are any. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part) => String(part).padStart(2, '0')).join(':');
}
