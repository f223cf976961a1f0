import { describe, expect, test } from 'vitest';
import { checkQuote } from '../../../../src/quotes/check/quote-check.ts';
import { buildQuoteIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { documentsOf } from '../../../support/documents.ts';

/** Sentences with the words in braces that deny or limit them, and one without with a place for such a word. */
const LANGUAGES = {
  en: {
    limited: [
      'The tenant of the upper floor may {not} keep a dog or a cat in the yard behind the house.',
      'Bicycles are {never} to be left in the hall of the library on the days of the market.',
      'Guests pay the fee for the pool {unless} they live in the street beside the old mill.',
      'A boat is lent for one afternoon {only} to members who have passed the test in spring.',
      'The hall is let {without} chairs to choirs and schools of the town in the whole summer.',
      'Nobody but the treasurer signs a cheque of the club, {except} the deputy in her absence.',
      'The council {cannot} lower the rent of a garden in the first year after the flood.',
      '{No} member of the crew leaves the ship before the captain has read the log aloud.',
    ],
    plain: 'The warden of the bridge is {} allowed to open it at night for a boat in need.',
    deny: ['not', 'never'],
  },
  de: {
    limited: [
      'Der Mieter der oberen Wohnung darf im Hof hinter dem Haus {keinen} Hund und keine Katze halten.',
      'Die Halle wird Chören und Schulen der Stadt im ganzen Sommer {nicht} ohne Stühle überlassen.',
      'Räder werden an den Tagen des Marktes {nie} im Flur der Bücherei abgestellt.',
      'Ein Boot wird {nur} an Mitglieder verliehen, die im Frühling die Prüfung bestanden haben.',
      'Gäste zahlen die Gebühr für das Becken, {außer} sie wohnen in der Straße neben der alten Mühle.',
      'Der Rat senkt die Pacht eines Gartens {niemals} im ersten Jahr nach der großen Flut.',
      'Das Fest am Ufer findet {ohne} Musik und Feuer statt, damit die Vögel dort brüten.',
    ],
    plain: 'Der Wärter der Brücke darf sie {} nachts für ein Boot in Not und für den Arzt öffnen.',
    deny: ['nicht', 'nie'],
  },
  fr: {
    limited: [
      'Le locataire du premier étage ne doit {pas} garder de chien dans la cour derrière la maison.',
      'Les vélos ne restent {jamais} dans le couloir de la bibliothèque les jours du marché.',
      'La barque est prêtée {seulement} aux membres qui ont réussi leur épreuve au printemps.',
      'La salle est louée {sans} chaises aux chorales et aux écoles de la ville tout un été.',
      'Les invités paient le droit du bassin {sauf} ceux de la rue à côté du vieux moulin.',
      'Le conseil ne baisse {aucun} loyer de jardin dans la première année après la crue.',
    ],
    plain: 'Le gardien du pont est {} autorisé à ouvrir la nuit pour un bateau en détresse.',
    deny: ['pas', 'jamais'],
  },
  es: {
    limited: [
      'El inquilino del primer piso {no} puede tener un perro en el patio detrás de la casa.',
      'Las bicicletas {nunca} se dejan en el pasillo de la biblioteca los días de mercado.',
      'La barca se presta {solo} a los socios que pasaron la prueba en la primavera.',
      'La sala se alquila {sin} sillas a los coros y a las escuelas de la ciudad en verano.',
      'Los invitados pagan la piscina {salvo} los que viven en la calle del viejo molino.',
      'El consejo {jamás} baja la renta de un huerto en el primer año después de la riada.',
    ],
    plain: 'El guarda del puente está {} autorizado a abrirlo de noche para un barco en apuros.',
    deny: ['no', 'nunca'],
  },
  ru: {
    limited: [
      'Жилец верхнего этажа {не} может держать собаку или кошку во дворе за старым домом.',
      'Велосипеды {никогда} нельзя оставлять в коридоре библиотеки в дни большого рынка.',
      'Лодку дают {только} тем членам клуба, которые весной выдержали трудный экзамен.',
      'Зал сдают {без} стульев хорам и школам нашего города в течение всего лета.',
      'Гости платят за бассейн, {кроме} тех, кто живёт на улице рядом со старой мельницей.',
      'Совет {нельзя} просить снизить плату за сад в первый год после сильного паводка.',
    ],
    plain: 'Сторож моста {} вправе открыть его ночью для лодки, которая терпит бедствие.',
    deny: ['не', 'никогда'],
  },
} as const;

type Language = keyof typeof LANGUAGES;
const NAMES = Object.keys(LANGUAGES) as Language[];

const marked = (text: string, middle: (word: string) => string) =>
  text
    .replace(/\{([^}]*)\}/, (_, word: string) => middle(word))
    .replace(/\s+/g, ' ')
    .trim();
