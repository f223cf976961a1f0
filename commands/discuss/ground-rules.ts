import { passageWithId } from '../../src/citations/reference/citation-id.ts';
import type { RulesSetting } from '../../src/community/settings/setting-values.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Block, Quote } from '../../src/discord/command/reply.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';

/** Characters of all rules together at the top of a discussion: more would not be read. */
const MAX_GROUND_RULES = 600;

/**
 * The rules that a discussion opens with, word for word; none where none are set. What was edited since it
 * was set is left out: it is not what the managers chose.
 */
export function groundRules(rules: RulesSetting | null, library: Library): Block[] {
  const passages = (rules?.ground ?? []).flatMap(
    (place) => passageWithId(library, `${rules?.key ?? ''}:${place}`) ?? [],
  );
  if (passages.length === 0) return [];
  const room = Math.floor(MAX_GROUND_RULES / passages.length);
  return [
    { kind: 'text', text: markdown`-# Here these rules hold:` },
    ...passages.map((passage) => ({ kind: 'quote', quote: beginning(passage, room) }) as const),
  ];
}

/** The passage up to so many code units, ended between words; what is left out is marked when it is shown. */
function beginning(passage: Passage, room: number): Quote {
  const { start, document } = passage;
  const whole = document.text.slice(start, passage.end);
  const space = whole.length <= room ? -1 : whole.lastIndexOf(' ', room);
  const text = whole.length <= room ? whole : whole.slice(0, space > 0 ? space : room);
  return { passage, start, end: start + text.length, text, highlights: [] };
}
