import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingsSchema } from '../../../src/app/settings.ts';
import { EXIT } from '../../../src/system/errors.ts';

const SETTINGS = Object.keys(settingsSchema.shape);
const read = (file: string) => readFileSync(file, 'utf8');
const { engines, bin } = JSON.parse(read('package.json')) as {
  engines: { node: string };
  bin: Record<string, string>;
};

interface Compose {
  readonly services: {
    readonly footnote: {
      readonly build: { readonly dockerfile: string };
      readonly environment: Readonly<Record<string, string>>;
      readonly volumes: readonly string[];
      readonly read_only: boolean;
      readonly cap_drop: readonly string[];
    };
  };
}

describe('the container', () => {
  const file = read('Containerfile');

  test('runs a Node.js that is new enough, as nobody in particular', () => {
    const [, least] = /(\d+)/.exec(engines.node) ?? [];
    const bases = [...file.matchAll(/^FROM docker\.io\/library\/node:(\d+)-/gm)];
    expect(bases).toHaveLength(2);
    for (const [, major] of bases) expect(Number(major)).toBeGreaterThanOrEqual(Number(least));
    expect(file).toMatch(/^USER node$/m);
  });

  test('starts what the build makes, with its state in the volumes', () => {
    expect(file).toContain(`ENTRYPOINT ["node", "${bin['footnote']}"]`);
    const [, settings = ''] = /^ENV (.*)$/m.exec(file) ?? [];
    const set = Object.fromEntries(settings.split(' ').map((one) => one.split('=')));
    const { NODE_ENV, ...ours } = set;
    expect(NODE_ENV).toBe('production');
    expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(ours)));
    expect(file).toContain(`VOLUME ${JSON.stringify(Object.values(ours)).replace(',', ', ')}`);
  });

  test('sees of this folder only what it needs', () => {
    const copied = [...file.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const seen = read('.containerignore').match(/^!\S+$/gm) ?? [];
    expect(new Set(copied)).toEqual(new Set(seen.map((name) => name.slice(1))));
    expect(readdirSync('.')).toEqual(expect.arrayContaining(copied));
  });

  test('is composed with a root that nobody writes to, and settings that there are', () => {
    const { footnote } = (parse(read('compose.yaml')) as Compose).services;
    expect(footnote).toMatchObject({
      build: { dockerfile: 'Containerfile' },
      read_only: true,
      cap_drop: ['ALL'],
    });
    expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(footnote.environment)));
    const mounted = footnote.volumes.map((volume) => volume.split(':')[1]);
    expect(mounted.sort()).toEqual(Object.values(footnote.environment).sort());
  });
});

describe('the units of systemd', () => {
  const units = ['footnote.service', 'footnote-backup.service'].map((name) =>
    read(`operations/${name}`),
  );

  test('start what the build makes, with settings that there are', () => {
    for (const unit of units) {
      const [, program] = /^ExecStart=\/usr\/bin\/node (\S+)/m.exec(unit) ?? [];
      expect(Object.values(bin)).toContain(program);
      const set = [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name);
      expect(set).toEqual(['CORPUS_DIR', 'DATA_DIR']);
      expect(unit).toMatch(/^User=footnote$/m);
    }
  });

  test('do not start again what does not mend itself', () => {
    const [unit] = units;
    expect(unit).toContain(`RestartPreventExitStatus=${EXIT.noPermission} ${EXIT.config}`);
  });
});
