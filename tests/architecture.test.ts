import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** From the ground up: a floor imports only from itself and from the floors before it. */
const FLOORS = [
  'system',
  'text',
  'corpus',
  'retrieval',
  'citations',
  'quotes',
  'community',
  'discord',
  'commands',
  'entries',
] as const;
type Floor = (typeof FLOORS)[number];

/** Packages and Node modules that only some folders may import. */
const RESERVED: readonly { readonly what: RegExp; readonly where: RegExp }[] = [
  {
    what: /^discord\.js$|^@discordjs\//,
    where: /^(?:src\/discord|commands|src\/app|src\/cli|src\/operations|src\/[^/]+\.ts$)/,
  },
  { what: /^minisearch(?:\/|$)/, where: /^src\/retrieval\// },
  {
    what: /^(?:node:)?fs(?:\/|$)/,
    // Word vectors are data beside the code, as the tables in JSON are, but of two megabytes.
    where:
      /^src\/(?:corpus|store|sandbox|system|app|cli|operations)\/|^src\/[^/]+\.ts$|^src\/retrieval\/meaning\/word-vectors\.ts$/,
  },
  { what: /^(?:libsql|kysely|node:sqlite)(?:\/|$)/, where: /^src\/store\// },
  { what: /^(?:hono|@hono\/|ws)(?:\/|$)/, where: /^src\/sandbox\// },
];

/** Files that a folder may hold itself, those in folders below it not counted. */
const MOST_FILES = 18;

/** What a file loads as soon as it is loaded itself. */
const LOADED = /^(?:import|export) (?!type )(?:[^;']*?\bfrom )?'([^']+)'/gm;

interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Those of the imports that the running program never sees. */
  readonly typeImports: readonly string[];
}

const sources: readonly Source[] = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      const text = readFileSync(file, 'utf8');
      const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
      const types = text.matchAll(/^(?:import|export) type [^;]*\bfrom '([^']+)'/gm);
      return {
        file,
        text,
        imports: Array.from(found, (match) => match[1] ?? ''),
        typeImports: Array.from(types, (match) => match[1] ?? ''),
      };
    }),
);

const floorOf = (file: string): Floor | 'sandbox' | 'store' => {
  const [, folder] = /^src\/([^/]+)\//.exec(file) ?? [];
  if (file.startsWith('commands/')) return 'commands';
  if (folder === 'sandbox' || folder === 'store') return folder;
  return FLOORS.find((floor) => floor === folder) ?? 'entries';
};

const relative = (file: string, imports: readonly string[]) =>
  imports
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.normalize(path.posix.join(path.posix.dirname(file), name)));

/** Whether a file sees the other one only as the port that the store fills: as types. */
const isPort = (target: string, { file, imports, typeImports }: Source) => {
  const times = (names: readonly string[]) =>
    relative(file, names).filter((name) => name === target).length;
  return target.startsWith('src/community/') && times(imports) === times(typeImports);
};

/** The files that import one another in a circle, one list for each circle. */
function circlesOf(all: readonly Source[]): string[][] {
  const imports = new Map(all.map(({ file, imports }) => [file, relative(file, imports)]));
  const done = new Set<string>();
  const circles: string[][] = [];
  const walk = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) {
      circles.push([...above.slice(above.indexOf(file)), file]);
      return;
    }
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) walk(target, [...above, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return circles;
}

describe('the house', () => {
  test('has files', () => {
    expect(sources.length).toBeGreaterThan(40);
  });

  test('imports only from a floor to itself and to those below', () => {
    const wrong = sources.flatMap((source) => {
      const own = floorOf(source.file);
      if (own === 'entries') return [];
      return relative(source.file, source.imports)
        .filter((target) => {
          const other = floorOf(target);
          if (own === 'sandbox') return other !== own;
          if (own === 'store') {
            return other !== own && other !== 'system' && !isPort(target, source);
          }
          if (other === 'sandbox' || other === 'store') return true;
          return FLOORS.indexOf(other) > FLOORS.indexOf(own);
        })
        .map((target) => `${source.file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('has no circle of imports, those of types included', () => {
    expect(circlesOf(sources)).toEqual([]);
  });

  test('lets a slip in the options of a program wait for nothing that answers', () => {
    const known = new Map(sources.map((source) => [source.file, source]));
    const reached = new Set([
      'src/cli/ask.ts',
      'src/cli/corpus.ts',
      'src/cli/evaluate.ts',
      'src/cli/operations/doctor.ts',
      'src/cli/operations/backup.ts',
      'src/cli/operations/restore.ts',
    ]);
    for (const file of reached) {
      const { text = '' } = known.get(file) ?? {};
      const loaded = Array.from(text.matchAll(LOADED), ([, name = '']) => name);
      for (const target of relative(file, loaded)) reached.add(target);
    }
    expect(reached).toContain('src/system/errors.ts');
    const slow = [...reached].filter((file) => !/^src\/(?:cli|system)\//.test(file));
    expect(slow).toEqual(['src/corpus/document/document-server.ts']);
  });

  test('has no folder with more files of its own than fit on a screen', () => {
    const counts = new Map<string, number>();
    for (const { file } of sources) {
      const folder = path.posix.dirname(file);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
  });

  test('keeps each reserved package in its own rooms', () => {
    const wrong = sources.flatMap(({ file, imports }) =>
      imports
        .filter((name) => RESERVED.some(({ what, where }) => what.test(name) && !where.test(file)))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('has no room for things without a name', () => {
    const vague = /(?:^|[/-])(?:utils?|helpers?|managers?|service|common|misc)(?:[/.-]|$)/;
    expect(sources.map(({ file }) => file).filter((file) => vague.test(file))).toEqual([]);
  });

  test('keeps files short enough to read at a sitting', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 250);
    expect(long.map(({ file }) => file)).toEqual([]);
  });

  test('gives no thread the settings of the process, the token among them', () => {
    const threads = sources.flatMap(({ file, text }) =>
      Array.from(text.matchAll(/\bnew Worker\(.*?\}\)/gs), ([start]) => ({ file, start })),
    );
    expect(threads.length).toBeGreaterThanOrEqual(2);
    const settled = threads.filter(({ start }) => !/\benv: \{\}/.test(start));
    expect(settled.map(({ file }) => file)).toEqual([]);
  });

  test('asks Discord for one intent, Guilds', () => {
    const intents = sources.flatMap(({ file, text }) =>
      file.startsWith('src/sandbox/') ? [] : (text.match(/GatewayIntentBits\.\w+/g) ?? []),
    );
    expect(new Set(intents)).toEqual(new Set(['GatewayIntentBits.Guilds']));
  });
});
