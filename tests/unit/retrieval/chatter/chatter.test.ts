import { describe, expect, test } from 'vitest';
import { isChatter } from '../../../../src/retrieval/chatter/chatter.ts';
import { documentsOf } from '../../../support/documents.ts';

const documents = documentsOf({
  'lobby.md':
    '# Lobby commands\n\n## Ping\n\nShows how long the server takes to answer.\n\n## Hello World\n\nThe first program that everyone writes.\n\n## Gardeners\n\nWho waters the beds.',
});

describe('a text that asks nothing', () => {
  test.each([
    'hi',
    'hiiii',
    'Hello?',
    'good evening all',
    'good morning everybody ☕',
    'hello there, anyone here?',
    'how are you today',
    'ok thanks, got it',
    'tysm ur a legend',
    'ta very much, that’s a big help',
    'thanks for the help with the boat',
    'lovely meeting, thank you!',
    'aww thank you little ferry bot',
    'see you later',
    'test test 123',
    'is this thing on? testing',
    'ur bot is trash lol',
    'you’re useless',
    'you stupid piece of code',
    'are you a real person or a bot',
    'are you chatgpt or what',
    'who made you',
    'what can you do?',
    'lol',
    'hahahaha',
    'asdfgh',
    'zzzz',
    'xD',
    '<3',
    '🙂🙂',
    '?!',
    'help',
    'can I ask something?',
    'game is awesome devs <3',
    '<@123456789012345678> hi',
    'Guten Morgen zusammen!',
    'danke dir :)',
    'dummer bot',
    'bist du ein Mensch?',
    'hola?? hay alguien? probando',
    'muchas gracias guapa',
    'bonjour à tous',
    'merci pour tout',
    'c’est un test',
    'obrigado pessoal',
    'buongiorno a tutti',
    'dank je wel',
    'dzień dobry wszystkim',
    'teşekkürler arkadaşlar',
    'привет всем!',
    'спасибо большое',
    'ты тут?',
    'شكرا جزيلا',
    '안녕하세요 여러분',
    '감사합니다',
    'ㅋㅋㅋㅋ',
    'ありがとうございます！',
    'お疲れ様です',
    '你好',
    '谢谢大家',
    '在吗？',
  ])('is chatter: %s', (text) => {
    expect(isChatter(text, documents)).toBe(true);
  });
});

describe('a text that asks something', () => {
  test.each([
    '',
    '   ',
    'hi, what are the rules?',
    'hey wifi password',
    'thanks bot, wifi password',
    'thank you, and when does it open?',
    'is there a test',
    'is the gm here',
    'who is the gm',
    'who are the mods',
    'is it free',
    'what version',
    'who made the server',
    'what is Footnote?',
    'test server',
    'machine broken',
    'how do I greet somebody',
    'rule 5',
    '5',
    'refund??',
    'mc ip',
    'C++',
    'gracias, ¿a qué hora abren?',
    'hallo, wann ist Training?',
    '你好，营业时间',
    '早操',
    '안녕하세요 비밀번호 알려주세요',
  ])('is none: %s', (text) => {
    expect(isChatter(text, documents)).toBe(false);
  });
});

test('a text that is too long for chat is none, however it goes', () => {
  expect(isChatter('x'.repeat(6_000), documents)).toBe(false);
  expect(isChatter('hi '.repeat(2_000), documents)).toBe(false);
});

describe('words that name something in the documents', () => {
  test.each(['ping', 'Ping?', 'hello world', 'HELLO, WORLD!'])('are a question: %s', (text) => {
    expect(isChatter(text, documents)).toBe(false);
    expect(isChatter(text, [])).toBe(true);
  });

  test('are one behind a greeting, too', () => {
    expect(isChatter('good morning gardeners', [])).toBe(true);
    expect(isChatter('good morning gardeners', documents)).toBe(false);
  });
});
