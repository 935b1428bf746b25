import { methodsOfClass } from '../formats/dex/class-members.js';
import { CodeWalk } from '../formats/dex/code-walk.js';
import type { DexBudget } from '../formats/dex/dex-budget.js';
import { dexBudget } from '../formats/dex/dex-budget.js';
import type { DexFile } from '../formats/dex/dex-file.js';
import { REFERENCE, REFERENCES } from '../formats/dex/opcodes.js';
import { giveWalkMemoryBack, takeWalkMemory, type WalkMemory } from '../formats/dex/walk-memory.js';
import { type ClassOutline, callFeature, stringFeature } from '../sdk/class-features.js';

/** A class without its names, and its name in this app. */
export interface NamedOutline {
  /** Dotted. */
  readonly name: string;
  readonly outline: ClassOutline;
  /** The strings behind `outline.strings`. */
  text(feature: number): string | undefined;
}

/**
 * Outlines of every class of a dex file. Strings and framework methods are hashed once a file, however many classes
 * use them.
 * @throws ParseError where a class cannot be read, or reading costs more than the file's size allows
 */
export function* dexOutlines(dex: DexFile): Generator<NamedOutline> {
  const memory = takeWalkMemory();
  try {
    const reader = new OutlineReader(dex, memory);
    for (let index = 0; index < dex.classCount; index++) yield reader.read(index);
  } finally {
    giveWalkMemoryBack(memory);
  }
}

const unread = -1;
const nothing = -2;

class OutlineReader {
  readonly #dex: DexFile;
  readonly #budget: DexBudget;
  readonly #walk: CodeWalk;
  /** Feature by string index and by method index; `unread` until asked for. */
  readonly #strings: Float64Array;
  readonly #calls: Float64Array;
  readonly #prototypes = new Map<number, string>();
  readonly #texts = new Map<number, number>();

  constructor(dex: DexFile, memory: WalkMemory) {
    this.#dex = dex;
    this.#budget = dexBudget(dex);
    this.#walk = new CodeWalk(dex, memory);
    this.#strings = new Float64Array(dex.stringCount).fill(unread);
    this.#calls = new Float64Array(dex.methodCount).fill(unread);
  }

  read(classIndex: number): NamedOutline {
    const dex = this.#dex;
    const methods = methodsOfClass(dex, classIndex, this.#budget);
    const strings = new Set<number>();
    const calls = new Set<number>();
    for (const { codeOffset } of methods) if (codeOffset !== 0) this.#readCode(codeOffset, calls, strings);
    const superclass = dex.classSuperclass(classIndex);
    const outline = {
      superclass: superclass < 0 ? null : dex.descriptor(superclass),
      interfaces: dex.classInterfaces(classIndex).map((type) => dex.descriptor(type)),
      prototypes: methods.map(({ methodIndex }) => this.#prototype(dex.methodProto(methodIndex))),
      strings,
      calls,
    };
    const name = dex.descriptor(dex.classType(classIndex)).slice(1, -1).replaceAll('/', '.');
    return { name, outline, text: (feature) => this.#text(feature) };
  }

  #readCode(codeOffset: number, calls: Set<number>, strings: Set<number>): void {
    const code = this.#walk.readReferences(codeOffset);
    for (let row = 0; row < code.count; row++) {
      const index = code.indexes[row] ?? 0;
      const reference = REFERENCES[code.opcodes[row] ?? 0];
      if (reference === REFERENCE.method) this.#note(calls, this.#call(index));
      else if (reference === REFERENCE.string || reference === REFERENCE.jumboString) {
        this.#note(strings, this.#string(index));
      }
    }
  }

  #note(features: Set<number>, feature: number): void {
    if (feature !== nothing) features.add(feature);
  }

  #string(index: number): number {
    const known = this.#strings[index] ?? nothing;
    if (known !== unread) return known;
    const feature = stringFeature(this.#dex.string(index)) ?? nothing;
    this.#strings[index] = feature;
    if (feature !== nothing) this.#texts.set(feature, index);
    return feature;
  }

  #call(index: number): number {
    const known = this.#calls[index] ?? nothing;
    if (known !== unread) return known;
    const dex = this.#dex;
    const owner = dex.descriptor(dex.methodClass(index));
    const feature =
      callFeature(owner, dex.string(dex.methodName(index)), this.#prototype(dex.methodProto(index))) ??
      nothing;
    this.#calls[index] = feature;
    return feature;
  }

  #prototype(protoIndex: number): string {
    const known = this.#prototypes.get(protoIndex);
    if (known !== undefined) return known;
    const dex = this.#dex;
    const parameters = dex.protoParameters(protoIndex).map((type) => dex.descriptor(type));
    const prototype = `(${parameters.join('')})${dex.descriptor(dex.protoReturnType(protoIndex))}`;
    this.#prototypes.set(protoIndex, prototype);
    return prototype;
  }

  #text(feature: number): string | undefined {
    const index = this.#texts.get(feature);
    return index === undefined ? undefined : this.#dex.string(index);
  }
}
