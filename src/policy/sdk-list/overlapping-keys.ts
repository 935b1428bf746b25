import { addToList, addToSet } from '../../collections/groups.js';

const shortest = 2;

/**
 * Finds the keys that hold a key or that it holds, by pairs of units: of all keys only those that share the rarest pair
 * of the one asked for are compared with it, and of its own parts those as long as a key that begins alike.
 */
export class OverlappingKeys<Item extends { readonly key: string }> {
  readonly #waiting: Item[] = [];
  readonly #byKey = new Map<string, Item>();
  readonly #byPair = new Map<string, Item[]>();
  /** Lengths of the keys that begin with a pair. */
  readonly #lengths = new Map<string, Set<number>>();

  /** Keys differ from each other. */
  add(item: Item): void {
    this.#waiting.push(item);
  }

  /** The items whose key holds this one, or is held by it; keys of one unit say too little. */
  of(key: string): Item[] {
    // Most policies mention no SDK that is not in their list by name: then nothing is ever asked.
    for (const item of this.#waiting.splice(0)) this.#index(item);
    return key.length < shortest ? [] : [...this.#holding(key), ...this.#heldBy(key)];
  }

  #index(item: Item): void {
    const { key } = item;
    if (key.length < shortest) return;
    this.#byKey.set(key, item);
    for (const pair of new Set(pairsOf(key))) addToList(this.#byPair, pair, item);
    addToSet(this.#lengths, key.slice(0, shortest), key.length);
  }

  #holding(key: string): Item[] {
    let rarest: readonly Item[] | null = null;
    for (const pair of pairsOf(key)) {
      const sharing: readonly Item[] = this.#byPair.get(pair) ?? [];
      if (rarest === null || sharing.length < rarest.length) rarest = sharing;
    }
    return (rarest ?? []).filter((item) => item.key.includes(key));
  }

  #heldBy(key: string): Item[] {
    return pairsOf(key).flatMap((pair, at) =>
      [...(this.#lengths.get(pair) ?? [])].flatMap((length) =>
        at + length > key.length ? [] : (this.#byKey.get(key.slice(at, at + length)) ?? []),
      ),
    );
  }
}

function pairsOf(key: string): string[] {
  return Array.from({ length: key.length - 1 }, (_, at) => key.slice(at, at + 2));
}
