/** A component as it came over the wire: its `type` tells the rest. */
export interface WireComponent {
  readonly type: number;
  readonly [field: string]: unknown;
}

export interface Visited {
  readonly component: WireComponent;
  /** Field names and indexes from the list that was walked. */
  readonly path: readonly (string | number)[];
}

/** Every component of a tree in reading order: rows, sections with accessory, containers, labels. */
export function* walk(
  components: readonly WireComponent[],
  path: readonly (string | number)[] = [],
): Generator<Visited> {
  for (const [index, component] of components.entries()) {
    yield* walkOne(component, [...path, index]);
  }
}

function* walkOne(
  component: WireComponent,
  path: readonly (string | number)[],
): Generator<Visited> {
  yield { component, path };
  const children = component['components'];
  if (Array.isArray(children)) yield* walk(children as WireComponent[], [...path, 'components']);
  for (const field of ['accessory', 'component']) {
    const child = component[field];
    if (typeof child === 'object' && child !== null) {
      yield* walkOne(child as WireComponent, [...path, field]);
    }
  }
}

/** All the text that a tree shows in text displays. */
export function displayedText(components: readonly WireComponent[]): string {
  return [...walk(components)]
    .filter(({ component }) => component.type === 10)
    .map(({ component }) => String(component['content'] ?? ''))
    .join('\n');
}
