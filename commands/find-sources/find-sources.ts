import { ApplicationCommandType } from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { splitClaims } from '../../src/quotes/text/split-claims.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { runYielding } from '../../src/system/yielding.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { type Finding, findingsReply } from '../shared/findings.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';

const MAX_CLAIM = 140;

/** **Find sources**: what the documents say about each sentence of a message. */
export const findSources: Command = {
  data: { ...EVERYWHERE, type: ApplicationCommandType.Message, name: 'Find sources' },
  actions: EXCERPT_ACTIONS,
  async answer({ target, userId }, library, services) {
    const text = target?.text ?? '';
    const { claims, left } = splitClaims(text);
    const read = claims.length > 0 ? claims.map((claim) => claim.text) : wholeMessage(text);
    if (read.length === 0) {
      throw new PlainError('There is no sentence in that message to look up.');
    }
    const encoded = await Promise.all(read.map((claim) => services.encode(claim, library)));
    const findings = await runYielding(findingsSteps(library, read, encoded));
    const found = findings.filter(({ quotes }) => quotes.length > 0).length;
    const heading = markdown`### Sources for ${found} of ${count(read.length, left)}\n-# The closest passage to each. Whether it bears the sentence out is for you to judge.`;
    return findingsReply(heading, findings, userId);
  },
};

function* findingsSteps(
  library: Library,
  claims: readonly string[],
  encoded: readonly (Float32Array | null)[],
): Generator<void, Finding[]> {
  const findings: Finding[] = [];
  for (const [at, claim] of claims.entries()) {
    findings.push(findingFor(library, claim, encoded[at] ?? null));
    yield;
  }
  return findings;
}

function findingFor(library: Library, claim: string, encoded: Float32Array | null): Finding {
  const { band, excerpts } = library.ask(claim, { top: 1, encoded });
  const said = markdown`“${clip(claim, MAX_CLAIM)}”`;
  const [best] = excerpts;
  if (!best || band === 'nothing')
    return { lead: markdown`${said}\n-# Nothing found.`, quotes: [] };
  if (band === 'unsure') return { lead: markdown`${said}\n-# I am not sure.`, quotes: [best] };
  return { lead: said, quotes: [best] };
}

/** A message without statements may be a question, which can be looked up as well. */
function wholeMessage(text: string): string[] {
  const words = text.replace(/\s+/gu, ' ').trim();
  return /[\p{L}\p{N}]/u.test(words) ? [words] : [];
}

function count(sentences: number, left: number): string {
  if (left > 0) return `the first ${sentences} of ${sentences + left} sentences`;
  return sentences === 1 ? '1 sentence' : `${sentences} sentences`;
}
