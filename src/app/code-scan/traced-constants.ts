import { ParseError } from '../../bytes/parse-error.js';
import { type DexBudget, dexBudget } from '../../formats/dex/dex-budget.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import type { TracedCall, TracedValue } from '../../formats/dex/register-trace.js';
import { staticStringsOfClass } from '../../formats/dex/static-values.js';

/** Values looked into for one call: made values hold others, and hostile code can make them hold each other. */
const MAX_VALUES = 256;

/** Reads constants out of what a trace knows of a call's arguments. */
export class TracedConstants {
  readonly #dex: DexFile;
  readonly #stringMark: Uint8Array;
  readonly #budget: DexBudget;
  /** String index by field index, for static fields of the classes read so far. */
  readonly #staticStrings = new Map<number, number>();
  readonly #classesRead = new Set<number>();

  /** @param stringMark not 0 for strings that mean something, by string index; others are as good as unknown */
  constructor(dex: DexFile, stringMark: Uint8Array) {
    this.#dex = dex;
    this.#stringMark = stringMark;
    this.#budget = dexBudget(dex);
  }

  /** Indexes of strings that are arguments themselves: a settings key, a property. */
  direct(call: TracedCall): number[] {
    return call.arguments.flatMap((value) => {
      const index = value === undefined ? -1 : this.#stringOf(value);
      return index < 0 ? [] : [index];
    });
  }

  /** Indexes of strings among the arguments or inside what they were made of: a URI, an intent, an array. */
  within(call: TracedCall): number[] {
    const found = new Set<number>();
    for (const value of this.#unfold(call)) {
      const index = this.#stringOf(value);
      if (index >= 0) found.add(index);
    }
    return [...found];
  }

  /** Fields among the arguments or inside them whose value is not known here. */
  fieldsWithin(call: TracedCall): number[] {
    const found = new Set<number>();
    for (const value of this.#unfold(call)) {
      if (value.kind === 'field' && this.#stringOf(value) < 0) found.add(value.index);
    }
    return [...found];
  }

  /** Numbers and strings that are arguments themselves. */
  literals(call: TracedCall): (string | number)[] {
    return call.arguments.flatMap((value): (string | number)[] => {
      if (value?.kind === 'number') return [value.value];
      const index = value === undefined ? -1 : this.#stringOf(value);
      return index < 0 ? [] : [this.#dex.shortString(index)];
    });
  }

  /** True where an argument after the first came from outside the method, so that its value stays open. */
  hasOpenArgument(call: TracedCall): boolean {
    return call.arguments.some(
      (value) =>
        value === undefined ||
        value.kind === 'argument' ||
        (value.kind === 'field' && this.#stringOf(value) < 0),
    );
  }

  #stringOf(value: TracedValue): number {
    if (value.kind === 'string') return value.index < this.#dex.stringCount ? value.index : -1;
    if (value.kind === 'field') return this.#constantOf(value.index);
    return -1;
  }

  /** The constant that a static field holds, from the class that defines it; few classes are ever asked. */
  #constantOf(fieldIndex: number): number {
    const dex = this.#dex;
    if (fieldIndex >= dex.fieldCount) return -1;
    const classIndex = dex.classOfType[dex.fieldClass(fieldIndex)] ?? -1;
    if (classIndex >= 0 && !this.#classesRead.has(classIndex)) {
      this.#classesRead.add(classIndex);
      this.#readClass(classIndex);
    }
    return this.#staticStrings.get(fieldIndex) ?? -1;
  }

  #readClass(classIndex: number): void {
    try {
      for (const { fieldIndex, stringIndex } of staticStringsOfClass(this.#dex, classIndex, this.#budget)) {
        if (this.#stringMark[stringIndex] !== 0) this.#staticStrings.set(fieldIndex, stringIndex);
      }
    } catch (error) {
      // The class itself is read by the walk, which reports what is wrong with it; its constants are no loss besides.
      if (!(error instanceof ParseError)) throw error;
    }
  }

  #unfold(call: TracedCall): TracedValue[] {
    const seen = new Set<TracedValue>();
    const open = call.arguments.filter((value) => value !== undefined);
    for (let next = open.pop(); next !== undefined && seen.size < MAX_VALUES; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next.kind === 'made') open.push(...next.parts);
    }
    return [...seen];
  }
}
