import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openLiveLibrary } from '../../src/app/live-library.ts';
import { parseSettings } from '../../src/app/settings.ts';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { recordOf } from '../../src/citations/trace/passage-record.ts';
import { createLibrarian } from '../../src/community/create-librarian.ts';
import { pinnable } from '../../src/community/pins/pinned-passages.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import { serverFolder } from '../../src/corpus/document/document-server.ts';
import { formerVersions } from '../../src/corpus/edit/former-versions.ts';
import { keepVersion } from '../../src/corpus/edit/removed-documents.ts';
import { createServices, type Services } from '../../src/discord/command/services.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { everythingSaid } from '../support/everything-said.ts';
import { smallLibrary } from '../support/library.ts';
import { memoryLog } from '../support/memory-log.ts';
import { emptyServices } from '../support/services.ts';
import { sharedReader as reader } from '../support/shared-reader.ts';

const OURS = '100000000000000001';
const STRANGERS = ['100000000000000002', '100000000000000003'];
const FILES: Readonly<Record<string, string>> = {
  'house.md':
    '---\nkey: HOUSE\n---\n# The house\n\nThe National Harbour League (NHL) meets in the house on Mondays.\n\n## Garden\n\nThe hens in the garden are fed at sunrise and at sunset.',
  [`${serverFolder(OURS)}rules.md`]:
    '# Rules\n\n1. Quiet hours begin at ten in the evening and end at seven.\n2. Dogs stay on a lead along the quay.\n\n## Guests\n\nA guest may stay for three nights.',
  [`${serverFolder(OURS)}boats.md`]:
    '# Boats\n\nThe ferry leaves at noon. The NHL lends a boat to every member.',
};
const EDITED = 'The ferry leaves at noon and comes back at dusk. The NHL lends a boat to nobody.';

const TEXTS = [
  'When do the quiet hours begin?',
  'What does the NHL lend in quiet hourz?',
  'Quiet hours begin at ten […] and end at eight. A guest may stay for three nights, the ferry leaves',
  'rule 2',
  'Zanzibar',
];
const BEGINNINGS = ['', 'b'];

const SENTENCES = [
  'Quiet hours begin at ten in the evening and end at eight.',
  'The hens in the garden are fed at sunrise by the Neighbourhood Hen Lodge (NHL).',
  'Zanzibar hourz quayz.',
  'A guest may stay for three nights, the ferry leaves at noon, and dogs stay on a lead.',
  'quiet hours '.repeat(200),
];
const NAMES = ['rules.md', 'boats.md', 'zanzibar.md'];
/** A file of a server with these sentences, or (none) without it. */
const change = fc.record({
  server: fc.constantFrom(...STRANGERS),
  name: fc.constantFrom(...NAMES),
  heading: fc.constantFrom('# Rules', '---\nkey: BOATS\n---\n# Boats', '# Quiet hours'),
  sentences: fc.array(fc.constantFrom(...SENTENCES), { maxLength: 4 }),
});

/** A bot in a folder with our files, of which one has been edited. */
async function world() {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-strangers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const dir = path.join(folder, 'corpus');
  const put = async (name: string, text: string) => {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), text);
  };
  for (const [name, text] of Object.entries(FILES)) await put(name, text);
  const { log } = memoryLog();
  // Room for one server at a time, so that ours comes and goes.
  const memory = { SHELVES_MEGABYTES: '0', DATA_DIR: path.join(folder, 'data') };
  const settings = parseSettings({ CORPUS_DIR: dir, ...memory });
  const live = await openLiveLibrary(settings, log, { reader, patience: 600_000 });
  onTestFinished(() => live.close());
  const { passageHistory } = emptyServices();
  await live.follow((documents) => {
    const records = documents.flatMap(({ passages }) => passages.map(recordOf));
    void passageHistory.remember(records);
  });
  const limits = settings.serverLimits;
  const librarian = createLibrarian({ dir, reader, live, limits });
  /** What commands set is forgotten: the same questions find the same state. */
  const services = async (): Promise<Services> => {
    const empty = emptyServices({
      passageHistory,
      librarian,
      formerVersions: (document) => formerVersions(dir, document, reader),
    });
    await empty.serverSettings.change(OURS, 'old-words', null, 'on');
    return { ...empty, ...createServices(empty, live.quoteIndex) };
  };
  /** A new version beside the one that it takes the place of, as the librarian puts them. */
  const replace = async (server: string, name: string, text: string) => {
    await keepVersion(path.join(dir, serverFolder(server)), name);
    await put(`${serverFolder(server)}${name}`, text);
  };
  const { documents } = await live.seenIn(OURS);
  const boats = documents.find(({ metadata }) => metadata.key === 'BOATS');
  const id = boats?.passages[0]?.mark;
  await replace(OURS, 'boats.md', `# Boats\n\n${EDITED}`);
  await live.reread(OURS);
  const asked = { texts: [...TEXTS, `BOATS:1.1~${id}`], beginnings: BEGINNINGS };
  const said = async () => everythingSaid(await live.seenIn(OURS), await services(), asked);
  return { dir, replace, live, said };
}

