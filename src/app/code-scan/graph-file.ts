import type { DexTables } from './dex-tables.js';

/** What the code graph keeps of one dex file: its rows as indexes of the file, and what those mean in the whole. */
export interface GraphFile {
  /** Numbers of the file's first class and first method. */
  readonly firstClass: number;
  readonly firstMethod: number;
  /** Graph number of a type, by type index; -1 for types of the platform. */
  readonly types: Int32Array;
  /** By method index: type index of the class, hash of the name. */
  readonly methodTypes: Uint16Array;
  readonly methodNames: Int32Array;
  /** Hash of the name of each method that the file defines, class after class. */
  readonly definedNames: Int32Array;
  /** First row of each class in `definedNames` and in `mentions`, of each method in `calls`; one more for the end. */
  readonly classMethods: Uint32Array;
  readonly classMentions: Uint32Array;
  readonly methodCalls: Uint32Array;
  /** Type indexes and method indexes of the file. */
  readonly mentions: Uint16Array;
  readonly calls: Uint16Array;
}

/** Types that a class mentions, class after class, while the walk is under way. */
export interface Mentions {
  /** Type index of each class. */
  readonly classTypes: Uint16Array;
  readonly classCount: number;
  /** First row of each class in `types`; one more for the end. */
  readonly starts: Uint32Array;
  readonly types: Uint16Array;
}

/**
 * Columns that one file after another is gathered in, so that memory is taken once for the largest of them. The walk
 * over instructions writes `mentions` and `calls` directly after it has reserved room.
 */
export class GraphFileBuilder {
  mentions = new Uint16Array(1 << 14);
  mentionCount = 0;
  calls = new Uint16Array(1 << 16);
  callCount = 0;
  #classTypes = new Uint16Array(0);
  #classMethods = new Uint32Array(1);
  #classMentions = new Uint32Array(1);
  /** 1 for classes whose methods and mentions the graph follows. */
  #followed = new Uint8Array(0);
  #classCount = 0;
  #definedNames = new Int32Array(1 << 14);
  #methodCalls = new Uint32Array((1 << 14) + 1);
  #methodCount = 0;

  /** Empties the columns for a file of that many classes. */
  start(classCount: number): void {
    this.mentionCount = 0;
    this.callCount = 0;
    this.#classCount = 0;
    this.#methodCount = 0;
    if (this.#classTypes.length >= classCount) return;
    this.#classTypes = new Uint16Array(classCount);
    this.#followed = new Uint8Array(classCount);
    this.#classMethods = new Uint32Array(classCount + 1);
    this.#classMentions = new Uint32Array(classCount + 1);
  }

  /** Makes room for that many mentions and calls more. */
  reserve(count: number): void {
    if (this.mentionCount + count > this.mentions.length) {
      this.mentions = grown(this.mentions, new Uint16Array((this.mentionCount + count) * 2));
    }
    if (this.callCount + count > this.calls.length) {
      this.calls = grown(this.calls, new Uint16Array((this.callCount + count) * 2));
    }
  }

  /** Starts a class; the mentions, methods and calls added next belong to it. */
  addClass(type: number, followed: boolean): void {
    const row = this.#classCount++;
    this.#classTypes[row] = type;
    this.#followed[row] = followed ? 1 : 0;
    this.#classMethods[row] = this.#methodCount;
    this.#classMentions[row] = this.mentionCount;
  }

  /** Starts a method. @returns its place among the methods of the file that the graph follows */
  addMethod(name: number): number {
    const row = this.#methodCount++;
    if (row === this.#definedNames.length) {
      this.#definedNames = grown(this.#definedNames, new Int32Array(row * 2));
      this.#methodCalls = grown(this.#methodCalls, new Uint32Array(row * 2 + 1));
    }
    this.#definedNames[row] = name;
    this.#methodCalls[row] = this.callCount;
    return row;
  }

  /** Ends the file. What is given lies in the columns that the next file takes. */
  allMentions(): Mentions {
    this.#classMentions[this.#classCount] = this.mentionCount;
    return {
      classTypes: this.#classTypes,
      classCount: this.#classCount,
      starts: this.#classMentions,
      types: this.mentions,
    };
  }

  /** A copy, exactly as large as needed, of what the graph follows. */
  finish(
    numbers: Pick<GraphFile, 'firstClass' | 'firstMethod' | 'types'>,
    { methodTypes, methodNames }: DexTables,
  ): GraphFile {
    const { types: mentioned } = this.allMentions();
    this.#classMethods[this.#classCount] = this.#methodCount;
    this.#methodCalls[this.#methodCount] = this.callCount;
    const classMentions = new Uint32Array(this.#classCount + 1);
    const mentions = new Uint16Array(this.mentionCount);
    let kept = 0;
    for (let row = 0; row < this.#classCount; row++) {
      const end = this.#followed[row] === 1 ? (this.#classMentions[row + 1] ?? 0) : 0;
      for (let at = this.#classMentions[row] ?? 0; at < end; at++) mentions[kept++] = mentioned[at] ?? 0;
      classMentions[row + 1] = kept;
    }
    return {
      ...numbers,
      methodTypes,
      methodNames,
      definedNames: this.#definedNames.slice(0, this.#methodCount),
      classMethods: this.#classMethods.slice(0, this.#classCount + 1),
      classMentions,
      methodCalls: this.#methodCalls.slice(0, this.#methodCount + 1),
      mentions: mentions.slice(0, kept),
      calls: this.calls.slice(0, this.callCount),
    };
  }
}

function grown<Column extends Uint16Array | Int32Array | Uint32Array>(old: Column, next: Column): Column {
  next.set(old);
  return next;
}
