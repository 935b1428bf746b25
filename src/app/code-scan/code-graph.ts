import { addToList } from '../../collections/groups.js';
import type { GraphFile } from './graph-file.js';
import { IntList } from './int-list.js';
import { hashOfText } from './name-hash.js';
import { NamePool } from './name-pool.js';

/** Ancestors climbed; longer than any compiler writes, and the guard against circles. */
const MAX_ANCESTORS = 128;
/** Above this many methods a class gets an index of their names. */
const MANY_METHODS = 64;

/**
 * What the scan keeps of all classes once the dex files are gone: who extends whom, which classes mention which, and
 * which methods call which. Types are numbers of `types`; classes and methods are numbered in the order they were added.
 * Method names are hashes: they are only ever compared within one class, and a chance in four billion of a wrong call
 * is nothing beside the calls that no such graph can see.
 */
export class CodeGraph {
  readonly types = new NamePool();
  /** Class number + 1 by type, 0 where no file defines it. */
  readonly #classOfType = new IntList();
  readonly #classType = new IntList();
  /** Superclass as type + 1, 0 for a root class. */
  readonly #superclass = new IntList();
  readonly #classOwner = new IntList();
  readonly #files: GraphFile[] = [];
  #methodCount = 0;
  readonly #methodsByName = new Map<number, Map<number, number[]>>();

  get classCount(): number {
    return this.#classType.length;
  }

  /** Number that the first method of the next file gets. */
  get methodCount(): number {
    return this.#methodCount;
  }

