import { foldAccents, foldCase } from '../../text/fold.ts';

/**
 * What a document numbers. `number` stands for words that fit anything that is numbered ("point 5",
 * "#5", "No. 5"); the others from the widest to the narrowest.
 */
export type NumberKind = (typeof KINDS)[number][0];

/** Words in lower case without accents; plurals too, because people type them. */
const KINDS = [
  ['volume', 'volume volumes vol vols band bande tome tomes tomo tomos том volumen 卷 巻 권'],
  ['book', 'book books buch bucher livre livres libro libros livro livros книга книги'],
  ['part', 'part parts teil teile partie parties parte partes часть части deel czesc 部 편 編 编'],
  ['title', 'title titles titulo titulos titre titel'],
  ['act', 'act acts akt akte acte actes acto actos atto akta действие'],
  [
    'chapter',
    'chapter chapters chap chaps ch kapitel kap kapittel chapitre chapitres capitulo capitulos cap capitolo capitoli глава главы hoofdstuk rozdzial luku bolum canto stave letter الفصل فصل 章 장',
  ],
  // Parts of a collection that bear a word of their own.
  [
    'piece',
    'psalm psalms salmo salmos psaume psaumes hymn hymns song songs lied sura surah sourate sonnet sonnets poem poems fable fables tale tales episode episodes folge day days week weeks',
  ],
  ['scene', 'scene scenes szene szenen escena scena'],
  [
    'section',
    'section sections sec secs sect sects § §§ abschnitt abschnitte seccion secciones sezione secao раздел sectie 节 節 절',
  ],
  [
    'article',
    'article articles art arts artikel articulo articulos articolo articoli artigo artigos статья статьи ст الماده ماده 条 條 조',
  ],
  [
    'rule',
    'rule rules regel regeln regle regles regla reglas regola regole regra regras правило правила regula zasada kural 規則 规则 규칙',
  ],
  ['law', 'law laws principle principles commandment commandments guideline guidelines amendment'],
  ['clause', 'clause clauses cl klausel clausula clausulas пункт пункты п 款 호 號 号'],
  [
    'paragraph',
    '¶ ¶¶ paragraph paragraphs para paras absatz abs parrafo parrafos paragrafo 項 项 항',
  ],
  ['step', 'step steps schritt schritte paso pasos etape etapes passo passi шаг'],
  ['question', 'question questions q frage fragen pregunta preguntas вопрос'],
  ['lesson', 'lesson lessons lektion leccion lecon unit units module modules exercise exercises'],
  ['verse', 'verse verses v vv vers verset versets versiculo versiculos стих'],
  [
    'appendix',
    'appendix appendices annex annexes schedule anhang anlage apendice anexo annexe приложение 부록',
  ],
  [
    'number',
    'number numbers no nos nr num nummer numero # № point points punkt punkte punto puntos item items entry entries topic topics motion resolution tip tips',
  ],
] as const;

const BY_WORD: ReadonlyMap<string, NumberKind> = new Map(
  KINDS.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);
const RANKS: ReadonlyMap<NumberKind, number> = new Map(KINDS.map(([kind], rank) => [kind, rank]));

/** The kind that a word, an abbreviation or a sign means, without its full stop; null for others. */
export function numberKind(word: string): NumberKind | null {
  return BY_WORD.get(foldAccents(foldCase(word))) ?? null;
}

/** From 0, the widest: a part is ranked before its chapters. */
export function rankOfKind(kind: NumberKind): number {
  return RANKS.get(kind) ?? RANKS.size;
}

/**
 * Whether somebody who says `asked` may mean what the document calls `printed`: the same, a sign for
 * it, or a word that fits everything.
 */
export function meansKind(asked: NumberKind, printed: NumberKind): boolean {
  if (asked === printed || asked === 'number' || printed === 'number') return true;
  return ALIKE.some((kinds) => kinds.includes(asked) && kinds.includes(printed));
}

/** `§` is read as section, as paragraph (German) and as article. */
const ALIKE: readonly (readonly NumberKind[])[] = [
  ['chapter', 'piece'],
  ['section', 'paragraph'],
  ['section', 'article'],
  ['paragraph', 'verse'],
  ['rule', 'law'],
];