const whole = (text: string) => marked(text, (word) => word);

const OMISSIONS: readonly ((word: string) => string)[] = [
  () => '…',
  () => '...',
  () => '[…]',
  () => '(...)',
  () => '. . .',
  (word) => `~~${word}~~`,
  () => '[very]',
];

/** What each sign becomes that stands in the place of another. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['10² m', '102 m'],
  ['7½', '71/2'],
  ['CO₂', 'CO2'],
  ['✗', '✓'],
  ['3 → 4', '3 ← 4'],
  ['a ∧ b', 'a ∨ b'],
  ['3/4', '3-4'],
  ['9′ 4″', '9″ 4′'],
  ['≥ 5', '≤ 5'],
  ['x³', 'x3'],
  ['±2', '+2'],
  ['5 < 6', '5 > 6'],
];

const sentences = NAMES.flatMap((name) => LANGUAGES[name].limited.map((text) => [name, text]));
const index = (text: string, language: string) =>
  buildQuoteIndex(
    documentsOf({ 'a.txt': `---\nlanguage: ${language}\n---\nRules of the house\n\n${text}\n` }),
  );

const TICKED = ['exact', 'alike', 'marked'];

describe('an alteration that changes what is said gets no tick', () => {
  test.each(sentences)('%s: %s, its limit left out', (language = '', text = '') => {
    const known = index(whole(text), language);
    expect(checkQuote(known, whole(text)).kind).toBe('exact');
    const ticked = OMISSIONS.map((omit) => marked(text, omit)).filter((quotation) =>
      TICKED.includes(checkQuote(known, quotation).kind),
    );
    expect(ticked).toEqual([]);
  });

  test.each(NAMES)('%s: a denial put in', (language) => {
    const { plain, deny } = LANGUAGES[language];
    const known = index(whole(plain), language);
    expect(checkQuote(known, whole(plain)).kind).toBe('exact');
    const ticked = deny
      .flatMap((word) => [word, `[${word}]`, `[… ${word}]`, `(${word})`])
      .map((word) => marked(plain, () => word))
      .filter((quotation) => TICKED.includes(checkQuote(known, quotation).kind));
    expect(ticked).toEqual([]);
  });

  test.each(NAMES)('%s: a sign for another', (language) => {
    const { plain } = LANGUAGES[language];
    const ticked = SIGNS.filter(([there, quoted]) => {
      const known = index(
        marked(plain, () => there),
        language,
      );
      expect(
        checkQuote(
          known,
          marked(plain, () => there),
        ).kind,
      ).toBe('exact');
      return TICKED.includes(
        checkQuote(
          known,
          marked(plain, () => quoted),
        ).kind,
      );
    });
    expect(ticked).toEqual([]);
  });
});

test('a bracket at the ends of a quotation that turns nothing keeps its tick', () => {
  const source =
    'In spring she leaves the ship at the quay of the mill before noon, if not before dawn.';
  const known = index(`${source} No dog is let in here.`, 'en');
  const kinds = [
    '[The captain] leaves the ship at the quay of the mill before noon',
    'In spring she leaves the ship at the quay [nearby]',
    '[No] dog is let in here.',
    'In spring she leaves the ship at the quay of the mill [in the morning]',
  ].map((quotation) => checkQuote(known, quotation).kind);
  expect(kinds).toEqual(['marked', 'marked', 'alike', 'turned']);
});
