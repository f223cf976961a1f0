import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingsSchema } from '../../../src/app/settings.ts';
import { createFigures } from '../../../src/operations/health/figures.ts';
import { openHealthServer } from '../../../src/operations/health/health-server.ts';
import { EXIT } from '../../../src/system/errors.ts';
import { run } from '../../support/process.ts';

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

  test('asks itself whether it is well', async () => {
    const [, port] = /^ENV METRICS_PORT=(\d+)$/m.exec(file) ?? [];
    const [, check = '[]'] = /^HEALTHCHECK [^[]*CMD (\[.*\])$/m.exec(file) ?? [];
    const [program, ...args] = JSON.parse(check) as string[];
    expect([program, port]).toEqual(['node', '9464']);
    const pages = new Map([['/healthz', () => ({ status: 200, type: 'text/plain', body: 'ok' })]]);
    const server = await openHealthServer({ host: '127.0.0.1', port: 0 }, pages);
    const env = { METRICS_PORT: new URL(server.url).port };
    expect(await run(process.execPath, args, { env }).exit).toBe(0);
    await server.close();
    expect(await run(process.execPath, args, { env }).exit).toBe(1);
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

describe('what Prometheus and Grafana are told', () => {
  const rules = parse(read('operations/footnote.rules.yml')) as {
    groups: readonly { rules: readonly { alert: string; expr: string; annotations: object }[] }[];
  };
  const alerts = rules.groups.flatMap((group) => group.rules);
  const board = JSON.parse(read('operations/grafana-dashboard.json')) as {
    panels: readonly { title: string; targets: readonly { expr: string }[] }[];
  };
  const queries = [
    ...alerts.map(({ expr }) => expr),
    ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ];

  test('asks for figures and labels that there are', async () => {
    const { page, bot, onQuery } = createFigures({
      library: () => ({
        shared: { documents: 1, passages: 1 },
        servers: { documents: 0, passages: 0 },
        shelves: 0,
        shelfBytes: 0,
        readAt: new Date(),
        problems: { fault: 0, part: 0, unread: 0, advice: 0 },
      }),
      isConnected: () => true,
    });
    const account = { kind: 'command', name: 'ask', outcome: 'answered', ms: 1 } as const;
    bot.onHandled({ ...account, firstReplyMs: 1, band: 'answer', reference: 'a' });
    onQuery('select', 1);
    const { body } = await page();
    const names = new Set(body.match(/^\w+/gm) ?? []);
    // `up`, and the label `job`, are Prometheus's own.
    const asked = queries.flatMap(
      (query) => query.match(/\b(?:footnote|nodejs|process)_\w+/g) ?? [],
    );
    expect(asked.length).toBeGreaterThan(queries.length / 2);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
    const labels = queries.flatMap((query) =>
      [...query.matchAll(/(\w+)[!=]~?"|by \(([^)]*)\)/g)].flatMap(([, one, by]) =>
        (by ?? one ?? '').split(/,\s*/),
      ),
    );
    const known = new Set([...(body.match(/\w+(?==")/g) ?? []), 'job']);
    expect(labels.filter((label) => !known.has(label))).toEqual([]);
  });

  test('says of each alert what is wrong and what to do', () => {
    expect(alerts.length).toBeGreaterThan(5);
    for (const { annotations } of alerts) {
      expect(Object.keys(annotations)).toEqual(['summary', 'action']);
    }
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  });
});
