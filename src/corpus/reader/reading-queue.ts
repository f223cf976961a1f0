/** What waits to be read. */
export interface Waiting {
  /** The server whose file it is, or an empty text: files of different owners take turns. */
  readonly owner: string;
  readonly bytes: number;
}

/** Files in the order in which they are read: owner by owner in turn, of each the smallest first. */
export class ReadingQueue<Item extends Waiting> {
  readonly #byOwner = new Map<string, Item[]>();

  add(item: Item): void {
    const own = this.#byOwner.get(item.owner);
    if (own) own.push(item);
    else this.#byOwner.set(item.owner, [item]);
  }

  /** Takes out the next one for which `fits` holds; undefined where there is none. */
  take(fits: (item: Item) => boolean): Item | undefined {
    for (const [owner, own] of this.#byOwner) {
      const smallest = own
        .filter(fits)
        .reduce<Item | undefined>(
          (best, one) => (best && best.bytes <= one.bytes ? best : one),
          undefined,
        );
      if (!smallest) continue;
      own.splice(own.indexOf(smallest), 1);
      // Behind the others, whether it has more or not.
      this.#byOwner.delete(owner);
      if (own.length > 0) this.#byOwner.set(owner, own);
      return smallest;
    }
    return undefined;
  }
}
