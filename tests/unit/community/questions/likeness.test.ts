import { describe, expect, test } from 'vitest';
import { ALIKE, likeness } from '../../../../src/community/questions/likeness.ts';

const alike = (one: string, other: string) => {
  const languages = ['en', 'de'];
  const [there, back] = [likeness(one, other, languages), likeness(other, one, languages)];
  expect(back).toBe(there);
  return there >= ALIKE;
};

describe('two questions are alike', () => {
  test.each([
    ['How do I join the server?', 'how do i join the server'],
    ['How do I join the server?', 'hey guys, pls how can I join your server? thx'],
    ['When are the quiet hours?', 'what are the quiet hours'],
    ['Can I get a refund for a ticket?', 'refunds for tickets?'],
    ['how do I record the mc server logs', 'How are the logs of the Minecraft server recorded?'],
    ['Wann beginnt das Turnier?', 'wann beginnt eigentlich euer turnier'],
    ['Welche Turniere gibt es im Sommer?', 'welches turnier gibt es im sommer'],
    ['Who are you?', 'who are you'],
    ['比赛什么时候开始？', '比赛什么时候开始'],
  ])('“%s” and “%s”', (one, other) => {
    expect(alike(one, other)).toBe(true);
  });
});

describe('two questions are not alike', () => {
  test.each([
    ['How do I join the server?', 'How do I leave the server?'],
    ['When does the meeting begin?', 'Where does the meeting begin?'],
    ['Why can I not post pictures?', 'Can I post pictures?'],
    ['rule 5', 'rule 6'],
    ['When does the shop open?', 'When does the shop in Leeds open?'],
    [
      'When does the spring market open for traders on Saturday?',
      'When does the autumn market open for traders on Saturday?',
    ],
    ['Who are you?', 'Where are they?'],
    ['', ''],
    ['???', '!!!'],
  ])('“%s” and “%s”', (one, other) => {
    expect(alike(one, other)).toBe(false);
  });
});

test('likeness is a share: 1 for the same question, 0 for nothing in common', () => {
  expect(likeness('quiet hours', 'QUIET hours!')).toBe(1);
  expect(likeness('quiet hours', 'paraffin lamp')).toBe(0);
  const part = likeness('When do quiet hours begin on Sunday?', 'When do quiet hours begin?');
  expect(part).toBeGreaterThan(0.8);
  expect(part).toBeLessThan(1);
});

test('many different questions are compared without remembering all of them', () => {
  for (let at = 0; at < 3_000; at += 1) likeness(`question number ${at}`, 'quiet hours');
  expect(likeness('question number 7', 'Question number 7?')).toBe(1);
});
