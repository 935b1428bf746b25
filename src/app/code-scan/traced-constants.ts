import type { DexFile } from '../../formats/dex/dex-file.js';
import type { TracedCall, TracedValue } from '../../formats/dex/register-trace.js';

/** Values looked into for one call: made values hold others, and hostile code can make them hold each other. */
const MAX_VALUES = 256;

/** Reads constants out of what a trace knows of a call's arguments. */
export class TracedConstants {
  readonly #dex: DexFile;
  readonly #staticStrings: ReadonlyMap<number, number>;

  /** @param staticStrings string index by field index, for static fields with a constant value */
  constructor(dex: DexFile, staticStrings: ReadonlyMap<number, number>) {
    this.#dex = dex;
    this.#staticStrings = staticStrings;
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
    if (value.kind === 'field') return this.#staticStrings.get(value.index) ?? -1;
    return -1;
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
