import { describe, expect, test } from 'vitest';
import { isKeepable } from '../../../../src/community/unanswered/keepable.ts';

describe('a question is kept', () => {
  test.each([
    'When does the shop open?',
    'What is rule 12345 about?',
    'e.g. what does 3.5% of 20.000 mean',
    'How do I get from level 10 to level 2024?',
    'Wie lange gilt das Ticket für 12,50 €?',
    'What does "a.b" mean in node.js?',
    'Is C++ or C# taught?',
    'a'.repeat(200),
  ])('“%s”', (question) => {
    expect(isKeepable(question)).toBe(true);
  });
});

describe('a question is not kept', () => {
  test.each([
    ['that is long', 'a'.repeat(201)],
    ['that names somebody by id', 'Is <@300000000000000001> a moderator?'],
    ['that names a channel', 'What is <#1234> for?'],
    ['that names a role', 'Who has <@&1234>?'],
    ['that names somebody by name', 'Why was @mia banned?'],
    ['that names everybody', 'May I write @everyone?'],
    ['with an odd at sign', 'Why was ＠mia banned?'],
    ['with a link', 'Is https://example.org/x?y=mia safe?'],
    ['with another link', 'Is ftp://files.example safe?'],
    ['with a link without a scheme', 'Is example.org safe?'],
    ['with an invitation', 'Is discord.gg/abc yours?'],
    ['with an address of e-mail', 'Why does mia@example.org bounce?'],
    ['with the address of a machine', 'Is 192.168.0.1 the server?'],
    ['with a long address of a machine', 'Is 2001:db8:0:1::2 the server?'],
    ['with a street', 'Do you deliver to 12 Baker Street?'],
    ['with a street in German', 'Liefert ihr in die Hauptstraße 12?'],
    ['with a street in French', 'Livrez-vous au 12 rue de la Paix ?'],
    ['with six digits', 'Is 123456 my code?'],
    ['with a telephone number', 'Is 0176 123 45 the number?'],
    ['with a number in groups', 'Is (555) 123-4567 yours?'],
    ['with digits of another script', 'هل الرقم ١٢٣٤٥٦ صحيح؟'],
    ['with wide digits', 'Is １２３４５６ my code?'],
  ])('%s', (_, question) => {
    expect(isKeepable(question)).toBe(false);
  });
});

test('hostile texts take no time worth speaking of', () => {
  const texts = [
    '1 '.repeat(100),
    '-'.repeat(200),
    'a.'.repeat(100),
    '1.'.repeat(100),
    'rue '.repeat(50),
  ];
  const before = process.cpuUsage().user;
  for (let at = 0; at < 20; at += 1) for (const text of texts) isKeepable(text);
  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
});
