import type { Passage, Section } from '../../corpus/document/document.ts';
import { analyze } from '../../text/analyzer.ts';

/** A section's own heading as ranking sees it. */
export interface SectionHeading {
  /** Its terms, each once, stop words left out. */
  readonly terms: readonly string[];
}

const NONE: SectionHeading = { terms: [] };
const known = new WeakMap<Section, SectionHeading>();

/**
 * The heading of a passage's section, analysed when it is first asked for. None where the heading is the
 * document's title: a title tells what the document is about, not what this passage says.
 */
export function sectionHeading({ section, document }: Passage): SectionHeading {
  const before = known.get(section);
  if (before !== undefined) return before;
  const { title, language } = document.metadata;
  const { heading } = section;
  const made =
    heading === null || heading === title
      ? NONE
      : {
          terms: [
            ...new Set(
              analyze(heading, language)
                .filter(({ stop }) => !stop)
                .map(({ term }) => term),
            ),
          ],
        };
  known.set(section, made);
  return made;
}