/** Some hundred replies a time, on a machine that may be busy. */
const PATIENCE = 300_000;

test('what other servers add, change and remove changes no byte of what is said in ours', {
  timeout: PATIENCE,
}, async () => {
  const { dir, replace, live, said } = await world();
  const alone = await said();
  expect(alone.size).toBeGreaterThan(99);
  expect(
    [...alone.values()].filter((one) => /quiet hours begin/i.test(one)).length,
  ).toBeGreaterThan(9);
  expect([...alone.values()].filter((one) => /~~every member~~/.test(one)).length).toBeGreaterThan(
    0,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      for (const server of STRANGERS) {
        await rm(path.join(dir, serverFolder(server)), { recursive: true, force: true });
        await live.reread(server);
      }
      for (const { server, name, heading, sentences } of changes) {
        const file = `${serverFolder(server)}${name}`;
        if (sentences.length === 0) await rm(path.join(dir, file), { force: true });
        else await replace(server, name, `${heading}\n\n${sentences.join('\n\n')}`);
        await live.reread(server);
        await (await live.seenIn(server)).search('quiet');
      }
      const beside = await said();
      for (const [asked, answer] of alone) expect(beside.get(asked), asked).toBe(answer);
      expect(beside.size).toBe(alone.size);
    }),
    { numRuns: 3 },
  );
});

const MOST = 9;

/** What the moderators of a server may set. */
async function moderated(
  services: Services,
  server: string,
  library: Library,
  also: string[] = [],
) {
  const [passage, other] = library.documents.flatMap(({ passages }) => passages);
  if (!passage || !other) throw new Error('passages were expected');
  const pinned = async (one: Passage) =>
    pinnable(one, citationId(one), services.passageHistory, server);
  const pin = {
    pinId: `p${server.slice(-1)}`,
    wordings: ['When do the quiet hours begin?', ...also],
    passages: [await pinned(server === OURS ? passage : other)],
    pinnedAt: new Date('2026-05-04'),
  };
  await services.pinnedAnswers.pin(server, pin, MOST);
  const means = server === OURS ? 'ferry' : 'hens';
  await services.synonyms.add(server, { word: 'zanzibar', means }, MOST);
  for (const word of also)
    await services.synonyms.add(server, { word, means: 'quiet hours' }, MOST);
  const text = `Where is ${server}?`;
  const lastAskedAt = new Date('2026-05-04');
  await services.unanswered.keep(server, { groupId: 'group', text, lastAskedAt }, MOST);
  await services.serverSettings.change(server, 'unanswered', null, 'on');
}

test('what other servers pin, mean and leave unanswered changes no byte of what is said in ours', {
  timeout: PATIENCE,
}, async () => {
  const files = Object.entries(FILES).map(([name, text]) => [name.split('/').at(-1) ?? '', text]);
  const library = smallLibrary(Object.fromEntries(files));
  const texts = ['When do the quiet hours begin?', 'Zanzibar leaves when?'];
  const said = async (others: readonly string[]) => {
    const services = emptyServices();
    for (const server of others) await moderated(services, server, library, [...texts, 'ferry']);
    await moderated(services, OURS, library);
    return everythingSaid(library, services, { texts, beginnings: ['', 'zan'] });
  };
  const alone = await said([]);
  const beside = await said(STRANGERS);
  expect(
    [...alone.values()].filter((one) => one.includes('Chosen by the moderators')).length,
  ).toBeGreaterThan(0);
  for (const [asked, answer] of alone) expect(beside.get(asked), asked).toBe(answer);
  expect(beside.size).toBe(alone.size);
});
