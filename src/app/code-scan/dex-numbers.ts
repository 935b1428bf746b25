import type { DexFile } from '../../formats/dex/dex-file.js';
import type { CodeGraph } from './code-graph.js';
import type { DexTypes } from './dex-types.js';

const UNKNOWN = -1;

/** The code graph's numbers for the types of one dex file, each looked up once. */
export class DexNumbers {
  readonly #dex: DexFile;
  readonly #graph: CodeGraph;
  readonly #types: Int32Array;

  constructor(dex: DexFile, graph: CodeGraph) {
    this.#dex = dex;
    this.#graph = graph;
    this.#types = new Int32Array(dex.typeCount).fill(UNKNOWN);
    graph.types.expect(dex.typeCount);
  }

  /** Number of any type of the file. @throws ParseError for an index that the file has not */
  type(typeIndex: number): number {
    const known = this.#types[typeIndex] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const number = this.#graph.types.intern(this.#dex.bytes, this.#dex.descriptorOffset(typeIndex));
    this.#types[typeIndex] = number;
    return number;
  }

  /** Numbers of all types that are not the platform's, by type index. */
  all({ isPlatform }: DexTypes): Int32Array {
    for (let type = 0; type < isPlatform.length; type++) {
      if (isPlatform[type] === 0) this.type(type);
    }
    return this.#types;
  }
}
