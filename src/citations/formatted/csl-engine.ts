import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import CSL, { type CslNode } from 'citeproc';
import type { CslItem } from './csl-item.ts';
import type { CslLocator, CslStyle, Formatted } from './format-job.ts';
import chicago from './styles/chicago-author-date.json' with { type: 'json' };
import mla from './styles/modern-language-association.json' with { type: 'json' };

const LANGUAGE = 'en-US';

interface StoredNode {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (StoredNode | string)[];
}

interface Prepared {
  readonly engine: InstanceType<typeof CSL.Engine>;
  items: ReadonlyMap<string, CslItem>;
}

const prepared = new Map<CslStyle, Prepared>();

/** The items as the style prints them, in plain text and US English. Each id stands once in `items`. */
export function formatItems(
  style: CslStyle,
  items: readonly CslItem[],
  locators: ReadonlyMap<string, readonly CslLocator[]>,
): Formatted {
  const known = engineFor(style);
  known.items = new Map(items.map((item) => [item.id, item]));
  const { engine } = known;
  engine.updateItems([]);
  engine.updateItems(items.map(({ id }) => id));
  const [, entries] = engine.makeBibliography() || [null, []];
  const inText = items.map(({ id }) => {
    const places = locators.get(id) ?? [];
    const cited = places.length > 0 ? places.map((place) => ({ id, ...place })) : [{ id }];
    return [id, cited.map((item) => engine.makeCitationCluster([item]).trim())] as const;
  });
  return { bibliography: entries.map((entry) => entry.trim()), inText: new Map(inText) };
}

function engineFor(style: CslStyle): Prepared {
  const known = prepared.get(style);
  if (known) return known;
  const { locales } = plugins.config.get('@csl');
  const made: Prepared = {
    items: new Map(),
    engine: new CSL.Engine(
      { retrieveLocale: () => locales.get(LANGUAGE), retrieveItem: (id) => made.items.get(id) },
      styleSource(style),
      LANGUAGE,
      true,
    ),
  };
  made.engine.opt.development_extensions['wrap_url_and_doi'] = false;
  made.engine.setOutputFormat('text');
  prepared.set(style, made);
  return made;
}

function styleSource(style: CslStyle): string | CslNode {
  const { styles } = plugins.config.get('@csl');
  switch (style) {
    case 'apa':
      return styles.get('apa');
    case 'harvard':
      return styles.get('harvard1');
    case 'vancouver':
      return styles.get('vancouver');
    case 'mla':
      return expand(mla);
    case 'chicago':
      return expand(chicago);
  }
}

/** citeproc-js wants an empty text in a term that has none. */
function expand({ n, a = {}, c }: StoredNode): CslNode {
  const children = c?.map((child) => (typeof child === 'string' ? child : expand(child)));
  return { name: n, attrs: a, children: children ?? (n === 'term' ? [''] : []) };
}
