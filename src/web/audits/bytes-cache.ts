/** Bytes by name, made when first asked for; those not asked for longest go when there are too many. */
export class BytesCache {
  readonly #most: number;
  readonly #kept = new Map<string, { readonly bytes: Promise<Buffer>; size: number }>();
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The bytes of a name. Several who ask at once wait for the same making; a failed one is not kept. */
  get(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const kept = this.#kept.get(name);
    if (kept !== undefined) {
      this.#kept.delete(name);
      this.#kept.set(name, kept);
      return kept.bytes;
    }
    const entry = { bytes: make(), size: 0 };
    this.#kept.set(name, entry);
    entry.bytes.then(
      (bytes) => {
        if (this.#kept.get(name) !== entry) return;
        entry.size = bytes.length;
        this.#size += bytes.length;
        this.#shrink();
      },
      () => this.#drop(name, entry),
    );
    return entry.bytes;
  }

  /** Forgets every name that begins so. */
  forget(prefix: string): void {
    for (const [name, entry] of this.#kept) if (name.startsWith(prefix)) this.#drop(name, entry);
  }

  #shrink(): void {
    for (const [name, entry] of this.#kept) {
      if (this.#size <= this.#most) return;
      this.#drop(name, entry);
    }
  }

  #drop(name: string, entry: { readonly size: number }): void {
    if (this.#kept.get(name) !== entry) return;
    this.#kept.delete(name);
    this.#size -= entry.size;
  }
}
