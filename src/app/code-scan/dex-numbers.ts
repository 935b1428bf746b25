import type { DexFile } from '../../formats/dex/dex-file.js';
import type { CodeGraph } from './code-graph.js';
import type { CodeOwners } from './code-owners.js';
import { isPlatform } from './dex-plan.js';

const UNKNOWN = -1;
const NOT_TRACEABLE = -2;

/** The code graph's numbers for the types and names of one dex file, each looked up once. */
export class DexNumbers {
  readonly #dex: DexFile;
  readonly #graph: CodeGraph;
  readonly #types: Int32Array;
  readonly #names: Int32Array;
  /** By method index. */
  readonly #callees: Int32Array;
  /** By type index: one of KIND. */
  readonly #kinds: Uint8Array;
  readonly #owners: CodeOwners;

  constructor(dex: DexFile, graph: CodeGraph, owners: CodeOwners) {
    this.#dex = dex;
    this.#graph = graph;
    this.#types = new Int32Array(dex.typeCount).fill(UNKNOWN);
    this.#names = new Int32Array(dex.stringCount).fill(UNKNOWN);
    this.#callees = new Int32Array(dex.methodCount).fill(UNKNOWN);
    this.#owners = owners;
    this.#kinds = new Uint8Array(dex.typeCount);
  }

  type(typeIndex: number): number {
    const known = this.#types[typeIndex] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const number = this.#graph.types.intern(this.#dex.bytes, this.#dex.descriptorOffset(typeIndex));
    this.#types[typeIndex] = number;
    return number;
  }

  /** @param stringIndex of a method's name */
  name(stringIndex: number): number {
    const known = this.#names[stringIndex] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const number = this.#graph.names.intern(this.#dex.bytes, this.#dex.stringOffset(stringIndex));
    this.#names[stringIndex] = number;
    return number;
  }

  /** A call in the method that was added to the graph last. */
  addCall(methodIndex: number): void {
    const known = this.#callees[methodIndex] ?? NOT_TRACEABLE;
    const callee = known === UNKNOWN ? this.#addCallee(methodIndex) : known;
    if (callee >= 0) this.#graph.addCall(callee);
  }

  isPlatform(typeIndex: number): boolean {
    return this.#kind(typeIndex) === KIND.platform;
  }

  /** The graph follows code that is neither the platform's nor framework support. */
  #addCallee(methodIndex: number): number {
    const type = this.#dex.methodClass(methodIndex);
    const callee =
      this.#kind(type) === KIND.other
        ? this.#graph.addCallee(this.type(type), this.name(this.#dex.methodName(methodIndex)))
        : NOT_TRACEABLE;
    this.#callees[methodIndex] = callee;
    return callee;
  }

  #kind(typeIndex: number): number {
    const known = this.#kinds[typeIndex] ?? KIND.unknown;
    if (known !== KIND.unknown) return known;
    const kind = isPlatform(this.#dex, typeIndex)
      ? KIND.platform
      : this.#owners.isSupportType(this.#dex, typeIndex)
        ? KIND.support
        : KIND.other;
    this.#kinds[typeIndex] = kind;
    return kind;
  }
}

const KIND = { unknown: 0, platform: 1, support: 2, other: 3 } as const;
