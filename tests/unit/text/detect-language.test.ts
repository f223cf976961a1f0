import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../src/text/detect-language.ts';

describe('the language of a text of a few words', () => {
  test.each([
    'Zanzibar payroll memo: Quuxwell earns ninety thousand a year.',
    'Payroll memo. Quuxwell earns ninety thousand.',
    'Bread text.',
    'The office closes at five on Fridays. Bring your badge to get in.',
    '2024',
    '',
  ])('is English where nothing speaks for another: %s', (text) => {
    expect(detectLanguage(text)).toBe('en');
  });

  test.each([
    ['de', 'Das Büro ist am Freitag geschlossen und öffnet erst wieder am Montag.'],
    ['es', 'La oficina cierra a las cinco los viernes y abre el lunes por la mañana.'],
    ['fr', 'Le phare a été construit en 1842 et il est ouvert tous les jours.'],
    ['it', 'La biblioteca è chiusa il lunedì e apre di nuovo il martedì mattina.'],
    ['pt', 'A biblioteca não está aberta aos domingos, mas abre na segunda-feira.'],
    ['nl', 'De bibliotheek is op maandag gesloten en gaat dinsdag weer open.'],
    ['pl', 'Biblioteka jest zamknięta w poniedziałek i nie otwiera się do wtorku.'],
    ['ru', 'Библиотека закрыта в понедельник и снова открывается во вторник.'],
    ['uk', 'Бібліотека зачинена у понеділок і знову відкривається у вівторок.'],
    ['zh', '图书馆星期一闭馆，星期二重新开放。'],
    ['ja', '図書館は月曜日に閉まっています。'],
    ['ko', '도서관은 월요일에 문을 닫습니다.'],
    ['ar', 'المكتبة مغلقة يوم الاثنين وتفتح مرة أخرى يوم الثلاثاء.'],
    ['el', 'Η βιβλιοθήκη είναι κλειστή τη Δευτέρα.'],
  ])('is found by its stop words and its script: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test('is one of the candidates: the one whose stop words it has', () => {
    expect(detectLanguage('the quuxwell market', ['de', 'en', 'es'], 'de')).toBe('en');
    expect(detectLanguage('der quuxwell', ['en', 'de'])).toBe('de');
    expect(detectLanguage('図書館', ['en', 'ja'])).toBe('ja');
  });
});

describe('the language of a manual', () => {
  const chart = Array.from(
    { length: 60 },
    (_, i) => `A${i} ${i * 37} kg ${i}.5 mm  SZ-${i} ${i * 3} V ${i} Hz ${i} Nm`,
  ).join('\n');
  const contents = Array.from({ length: 80 }, (_, i) => `${i}.1 Valve gear ........ ${i}`).join(
    '\n',
  );
  const names = 'Nagy Szabó Kovács Tóth Horváth Varga Kiss Molnár\n'.repeat(40);

  test.each([
    [
      'en',
      'The valve must be closed before the pump is started. If the pressure does not rise within ten seconds, stop the engine and check the filter.',
    ],
    [
      'de',
      'Das Ventil muss geschlossen sein, bevor die Pumpe gestartet wird. Steigt der Druck nicht, ist der Motor anzuhalten und der Filter zu prüfen.',
    ],
    [
      'hu',
      'A szelepet el kell zárni, mielőtt a szivattyút elindítják. Ha a nyomás nem emelkedik, állítsa le a motort, és ellenőrizze a szűrőt.',
    ],
    [
      'ko',
      '펌프를 시작하기 전에 밸브를 닫아야 합니다. 압력이 오르지 않으면 엔진을 멈추고 필터를 확인하십시오.',
    ],
  ])('is that of its sentences, whatever stands before them: %s', (language, text) => {
    const running = `${text}\n`.repeat(20);
    for (const before of [chart, contents, names]) {
      expect(detectLanguage(`${before}\n\n${running}`)).toBe(language);
    }
  });

  test.each([
    ['a chart', chart],
    ['a list of names', names],
    ['a table of contents', contents],
  ])('is not guessed from %s', (_, text) => {
    expect(detectLanguage(text)).toBe('en');
  });
});
