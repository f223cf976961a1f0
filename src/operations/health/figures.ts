import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { LibraryFigures } from '../../app/library-figures.ts';
import type { BotWatch } from '../../discord/gateway/bot-watch.ts';
import type { QueryKind } from '../../store/store.ts';
import type { Page } from './health-server.ts';

/** Seconds; Discord waits three, and takes nothing later. */
const REPLY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3];
const QUERY_BUCKETS = [0.000_25, 0.000_5, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

/** What is looked at whenever somebody asks for the figures; null as long as it is not there. */
export interface Looks {
  readonly library: () => LibraryFigures | null;
  readonly isConnected: () => boolean;
}

export interface Figures {
  readonly bot: BotWatch;
  onQuery(kind: QueryKind, milliseconds: number): void;
  /** In the text format of Prometheus. */
  page(): Promise<Page>;
}

/** Counts what a bot does. Labels are commands, outcomes and their like: no person, server or text. */
export function createFigures(looks: Looks): Figures {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const interactions = new Counter({
    name: 'footnote_interactions_total',
    help: 'Interactions by what they were and what became of them',
    labelNames: ['kind', 'command', 'outcome'] as const,
    registers,
  });
  const firstReply = new Histogram({
    name: 'footnote_first_reply_seconds',
    help: 'Time until Discord had the first answer to an interaction',
    labelNames: ['kind'] as const,
    buckets: REPLY_BUCKETS,
    registers,
  });
  const answers = new Counter({
    name: 'footnote_answers_total',
    help: 'Questions by how sure their answer was',
    labelNames: ['band'] as const,
    registers,
  });
  const reconnects = new Counter({
    name: 'footnote_gateway_reconnects_total',
    help: 'Connections to Discord that were lost and made again',
    registers,
  });
  const limited = new Counter({
    name: 'footnote_rest_rate_limited_total',
    help: 'Requests that Discord refused because there were too many (status 429)',
    labelNames: ['scope'] as const,
    registers,
  });
  const queries = new Histogram({
    name: 'footnote_database_seconds',
    help: 'Time of statements of the database, with the wait for other writers',
    labelNames: ['kind'] as const,
    buckets: QUERY_BUCKETS,
    registers,
  });
  for (const band of ['answer', 'unsure', 'nothing', 'chatter']) answers.inc({ band }, 0);
  for (const scope of ['user', 'global', 'shared']) limited.inc({ scope }, 0);
  new Gauge({
    name: 'footnote_gateway_up',
    help: '1 while all connections to Discord are up',
    registers,
    collect() {
      this.set(looks.isConnected() ? 1 : 0);
    },
  });
  const tellLibrary = libraryGauges(registers);
  return {
    bot: {
      onHandled({ kind, name: command, outcome, firstReplyMs, band }) {
        interactions.inc({ kind, command, outcome });
        if (firstReplyMs !== null) firstReply.observe({ kind }, firstReplyMs / 1_000);
        if (band !== null) answers.inc({ band });
      },
      onReconnecting: () => reconnects.inc(),
      onRateLimited: (scope) => limited.inc({ scope }),
    },
    onQuery: (kind, milliseconds) => queries.observe({ kind }, milliseconds / 1_000),
    async page() {
      const library = looks.library();
      if (library !== null) tellLibrary(library);
      return { status: 200, type: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** Registers what is told of a library; to be called with its figures whenever somebody asks for them. */
function libraryGauges(registers: Registry[]): (figures: LibraryFigures) => void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `footnote_${name}`, help, registers });
  const labelled = (name: string, help: string, label: string) =>
    new Gauge({ name: `footnote_${name}`, help, labelNames: [label], registers });
  const shelves = gauge('shelves', 'Servers whose own documents are in memory');
  const shelfBytes = gauge('shelf_bytes', 'Memory that these take');
  const readAt = gauge(
    'library_read_timestamp_seconds',
    'When everyone’s documents were last read',
  );
  const documents = labelled('documents', 'Documents in memory', 'shelf');
  const passages = labelled('passages', 'Passages in memory', 'shelf');
  const problems = labelled('problems', 'What the last readings found wrong', 'kind');
  return (figures) => {
    shelves.set(figures.shelves);
    shelfBytes.set(figures.shelfBytes);
    readAt.set(figures.readAt.getTime() / 1_000);
    for (const shelf of ['shared', 'servers'] as const) {
      documents.labels(shelf).set(figures[shelf].documents);
      passages.labels(shelf).set(figures[shelf].passages);
    }
    for (const [kind, count] of Object.entries(figures.problems)) problems.labels(kind).set(count);
  };
}