  /** Adds a class of the file whose rows {@link addFile} brings after its last class. */
  addClass(type: number, superclass: number | null, owner: number): void {
    const number = this.#classType.length;
    while (this.#classOfType.length <= type) this.#classOfType.push(0);
    // A second definition is never loaded: the first in the order of the dex files counts.
    if (this.#classOfType.at(type) === 0) this.#classOfType.set(type, number + 1);
    this.#classType.push(type);
    this.#superclass.push(superclass === null ? 0 : superclass + 1);
    this.#classOwner.push(owner);
  }

  addFile(file: GraphFile): void {
    this.#files.push(file);
    this.#methodCount += file.definedNames.length;
  }

  /** Class number of a type, -1 where no file defines it. */
  classOf(type: number): number {
    return this.#classOfType.at(type) - 1;
  }

  classOfMethod(method: number): number {
    const file = lastStartingAt(this.#files, method, ({ firstMethod }) => firstMethod);
    if (file === undefined) return -1;
    const row = method - file.firstMethod;
    let low = 0;
    let high = file.classMethods.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((file.classMethods[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return file.firstClass + low;
  }

  ownerOfClass(classNumber: number): number {
    return this.#classOwner.at(classNumber);
  }

  /** The first ancestor that no file defines, as a type; null where `stop` said so, or there is none. */
  outsideAncestor(type: number, stop: (classNumber: number) => boolean): number | null {
    let current = type;
    for (let step = 0; step < MAX_ANCESTORS; step++) {
      const classNumber = this.classOf(current);
      if (classNumber < 0) return current;
      if (stop(classNumber)) return null;
      const superclass = this.#superclass.at(classNumber);
      if (superclass === 0) return null;
      current = superclass - 1;
    }
    return null;
  }

  /** True where a class defines a method of that name itself. @param name hash */
  definesMethod(classNumber: number, name: number): boolean {
    return this.#methodIn(classNumber, name, () => undefined);
  }

  /** Classes reached by mention from the given ones, these included: 1 by class number. */
  reachedFrom(roots: Iterable<number>): Uint8Array {
    const reached = new Uint8Array(this.classCount);
    const open: number[] = [];
    const visit = (classNumber: number): void => {
      if (classNumber < 0 || reached[classNumber] === 1) return;
      reached[classNumber] = 1;
      open.push(classNumber);
    };
    for (const root of roots) visit(root);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const file = this.#fileOfClass(next);
      if (file === undefined) continue;
      const row = next - file.firstClass;
      const end = file.classMentions[row + 1] ?? 0;
      for (let at = file.classMentions[row] ?? 0; at < end; at++) {
        visit(this.classOf(file.types[file.mentions[at] ?? 0] ?? -1));
      }
      visit(this.classOf(this.#superclass.at(next) - 1));
    }
    return reached;
  }

  /**
   * Methods called from the given ones within a number of steps, these included: 1 by method number. A call goes to
   * the definition its receiver's type has or inherits; what a subclass overrides is not followed.
   *
   * @param roots methods as class number and hash of the name
   * @param alongside names (hashes) of methods that run when an object of their class is made (`run` of a Runnable)
   */
  calledFrom(
    roots: Iterable<readonly [classNumber: number, name: number]>,
    steps: number,
    alongside: readonly number[],
  ): Uint8Array {
    const called = new Uint8Array(this.methodCount);
    const initializer = hashOfText('<clinit>');
    const objectMade = hashOfText('<init>');
    let wave: number[] = [];
    const visit = (method: number): void => {
      if (called[method] === 1) return;
      called[method] = 1;
      wave.push(method);
    };
    const enter = (classNumber: number, name: number): void => {
      this.#methodIn(classNumber, name, visit);
      this.#methodIn(classNumber, initializer, visit);
      if (name === objectMade) for (const other of alongside) this.#methodIn(classNumber, other, visit);
    };
    for (const [classNumber, name] of roots) enter(classNumber, name);
    for (let step = 0; step < steps && wave.length > 0; step++) {
      const callers = wave;
      wave = [];
      for (const caller of callers) this.#visitCallees(caller, enter);
    }
    return called;
  }

  /** Class that answers a call of a method on a type: the type's own, or its nearest ancestor's; -1 for none. */
  definitionOf(type: number, name: number): number {
    let found = -1;
    this.outsideAncestor(type, (classNumber) => {
      if (!this.definesMethod(classNumber, name)) return false;
      found = classNumber;
      return true;
    });
    return found;
  }

  #visitCallees(caller: number, enter: (classNumber: number, name: number) => void): void {
    const file = lastStartingAt(this.#files, caller, ({ firstMethod }) => firstMethod);
    if (file === undefined) return;
    const row = caller - file.firstMethod;
    const end = file.methodCalls[row + 1] ?? 0;
    for (let at = file.methodCalls[row] ?? 0; at < end; at++) {
      const callee = file.calls[at] ?? 0;
      const name = file.methodNames[callee] ?? 0;
      const target = this.definitionOf(file.types[file.methodTypes[callee] ?? 0] ?? -1, name);
      if (target >= 0) enter(target, name);
    }
  }

  #fileOfClass(classNumber: number): GraphFile | undefined {
    return lastStartingAt(this.#files, classNumber, ({ firstClass }) => firstClass);
  }

  #methodIn(classNumber: number, name: number, each: (method: number) => void): boolean {
    const file = this.#fileOfClass(classNumber);
    if (file === undefined) return false;
    const row = classNumber - file.firstClass;
    const start = file.classMethods[row] ?? 0;
    const end = file.classMethods[row + 1] ?? 0;
    if (end - start > MANY_METHODS) {
      const methods = this.#namesOfMany(classNumber, file, start, end).get(name) ?? [];
      for (const method of methods) each(method);
      return methods.length > 0;
    }
    let found = false;
    for (let method = start; method < end; method++) {
      if (file.definedNames[method] !== name) continue;
      each(file.firstMethod + method);
      found = true;
    }
    return found;
  }

  /** Classes of thousands of methods are looked through once, not once for every call into them. */
  #namesOfMany(classNumber: number, file: GraphFile, start: number, end: number): Map<number, number[]> {
    const known = this.#methodsByName.get(classNumber);
    if (known !== undefined) return known;
    const byName = new Map<number, number[]>();
    for (let method = start; method < end; method++) {
      addToList(byName, file.definedNames[method] ?? 0, file.firstMethod + method);
    }
    this.#methodsByName.set(classNumber, byName);
    return byName;
  }
}

/** Of rows sorted by where they start, the last that starts at or before `number`. */
function lastStartingAt<Row>(
  rows: readonly Row[],
  number: number,
  startOf: (row: Row) => number,
): Row | undefined {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const row = rows[middle];
    if (row !== undefined && startOf(row) <= number) low = middle;
    else high = middle - 1;
  }
  return rows[low];
}
