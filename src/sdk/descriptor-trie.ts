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
 * The trie as plain columns by node, so that the build can store it. A node stands for the bytes on the way to it, of
 * which all but the first lie in `labels`: bytes that nothing branches off from make no nodes of their own. Its children
 * stand in one shared table as the dense run from the smallest to the greatest next byte, so that a step costs one
 * comparison and one look-up however wide the node is.
 */
export interface TrieTables {
  /** Bytes of all nodes' labels, one after the other. */
  readonly labels: string;
  /** End of the node's label in `labels`; it starts where the label before it ends. */
  readonly labelEnds: readonly number[];
  /** What the key that ends here stands for, -1 where none ends. */
  readonly terminals: readonly number[];
  /** Smallest next byte, and how many bytes from there on the node has cells for. */
  readonly least: readonly number[];
  readonly spans: readonly number[];
  /** Child by cell, node after node; 0 for none, because the root is nobody's child. */
  readonly children: readonly number[];
}

/** The trie over keys, in memory. */
export function buildDescriptorTrie(keys: readonly TrieKey[]): DescriptorTrie {
  return descriptorTrie(trieTables(keys));
}

/**
 * Look-ups in a trie. A walk reads nothing beyond the first byte that no key has: most types of a package are let go
 * after a few bytes, and the order of the type table is not relied on, since a hostile file may break it.
 */
export function descriptorTrie(tables: TrieTables): DescriptorTrie {
  const labels = new TextEncoder().encode(tables.labels);
  const labelStarts = Int32Array.from([0, ...tables.labelEnds]);
  const terminals = Int32Array.from(tables.terminals);
  const least = Uint8Array.from(tables.least);
  const spans = Uint8Array.from(tables.spans);
  const children = Int32Array.from(tables.children);
  const firstCells = new Int32Array(spans.length);
  for (let node = 1; node < spans.length; node++) {
    firstCells[node] = (firstCells[node - 1] ?? 0) + (spans[node - 1] ?? 0);
  }

  function child(node: number, byte: number): number {
    const cell = byte - (least[node] ?? 0);
    return cell >= 0 && cell < (spans[node] ?? 0) ? (children[(firstCells[node] ?? 0) + cell] ?? 0) : 0;
  }

  function longest(bytes: Uint8Array, offset: number): number {
    let best = -1;
    let at = offset;
    for (let node = 0; ; ) {
      const end = labelStarts[node + 1] ?? 0;
      for (let label = labelStarts[node] ?? 0; label < end; label++, at++) {
        if (bytes[at] !== labels[label]) return best;
      }
      const terminal = terminals[node] ?? -1;
      if (terminal >= 0) best = terminal;
      node = child(node, bytes[at++] ?? 0);
      if (node === 0) return best;
    }
  }

  return { longest, longestOf: (descriptor) => longest(new TextEncoder().encode(`${descriptor}\0`), 0) };
}

/** Builds the columns. Of equal keys the last counts. */
export function trieTables(keys: readonly TrieKey[]): TrieTables {
  const sorted = [...keys].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return new TrieBuilder(sorted).tables();
}

class TrieBuilder {
  readonly #keys: readonly TrieKey[];
  #labels = '';
  readonly #labelEnds: number[] = [];
  readonly #terminals: number[] = [];
  readonly #least: number[] = [];
  readonly #spans: number[] = [];
  readonly #children: number[][] = [];

  constructor(keys: readonly TrieKey[]) {
    this.#keys = keys;
    this.#add(0, keys.length, 0);
  }

  tables(): TrieTables {
    return {
      labels: this.#labels,
      labelEnds: this.#labelEnds,
      terminals: this.#terminals,
      least: this.#least,
      spans: this.#spans,
      children: this.#children.flat(),
    };
  }

  /** Adds the node of keys[from, to), which agree in their first `depth` bytes. Depth is bounded by the longest key. */
  #add(from: number, to: number, depth: number): number {
    const node = this.#terminals.length;
    const common = this.#commonLength(from, to, depth);
    this.#labels += this.#key(from).slice(depth, common);
    this.#labelEnds.push(this.#labels.length);
    let first = from;
    let terminal = -1;
    while (first < to && this.#key(first).length === common) terminal = this.#keys[first++]?.terminal ?? -1;
    const least = first < to ? this.#byte(first, common) : 0;
    const span = first < to ? this.#byte(to - 1, common) - least + 1 : 0;
    const children = new Array<number>(span).fill(0);
    this.#terminals.push(terminal);
    this.#least.push(least);
    this.#spans.push(span);
    this.#children.push(children);
    for (let start = first; start < to; ) {
      const byte = this.#byte(start, common);
      let end = start + 1;
      while (end < to && this.#byte(end, common) === byte) end++;
      children[byte - least] = this.#add(start, end, common + 1);
      start = end;
    }
    return node;
  }

  /** Bytes in which keys[from, to) agree: in sorted order, those of the first and the last. */
  #commonLength(from: number, to: number, depth: number): number {
    const first = this.#key(from);
    const last = this.#key(to - 1);
    let length = depth;
    while (length < first.length && first[length] === last[length]) length++;
    return length;
  }

  #key(key: number): string {
    return this.#keys[key]?.key ?? '';
  }

  #byte(key: number, depth: number): number {
    return this.#key(key).charCodeAt(depth);
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
