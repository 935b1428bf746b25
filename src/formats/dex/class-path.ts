import type { DexFile } from './dex-file.js';
import { findTypeOf } from './find-in-tables.js';

/** A type as one file of a class path mentions it. */
export interface TypeMention {
  readonly dex: number;
  readonly type: number;
}

/** Longer chains than any compiler writes; also the guard against a class that is its own ancestor. */
const MAX_ANCESTORS = 128;
const UNRESOLVED = -2;

/**
 * The classes of several dex files taken together, numbered through: file after file, definition after definition.
 * Finds which file defines a type that another one mentions, and who a class's ancestors are.
 */
export class ClassPath {
  readonly dexFiles: readonly DexFile[];
  readonly classCount: number;
  /** Number of the first class of each file. */
  readonly firstClass: readonly number[];
  /** Per file, by type index: class number, -1 where no file defines it, UNRESOLVED where nobody asked yet. */
  readonly #classOfType: readonly Int32Array[];

  constructor(dexFiles: readonly DexFile[]) {
    this.dexFiles = dexFiles;
    const firstClass: number[] = [];
    let count = 0;
    for (const dex of dexFiles) {
      firstClass.push(count);
      count += dex.classCount;
    }
    this.firstClass = firstClass;
    this.classCount = count;
    this.#classOfType = dexFiles.map((dex) => new Int32Array(dex.typeCount).fill(UNRESOLVED));
  }

  /**
   * Number of the class that a type index of one file means, -1 where no file defines it (a class of the platform,
   * or one that is missing). Where several files define a type, the mentioning file's own definition is taken.
   */
  classOf(dexIndex: number, typeIndex: number): number {
    const known = this.#classOfType[dexIndex]?.[typeIndex];
    if (known === undefined) return -1;
    if (known !== UNRESOLVED) return known;
    const found = this.#search(dexIndex, typeIndex);
    const row = this.#classOfType[dexIndex];
    if (row !== undefined) row[typeIndex] = found;
    return found;
  }

  /** Index of the file that defines a class. */
  dexOf(classNumber: number): number {
    let low = 0;
    let high = this.firstClass.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.firstClass[middle] ?? 0) <= classNumber) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * The first ancestor that no file defines, as the last known class mentions it: `android.app.Activity` for an
   * app's activities. Null for a root class, or where ancestors go round in a circle.
   *
   * @param each called with each class on the way, the first included; a true answer stops the climb (result null)
   */
  outsideAncestor(
    classNumber: number,
    each: (classNumber: number) => boolean = () => false,
  ): TypeMention | null {
    let current = classNumber;
    for (let step = 0; step < MAX_ANCESTORS; step++) {
      if (each(current)) return null;
      const dexIndex = this.dexOf(current);
      const dex = this.dexFiles[dexIndex];
      if (dex === undefined) return null;
      const superclass = dex.classSuperclass(current - (this.firstClass[dexIndex] ?? 0));
      if (superclass < 0) return null;
      const next = this.classOf(dexIndex, superclass);
      if (next < 0) return { dex: dexIndex, type: superclass };
      current = next;
    }
    return null;
  }

  #search(dexIndex: number, typeIndex: number): number {
    const dex = this.dexFiles[dexIndex];
    if (dex === undefined) return -1;
    const own = dex.classOfType[typeIndex] ?? -1;
    if (own >= 0) return own + (this.firstClass[dexIndex] ?? 0);
    for (const [index, other] of this.dexFiles.entries()) {
      if (index === dexIndex) continue;
      const type = findTypeOf(other, dex, typeIndex);
      const defined = type < 0 ? -1 : (other.classOfType[type] ?? -1);
      if (defined >= 0) return defined + (this.firstClass[index] ?? 0);
    }
    return -1;
  }
}
