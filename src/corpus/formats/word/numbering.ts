import { formatNumber } from './number-formats.ts';
import {
  attribute,
  childAt,
  childrenNamed,
  descendants,
  nameOf,
  numberAt,
  switchAt,
  valueAt,
  type WordElement,
} from './word-xml.ts';

/** One level of a list (ECMA-376, 17.9.6). */
interface Level {
  readonly start: number;
  readonly format: string;
  readonly custom: string | undefined;
  /** `%1.%2` stands for the numbers of levels. */
  readonly text: string;
  /** All numbers in figures, as lawyers want it. */
  readonly legal: boolean;
  /** From 1: the level whose items begin the count anew; 0 for none; undefined for any above. */
  readonly restart: number | undefined;
  readonly hidden: boolean;
  readonly style: string | undefined;
}

interface List {
  /** Lists of one kind count on from each other. */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew where this list is used first. */
  readonly starts: ReadonlyMap<number, number>;
}

/** What Word shows in front of a paragraph. */
export interface Label {
  /** Empty for a bullet, and where the list shows nothing. */
  readonly text: string;
  readonly bullet: boolean;
  readonly level: number;
}

export interface Numbering {
  /** The label of the next paragraph of a list; null where there is no such list. */
  next(list: number, level: number): Label | null;
  /** The level that belongs to a style; undefined where the list ties none to it. */
  levelOf(list: number, styles: readonly string[]): number | undefined;
}

const MAX_LEVEL = 8;

/** Counts the lists of a document from its numbering part; call `next` in the order of the text. */
export function readNumbering(root: WordElement | null): Numbering {
  const lists = readLists(root);
  const counts = new Map<string, Map<number, number>>();
  const used = new Set<number>();
  return {
    next(number, wanted) {
      const list = lists.get(number);
      const level = Math.min(Math.max(wanted, 0), MAX_LEVEL);
      const definition = list?.levels.get(level);
      if (!list || !definition) return null;
      const count = counts.get(list.kind) ?? new Map<number, number>();
      counts.set(list.kind, count);
      if (!used.has(number)) for (const one of list.starts.keys()) count.delete(one);
      used.add(number);
      const startOf = (one: number) => list.starts.get(one) ?? list.levels.get(one)?.start ?? 1;
      const before = count.get(level);
      count.set(level, before === undefined ? startOf(level) : before + 1);
      for (const one of count.keys()) {
        if (one > level && restarts(list.levels.get(one), level)) count.delete(one);
      }
      if (definition.format === 'bullet') return { text: '', bullet: true, level };
      if (definition.hidden) return { text: '', bullet: false, level };
      const text = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const { format = 'decimal', custom } = list.levels.get(at) ?? {};
        const shown = definition.legal && format !== 'none' ? 'decimal' : format;
        return formatNumber(count.get(at) ?? startOf(at), shown, custom);
      });
      return { text: text.replace(/\s+/g, ' ').trim(), bullet: false, level };
    },
    levelOf(number, styles) {
      const levels = [...(lists.get(number)?.levels ?? [])];
      for (const style of styles) {
        const found = levels.find(([, level]) => level.style === style);
        if (found) return found[0];
      }
      return undefined;
    },
  };
}

function restarts(level: Level | undefined, used: number): boolean {
  return level?.restart === undefined || (level.restart > 0 && used < level.restart);
}

function readLists(root: WordElement | null): Map<number, List> {
  const kinds = new Map<string, WordElement>();
  const byStyle = new Map<string, string>();
  for (const kind of childrenNamed(root, 'abstractNum')) {
    const id = attribute(kind, 'abstractNumId') ?? '';
    kinds.set(id, kind);
    const style = valueAt(kind, 'styleLink');
    if (style !== undefined) byStyle.set(style, id);
  }
  const lists = new Map<number, List>();
  for (const list of childrenNamed(root, 'num')) {
    const stated = valueAt(list, 'abstractNumId') ?? '';
    // A kind may only point to the numbering style that holds its levels.
    const linked = valueAt(kinds.get(stated), 'numStyleLink');
    const kind = (linked === undefined ? undefined : byStyle.get(linked)) ?? stated;
    const levels = new Map(childrenNamed(kinds.get(kind), 'lvl').map(levelOf));
    const starts = new Map<number, number>();
    for (const override of childrenNamed(list, 'lvlOverride')) {
      const at = Number(attribute(override, 'ilvl'));
      const own = childAt(override, 'lvl');
      if (own) levels.set(at, levelOf(own)[1]);
      const start = numberAt(override, 'startOverride');
      if (start !== undefined) starts.set(at, start);
    }
    const number = Number(attribute(list, 'numId'));
    if (kinds.has(kind)) lists.set(number, { kind, levels, starts });
  }
  return lists;
}

function levelOf(level: WordElement): [number, Level] {
  // Newer formats stand in a choice that older programs pass over.
  const format = [
    ...childrenNamed(level, 'numFmt'),
    ...childrenNamed(level, 'AlternateContent').flatMap((choice) =>
      descendants(choice).filter((one) => nameOf(one) === 'numFmt'),
    ),
  ][0];
  return [
    Number(attribute(level, 'ilvl')),
    {
      start: numberAt(level, 'start') ?? 0,
      format: attribute(format ?? null, 'val') ?? 'decimal',
      custom: attribute(format ?? null, 'format'),
      text: valueAt(level, 'lvlText') ?? '',
      legal: switchAt(level, 'isLgl') ?? false,
      restart: numberAt(level, 'lvlRestart'),
      hidden: switchAt(level, 'rPr', 'vanish') ?? false,
      style: valueAt(level, 'pStyle'),
    },
  ];
}
