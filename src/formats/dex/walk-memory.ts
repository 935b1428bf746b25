import { codeWalkModule } from './code-walk-module.js';

/** Variables of `assembly/code-walk.ts` that hold where something lies in memory. */
export type Place =
  | 'dex'
  | 'units'
  | 'references'
  | 'rowCounts'
  | 'wantedTypes'
  | 'wantedNames'
  | 'wantedMethods'
  | 'wantedFields'
  | 'nameHashes'
  | 'methodTypes'
  | 'methodNames'
  | 'fieldTypes'
  | 'methodActions'
  | 'fieldActions'
  | 'stringMarks'
  | 'textFields'
  | 'callable'
  | 'mentionedBy'
  | 'opcodes'
  | 'indexes'
  | 'offsets'
  | 'classTypes'
  | 'classMethods'
  | 'classMentions'
  | 'mentions'
  | 'calls'
  | 'definedNames'
  | 'methodCalls'
  | 'notes';

/** Variables that hold numbers. */
export type Count =
  | 'dexBytes'
  | 'stringIds'
  | 'fieldIds'
  | 'methodIds'
  | 'classDefs'
  | 'memberRows'
  | 'codeBytes'
  | 'textType'
  | 'wantedMethodCount'
  | 'wantedFieldCount'
  | 'referenceCount'
  | 'referenceRoom'
  | 'classCount'
  | 'mentionCount'
  | 'mentionRoom'
  | 'callCount'
  | 'callRoom'
  | 'methodCount'
  | 'methodRoom'
  | 'noteCount'
  | 'noteRoom'
  | 'at'
  | 'brokenAt'
  | 'wanted';

/** What the compiled module exports; each call returns one of WALK_END. */
export type WalkExports = Readonly<Record<Place | Count, { value: number }>> & {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly readMemberTables: () => number;
  readonly readReferences: (codeOffset: number) => number;
  readonly walkClass: (classIndex: number, follows: number) => number;
  readonly resumeClass: () => number;
};

const PAGE = 0x10000;
/** Addresses are read back as signed numbers of 32 bits: beyond these bytes they would turn negative. */
const MOST_BYTES = 0x8000_0000 - PAGE;

let compiled: WebAssembly.Module | undefined;

/** Bytes above which a memory is not kept for the next user: one app of huge files should not cost all that follow. */
const KEPT_BYTES = 64 * 1024 * 1024;

let idle: WalkMemory | undefined;

/** A memory that nobody else has; from the one given back last, if it is still there. */
export function takeWalkMemory(): WalkMemory {
  const memory = idle ?? new WalkMemory();
  idle = undefined;
  return memory;
}

/**
 * Gives a memory back. Where that is left out, it is garbage: no harm, but a process that audits many small apps spends
 * more on new memories than on the walks.
 */
export function giveWalkMemoryBack(memory: WalkMemory): void {
  if (memory.exports.memory.buffer.byteLength <= KEPT_BYTES) idle = memory;
}

/** The memory and the calls of one instance of the compiled walk. Compiled once a process, whoever needs it first. */
export class WalkMemory {
  readonly exports: WalkExports;
  #end = 0;

  constructor() {
    compiled ??= new WebAssembly.Module(Buffer.from(codeWalkModule, 'base64'));
    this.exports = new WebAssembly.Instance(compiled).exports as unknown as WalkExports;
  }

  /** Gives all memory free for another file. */
  clear(): void {
    this.#end = 8;
  }

  /** Takes memory for a place. What is in it is left over from before. @returns false where there is no more to take */
  take(place: Place, bytes: number): boolean {
    const start = Math.ceil(this.#end / 8) * 8;
    const end = start + bytes;
    if (end > MOST_BYTES) return false;
    const short = end - this.exports.memory.buffer.byteLength;
    if (short > 0) this.exports.memory.grow(Math.ceil(short / PAGE));
    this.exports[place].value = start;
    this.#end = end;
    return true;
  }

  /** The same, with a copy of the first `kept` bytes of where it was. */
  move(place: Place, bytes: number, kept: number): boolean {
    const old = this.exports[place].value;
    if (!this.take(place, bytes)) return false;
    new Uint8Array(this.exports.memory.buffer).copyWithin(this.exports[place].value, old, old + kept);
    return true;
  }

  /** Views, good until memory is taken again. @param rows how many */
  bytes(place: Place, rows: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, this.exports[place].value, rows);
  }

  halves(place: Place, rows: number): Uint16Array {
    return new Uint16Array(this.exports.memory.buffer, this.exports[place].value, rows);
  }

  words(place: Place, rows: number): Uint32Array {
    return new Uint32Array(this.exports.memory.buffer, this.exports[place].value, rows);
  }

  numbers(place: Place, rows: number): Int32Array {
    return new Int32Array(this.exports.memory.buffer, this.exports[place].value, rows);
  }
}
