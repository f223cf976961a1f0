import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const CASES = 'tests/fixtures/cases';

const phrases = z.array(z.string()).optional();
/** What may be said of any text. */
const expected = {
  contain: phrases,
  not: phrases,
  once: phrases,
  nowhere: phrases,
};

const simpleCheck = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('ask'),
    input: z.string(),
    ...expected,
    answered: z.boolean().nullable().optional(),
    section: z.string().optional(),
    shown: phrases,
  }),
  z.strictObject({ by: z.literal('check'), ...expected, exit: z.number().optional() }),
  z.strictObject({
    by: z.literal('list'),
    ...expected,
    documents: z.number().optional(),
    sections: z.number().optional(),
    words: z.number().optional(),
    title: z.string().optional(),
  }),
  z.strictObject({
    by: z.literal('export'),
    ...expected,
    file: z.string().optional(),
    sections: phrases,
    columns: z.array(z.tuple([z.string(), z.number()])).optional(),
  }),
  z.strictObject({ by: z.literal('cite'), input: z.string(), ...expected }),
  z.strictObject({
    by: z.literal('search'),
    input: z.string(),
    ...expected,
    hits: z.number().optional(),
    first: phrases,
  }),
  z.strictObject({
    by: z.literal('quote-check'),
    input: z.string(),
    ...expected,
    mark: z.string().optional(),
    unmarked: z.string().optional(),
    says: phrases,
  }),
]);
const check = z.union([
  simpleCheck,
  z.strictObject({ anyOf: z.array(z.array(simpleCheck)).min(1) }),
]);
const caseFile = z.strictObject({ expected: z.string(), checks: z.array(check).min(1) });

/** One thing that is tried, and what must come of it. */
export type Check = z.output<typeof simpleCheck>;

/** A small input with everything that must hold for it. */
export interface Case {
  readonly name: string;
  /** In words. */
  readonly expected: string;
  /** The folder with the documents. */
  readonly corpus: string;
  /** All must hold; of a list, all of one of its lists. */
  readonly checks: readonly (Check | { readonly anyOf: readonly (readonly Check[])[] })[];
}

/** All cases of the fixtures, by name. */
export function readCases(): Case[] {
  return readdirSync(CASES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = path.join(CASES, name);
      const file = readFileSync(path.join(folder, 'expect.json'), 'utf8');
      return { name, corpus: path.join(folder, 'corpus'), ...caseFile.parse(JSON.parse(file)) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
