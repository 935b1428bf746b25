import { IntList } from './int-list.js';
import { NamePool } from './name-pool.js';

/** Ancestors climbed; longer than any compiler writes, and the guard against circles. */
const MAX_ANCESTORS = 128;
/** Above this many methods a class gets an index of their names. */
const MANY_METHODS = 64;

/**
 * What the scan keeps of all classes once the dex files are gone: who extends whom, which classes mention which, and
 * which methods call which. Types and method names are numbers of `types` and `names`; classes and methods are
 * numbered in the order they were added.
 */
export class CodeGraph {
  readonly types = new NamePool();
  readonly names = new NamePool();
  /** Class number + 1 by type, 0 where no file defines it. */
  readonly #classOfType = new IntList();
  readonly #classType = new IntList();
  /** Superclass as type + 1, 0 for a root class. */
  readonly #superclass = new IntList();
  readonly #classOwner = new IntList();
  /** First row of each class in `#mentioned` and `#methodName`. */
  readonly #firstMention = new IntList();
  readonly #firstMethod = new IntList();
  readonly #mentioned = new IntList();
  readonly #methodName = new IntList();
  readonly #methodClass = new IntList();
  /** First row of each method in `#calls`, whose rows are places in the two columns below. */
  readonly #firstCall = new IntList();
  readonly #calls = new IntList();
  /** Methods that are called, as mentioned: type and name. */
  readonly #calleeType = new IntList();
  readonly #calleeName = new IntList();
  readonly #methodsByName = new Map<number, Map<number, number[]>>();

  get classCount(): number {
    return this.#classType.length;
  }

  get methodCount(): number {
    return this.#methodName.length;
  }

  /** Starts a class; the mentions, methods and calls added next belong to it. */
  addClass(type: number, superclass: number | null, owner: number): number {
    const number = this.#classType.length;
    while (this.#classOfType.length <= type) this.#classOfType.push(0);
    // A second definition is never loaded: the first in the order of the dex files counts.
    if (this.#classOfType.at(type) === 0) this.#classOfType.set(type, number + 1);
    this.#classType.push(type);
    this.#superclass.push(superclass === null ? 0 : superclass + 1);
    this.#classOwner.push(owner);
    this.#firstMention.push(this.#mentioned.length);
    this.#firstMethod.push(this.#methodName.length);
    return number;
  }

  addMethod(name: number): number {
    const number = this.#methodName.length;
    this.#methodName.push(name);
    this.#methodClass.push(this.classCount - 1);
    this.#firstCall.push(this.#calls.length);
    return number;
  }

  /** Makes a method known that calls can go to. @returns its number for `addCall` */
  addCallee(type: number, name: number): number {
    this.#calleeType.push(type);
    this.#calleeName.push(name);
    return this.#calleeType.length - 1;
  }

  addCall(callee: number): void {
    this.#calls.push(callee);
  }

  addMention(type: number): void {
    this.#mentioned.push(type);
  }

  /** Class number of a type, -1 where no file defines it. */
  classOf(type: number): number {
    return this.#classOfType.at(type) - 1;
  }

  classOfMethod(method: number): number {
    return this.#methodClass.at(method);
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

  /** True where a class defines a method of that name itself. */
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
      const end = this.#end(this.#firstMention, next, this.#mentioned.length);
      for (let row = this.#firstMention.at(next); row < end; row++)
        visit(this.classOf(this.#mentioned.at(row)));
      visit(this.classOf(this.#superclass.at(next) - 1));
    }
    return reached;
  }

  /**
   * Methods called from the given ones within a number of steps, these included: 1 by method number. A call goes to
   * the definition its receiver's type has or inherits; what a subclass overrides is not followed.
   *
   * @param roots methods as class number and method name
   * @param alongside names of methods that run when an object of their class is made (`run` of a Runnable)
   */
  calledFrom(
    roots: Iterable<readonly [classNumber: number, name: number]>,
    steps: number,
    alongside: readonly number[],
  ): Uint8Array {
    const called = new Uint8Array(this.methodCount);
    const initializer = this.names.internText('<clinit>');
    const objectMade = this.names.internText('<init>');
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
      for (const caller of callers) {
        const end = this.#end(this.#firstCall, caller, this.#calls.length);
        for (let row = this.#firstCall.at(caller); row < end; row++) {
          const callee = this.#calls.at(row);
          const name = this.#calleeName.at(callee);
          const target = this.definitionOf(this.#calleeType.at(callee), name);
          if (target >= 0) enter(target, name);
        }
      }
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

  #methodIn(classNumber: number, name: number, each: (method: number) => void): boolean {
    const start = this.#firstMethod.at(classNumber);
    const end = this.#end(this.#firstMethod, classNumber, this.#methodName.length);
    if (end - start > MANY_METHODS) return this.#methodInMany(classNumber, name, start, end, each);
    let found = false;
    for (let method = start; method < end; method++) {
      if (this.#methodName.at(method) !== name) continue;
      each(method);
      found = true;
    }
    return found;
  }

  /** Classes of thousands of methods are looked through once, not once for every call into them. */
  #methodInMany(
    classNumber: number,
    name: number,
    start: number,
    end: number,
    each: (method: number) => void,
  ): boolean {
    let byName = this.#methodsByName.get(classNumber);
    if (byName === undefined) {
      byName = new Map<number, number[]>();
      for (let method = start; method < end; method++) {
        const known = byName.get(this.#methodName.at(method));
        if (known === undefined) byName.set(this.#methodName.at(method), [method]);
        else known.push(method);
      }
      this.#methodsByName.set(classNumber, byName);
    }
    const methods = byName.get(name) ?? [];
    for (const method of methods) each(method);
    return methods.length > 0;
  }

  #end(starts: IntList, number: number, total: number): number {
    return number + 1 < starts.length ? starts.at(number + 1) : total;
  }
}
