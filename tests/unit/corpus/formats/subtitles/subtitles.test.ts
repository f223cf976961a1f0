import { expect, test } from 'vitest';
import { readSubtitles } from '../../../../../src/corpus/formats/subtitles/subtitles.ts';

const read = (text: string) => readSubtitles(new TextEncoder().encode(text));

test('subtitles are joined to sentences, with the time at which they begin as a mark', () => {
  const text = [
    '1',
    '00:00:01,000 --> 00:00:03,000',
    '<i>The lamp is lit</i>',
    'at dusk,',
    '',
    '2',
    '00:00:03,100 --> 00:00:05,000',
    '{\\an8}and put out at dawn.',
    '',
    '3',
    '01:00:20,000 --> 01:00:22,000',
    'Next watch.',
  ].join('\r\n');
  const { text: stored, layout } = read(text);
  expect(stored).toBe(
    '[00:01] The lamp is lit at dusk, and put out at dawn.\n\n[01:00:20] Next watch.',
  );
  expect(layout.prose).not.toContain('01:00:20');
});

test('WebVTT says who speaks, and its notes and styles are no words', () => {
  const text =
    'WEBVTT\n\nNOTE secret\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 align:start\n<v Kim>Who &amp; what?\n\n00:02.000 --> 00:03.000\n<v Lee>We two.</v>\n\n00:03.000 --> 00:04.000\n<v Lee>Both.</v>\n';
  expect(read(text).text).toBe('[00:01] Kim: Who & what?\n\n[00:02] Lee: We two. Both.');
});

test('a file without a time is named as no subtitles', () => {
  expect(() => read('Hello.')).toThrow(/holds no subtitles/);
});
