const PREFIX = /^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})/;
const SUFFIX = /(?<=.{2})(?:ها|ان|ات|ون|ين|يه|ه|ي)$/;

/**
 * The light10 stemmer of Larkey, Ballesteros and Connell (2007), which takes the article, "and" and
 * the commonest endings from a word. `word` with letters already unified by `foldAccents`.
 */
export function stemArabic(word: string): string {
  const bare = word.replace(PREFIX, '');
  let stem = bare;
  for (let rounds = 0; rounds < 2; rounds += 1) stem = stem.replace(SUFFIX, '');
  return stem;
}
