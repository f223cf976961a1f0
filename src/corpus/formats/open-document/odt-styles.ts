import { Parser } from 'htmlparser2';
import { formatNumber } from '../word/number-formats.ts';

/** What is known of the styles of a text. */
export interface OdtStyles {
  /** Whether text of this style is hidden. */
  isHidden(style: string): boolean;
  /** Whether text of this style is struck through. */
  isStruck(style: string): boolean;
  /** Whether text of this style is raised. */
  isRaised(style: string): boolean;
  /** The name by which the writer picked it, under the automatic one. */
  pickedName(style: string): string;
  /** The mark of the item with this number in a list of this style; level from 1. */
  markOf(list: string, level: number, number: number): string;
  /** The number with which a list of this style begins. */
  startOf(list: string, level: number): number;
}

interface Level {
  /** Null for a bullet. */
  readonly format: string | null;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
]);
/** Styles stand on styles; a ring of them ends here. */
const MAX_PARENTS = 20;

/** Reads the styles that stand in parts of the file, as XML. */
export function readOdtStyles(sources: readonly string[]): OdtStyles {
  const hidden = new Set<string>();
  const raised = new Set<string>();
  const struck = new Map<string, boolean>();
  const parents = new Map<string, string>();
  const levels = new Map<string, Level>();
  let style = '';
  let list = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'style:style') {
          style = attributes['style:name'] ?? '';
          const parent = attributes['style:parent-style-name'];
          if (parent !== undefined) parents.set(style, parent);
        } else if (name === 'style:text-properties') {
          if (attributes['text:display'] === 'none') hidden.add(style);
          const line =
            attributes['style:text-line-through-type'] ??
            attributes['style:text-line-through-style'];
          if (line !== undefined) struck.set(style, line !== 'none');
          if (/^(?:super|[1-9])/.test(attributes['style:text-position'] ?? '')) raised.add(style);
        } else if (name === 'text:list-style') list = attributes['style:name'] ?? '';
        else if (/^text:list-level-style-(?:number|bullet|image)$/.test(name)) {
          levels.set(`${list} ${attributes['text:level'] ?? '1'}`, {
            format: name.endsWith('number') ? (attributes['style:num-format'] ?? '') : null,
            prefix: attributes['style:num-prefix'] ?? '',
            suffix: attributes['style:num-suffix'] ?? '',
            start: Number(attributes['text:start-value'] ?? '1') || 1,
          });
        }
      },
    },
    { xmlMode: true },
  );
  for (const source of sources) parser.write(source);
  parser.end();
  const lineage = (name: string): string[] => {
    const names = [name];
    for (let at = 0; at < MAX_PARENTS; at += 1) {
      const parent = parents.get(names.at(-1) ?? '');
      if (parent === undefined) break;
      names.push(parent);
    }
    return names;
  };
  return {
    isHidden: (name) => lineage(name).some((one) => hidden.has(one)),
    isStruck: (name) => struck.get(lineage(name).find((one) => struck.has(one)) ?? '') === true,
    isRaised: (name) => lineage(name).some((one) => raised.has(one)),
    pickedName: (name) => lineage(name).find((one) => !/^[A-Z]\d+$/.test(one)) ?? name,
    markOf(name, level, number) {
      const { format, prefix, suffix } = levels.get(`${name} ${level}`) ?? BULLET;
      if (format === null) return '•';
      if (format === '') return '';
      return `${prefix}${formatNumber(number, FORMATS.get(format) ?? 'decimal')}${suffix}`;
    },
    startOf: (name, level) => levels.get(`${name} ${level}`)?.start ?? 1,
  };
}

const BULLET: Level = { format: null, prefix: '', suffix: '', start: 1 };
