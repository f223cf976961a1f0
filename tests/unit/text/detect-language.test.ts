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
