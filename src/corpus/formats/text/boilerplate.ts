/**
 * Lines that a page carries around its article: navigation, comment forms, credits. Each pattern must
 * match a whole line, so that a sentence that merely mentions a newsletter stays.
 */
const PATTERNS: readonly RegExp[] = [
  /leave a (?:reply|comment)(?: cancel reply)?/,
  /(?:post|add) (?:a )?comments?|(?:no|\d+) (?:comments?|responses?|replies)|comments? are closed/,
  /your e-?mail address will not be published.*/,
  /required fields are marked.*/,
  /save my name,? e-?mail,? and website.*/,
  /back to (?:blog|top|home|index|news)|skip to (?:main )?content/,
  /(?:read|learn|see|show|load) (?:more|next|all)(?: [»›→…]+)?/,
  /(?:related|recent|popular|latest|featured|more|similar) (?:posts?|articles?|stories|features|comments|news|reading)/,
  /(?:previous|next|older|newer) (?:posts?|articles?|story|page)/,
  /(?:image |photo(?:graph)? |picture )?(?:credits?|courtesy|source): ?.{1,80}/,
  /(?:photo|image|picture|illustration) (?:by|courtesy of|from) .{1,80}/,
  /(?:please )?(?:share|tweet|like|print|e-?mail|pin|follow|subscribe|sign up|log ?in|log ?out|register|search|menu|home|contact(?: us)?|about(?: us)?)(?: (?:this|us|now|here|on (?:facebook|twitter|x|linkedin)))?/,
  /subscribe to (?:our|the|my) .{1,60}|sign up for (?:our|the|my) .{1,60}/,
  /advertisements?|sponsored(?: content)?|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)/,
  /(?:copyright|©|\(c\)) ?.{0,80}|all rights reserved/,
  /\*{3} ?start of (?:the|this) project gutenberg .{1,160}/,
  /(?:filed under|tags?|categor(?:y|ies)|tagged(?: with)?|posted in): ?.{1,120}/,
];

const WHOLE_LINE = new RegExp(`^(?:${PATTERNS.map((p) => p.source).join('|')})[.!:]?$`, 'iu');

/** Whether a line of plain text belongs to the page around an article and not to the article. */
export function isBoilerplate(line: string): boolean {
  return WHOLE_LINE.test(line.trim());
}
