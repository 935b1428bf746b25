interface Entry<T> {
  readonly about: T;
  readonly apps: number[];
}

/** Lists of apps by a key that is not known beforehand. One app's entries come together, never again later. */
export class Tally<T> {
  readonly #entries = new Map<string, Entry<T>>();

  /** What is kept about a key, made the first time. */
  about(key: string, make: () => T): T {
    return this.#entry(key, make).about;
  }

  /** Adds an app once to the list of a key. @returns what is kept about it */
  add(key: string, app: number, make: () => T): T {
    const { about, apps } = this.#entry(key, make);
    if (apps.at(-1) !== app) apps.push(app);
    return about;
  }

  /** The apps of a key; none for one never added. */
  appsOf(key: string): readonly number[] {
    return this.#entries.get(key)?.apps ?? [];
  }

  /** Most apps first, then by key. */
  rows(): Entry<T>[] {
    return [...this.#entries]
      .sort(([a, one], [b, other]) => other.apps.length - one.apps.length || (a < b ? -1 : 1))
      .map(([, entry]) => entry);
  }

  #entry(key: string, make: () => T): Entry<T> {
    const entry = this.#entries.get(key) ?? { about: make(), apps: [] };
    this.#entries.set(key, entry);
    return entry;
  }
}
