/** Where words go: to the page, to what the file says of itself, to the mark of an item, or nowhere. */
export type Place = 'page' | 'title' | 'author' | 'mark' | 'fonts' | 'styles' | 'none';

/** Groups whose words nobody reads on the page. */
export const UNSEEN = new Set(
  'colortbl pict object header headerl headerr headerf footer footerl footerr footerf fldinst listtable listoverridetable themedata colorschememapping latentstyles datastore generator xmlnstbl rsidtbl revtbl filetbl annotation atnid atnauthor atrfstart atrfend template operator comment doccomm company manager category keywords subject hlinkbase creatim revtim printim shpinst nonshppict xe tc bkmkstart bkmkend pgdsctbl'.split(
    ' ',
  ),
);
/** Groups whose words go to a place of their own, by the word that opens them. */
export const PLACES: ReadonlyMap<string, Place> = new Map([
  ['title', 'title'],
  ['author', 'author'],
  ['listtext', 'mark'],
  ['pntext', 'mark'],
  ['fonttbl', 'fonts'],
  ['stylesheet', 'styles'],
]);
/** Control words that stand for characters. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['line', '\n'],
]);
