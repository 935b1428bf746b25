/** A key of the trie and what it stands for. Keys are ASCII: `Lcom/umeng/analytics/` or `Lcom/umeng/Foo;`. */
export interface TrieKey {
  readonly key: string;
  readonly terminal: number;
}

/** Finds the longest key that a descriptor begins with; -1 where none does. */
export interface DescriptorTrie {
  /** @param offset of the descriptor's first byte in `bytes`; reading stops at the first byte that fits no key */
  longest(bytes: Uint8Array, offset: number): number;
  /** The same for a string: a descriptor. */
  longestOf(descriptor: string): number;
}

/**
 * Builds the trie over bytes. A node keeps its children in one shared table as the dense run from its smallest to its
 * greatest next byte, so that a step costs one comparison and one look-up however wide the node is. A walk reads
 * nothing beyond the first byte that no key has: most types of a package are let go after a few bytes, and the order
 * of the type table is not relied on, since a hostile file may break it.
 */
export function buildDescriptorTrie(keys: readonly TrieKey[]): DescriptorTrie {
  const sorted = [...keys].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const nodes = new TrieBuilder(sorted);
  const { base, least, span, terminal, children } = nodes.freeze();

  function child(node: number, byte: number): number {
    const slot = byte - (least[node] ?? 0);
    // 0 is the root, which is nobody's child.
    return slot >= 0 && slot < (span[node] ?? 0) ? (children[(base[node] ?? 0) + slot] ?? 0) : 0;
  }

  return {
    longest(bytes, offset) {
      let best = -1;
      let node = 0;
      for (let i = offset; i < bytes.length; i++) {
        node = child(node, bytes[i] ?? 0);
        if (node === 0) break;
        const end = terminal[node] ?? -1;
        if (end >= 0) best = end;
      }
      return best;
    },
    longestOf(descriptor) {
      let best = -1;
      let node = 0;
      for (let i = 0; i < descriptor.length; i++) {
        node = child(node, descriptor.charCodeAt(i));
        if (node === 0) break;
        const end = terminal[node] ?? -1;
        if (end >= 0) best = end;
      }
      return best;
    },
  };
}

class TrieBuilder {
  readonly #keys: readonly TrieKey[];
  readonly #base: number[] = [];
  readonly #least: number[] = [];
  readonly #span: number[] = [];
  readonly #terminal: number[] = [];
  readonly #children: number[] = [];

  constructor(keys: readonly TrieKey[]) {
    this.#keys = keys;
    this.#add(0, keys.length, 0);
  }

  freeze() {
    return {
      base: Int32Array.from(this.#base),
      least: Uint8Array.from(this.#least),
      span: Uint8Array.from(this.#span),
      terminal: Int32Array.from(this.#terminal),
      children: Int32Array.from(this.#children),
    };
  }

  /** Adds the node of keys[from, to), which agree in their first `depth` bytes. Depth is bounded by the longest key. */
  #add(from: number, to: number, depth: number): number {
    const node = this.#base.length;
    let first = from;
    let terminal = -1;
    while (first < to && this.#keys[first]?.key.length === depth)
      terminal = this.#keys[first++]?.terminal ?? -1;
    const least = first < to ? this.#byte(first, depth) : 0;
    const span = first < to ? this.#byte(to - 1, depth) - least + 1 : 0;
    const base = this.#children.length;
    this.#base.push(base);
    this.#least.push(least);
    this.#span.push(span);
    this.#terminal.push(terminal);
    for (let i = 0; i < span; i++) this.#children.push(0);
    for (let start = first; start < to; ) {
      const byte = this.#byte(start, depth);
      let end = start + 1;
      while (end < to && this.#byte(end, depth) === byte) end++;
      this.#children[base + byte - least] = this.#add(start, end, depth + 1);
      start = end;
    }
    return node;
  }

  #byte(key: number, depth: number): number {
    return this.#keys[key]?.key.charCodeAt(depth) ?? 0;
  }
}

/** `com.umeng.analytics` as the beginning of a descriptor. */
export function packageKey(dotted: string): string {
  return `L${dotted.replaceAll('.', '/')}/`;
}

/** `com.umeng.Foo$Bar` as a descriptor. */
export function classDescriptor(dotted: string): string {
  return `L${dotted.replaceAll('.', '/')};`;
}
