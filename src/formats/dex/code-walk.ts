import { CODE_HEADER } from './code-item.js';
import { dexBudget } from './dex-budget.js';
import type { DexFile } from './dex-file.js';
import { findTypes } from './find-in-tables.js';
import { REFERENCES, UNITS } from './opcodes.js';
import {
  type CodeReferences,
  type GatheredCode,
  type MemberTables,
  NOTE_COLUMNS,
  type WalkMarks,
} from './walk-columns.js';
import type { Place, WalkMemory } from './walk-memory.js';

/** How a call of the compiled walk ended. */
const WALK_END = {
  done: 0,
  full: 1,
  truncated: 2,
  leb128TooLong: 3,
  indexOutOfRange: 4,
  budgetSpent: 5,
  typeIndexOutOfRange: 6,
  typeListTooLong: 7,
  stringOutOfBounds: 8,
} as const;

/** Codes of parse errors, by WALK_END. */
const ERROR_CODES: Readonly<Record<number, string>> = {
  [WALK_END.truncated]: 'truncated',
  [WALK_END.leb128TooLong]: 'leb128-too-long',
  [WALK_END.indexOutOfRange]: 'index-out-of-range',
  [WALK_END.budgetSpent]: 'budget-spent',
  [WALK_END.typeIndexOutOfRange]: 'type-index-out-of-range',
  [WALK_END.typeListTooLong]: 'type-list-too-long',
  [WALK_END.stringOutOfBounds]: 'string-out-of-bounds',
};

/** Rows of the columns that grow, when a file is opened. */
const FIRST_ROOM = { reference: 1 << 12, mention: 1 << 17, call: 1 << 17, method: 1 << 15, note: 1 << 13 };

/**
 * Walks the code of one dex file, with a budget for reading it once. The walk itself is compiled
 * (`assembly/code-walk.ts`); this is its host, which lays out its memory, gives it room, and turns what it found wrong
 * into parse errors.
 */
export class CodeWalk {
  readonly #dex: DexFile;
  readonly #memory: WalkMemory;

  /**
   * @param memory taken for this file; a walk that had it before is over
   * @throws ParseError `too-large-to-walk`
   */
  constructor(dex: DexFile, memory: WalkMemory) {
    this.#dex = dex;
    this.#memory = memory;
    const { exports } = memory;
    memory.clear();
    this.#fill('units', UNITS);
    this.#fill('references', REFERENCES);
    this.#fill('rowCounts', dex.rowCounts);
    this.#fill('dex', dex.bytes);
    exports.dexBytes.value = dex.bytes.length;
    exports.stringIds.value = dex.header.strings.offset;
    exports.fieldIds.value = dex.header.fields.offset;
    exports.methodIds.value = dex.header.methods.offset;
    exports.classDefs.value = dex.header.classes.offset;
    const budget = dexBudget(dex);
    exports.memberRows.value = budget.memberRows;
    exports.codeBytes.value = budget.codeBytes;
    this.#makeReferenceRoom(FIRST_ROOM.reference);
  }

  /**
   * Reads the references of one code item, from the first instruction to the last as Android's verifier does: payloads
   * of switches and arrays are stepped over wherever they stand.
   * @returns views, good until the next call
   * @throws ParseError `truncated`, `budget-spent`
   */
  readReferences(codeOffset: number): CodeReferences {
    const memory = this.#memory;
    const { exports } = memory;
    this.#dex.require(codeOffset, CODE_HEADER);
    const units = Math.min(this.#dex.view.getUint32(codeOffset + 12, true), this.#dex.bytes.length);
    if (units > exports.referenceRoom.value) this.#makeReferenceRoom(units);
    this.#check(exports.readReferences(codeOffset));
    const count = exports.referenceCount.value;
    return {
      count,
      opcodes: memory.bytes('opcodes', count),
      indexes: memory.words('indexes', count),
      offsets: memory.words('offsets', count),
      brokenAt: exports.brokenAt.value,
    };
  }

  /**
   * Reads the tables of methods and fields; comes before {@link startClasses}.
   * @param wantedTypes 1 for classes whose methods and fields are wanted, by type index
   * @param wantedNames 1 for names of methods that are wanted whatever their class, by string index
   * @throws ParseError where a name lies outside the file
   */
  readMembers(wantedTypes: Uint8Array, wantedNames: Uint8Array): MemberTables {
    const { methodCount, fieldCount, stringCount } = this.#dex;
    const memory = this.#memory;
    const { exports } = memory;
    this.#fill('wantedTypes', wantedTypes);
    this.#fill('wantedNames', wantedNames);
    exports.textType.value = NO_TYPE;
    findTypes(this.#dex, [STRING], (_, type) => {
      exports.textType.value = type;
    });
    this.#take('textFields', fieldCount);
    this.#take('wantedMethods', methodCount * 4);
    this.#take('wantedFields', fieldCount * 4);
    this.#take('methodTypes', methodCount * 2);
    this.#take('methodNames', methodCount * 4);
    this.#take('fieldTypes', fieldCount * 2);
    this.#take('nameHashes', stringCount * 4);
    memory.words('nameHashes', stringCount).fill(0);
    this.#check(exports.readMemberTables());
    return {
      methodTypes: memory.halves('methodTypes', methodCount).slice(),
      methodNames: memory.numbers('methodNames', methodCount).slice(),
      wantedMethods: memory.words('wantedMethods', exports.wantedMethodCount.value).slice(),
      wantedFields: memory.words('wantedFields', exports.wantedFieldCount.value).slice(),
    };
  }

  /** Makes ready for {@link walkClass}. */
  startClasses(marks: WalkMarks): void {
    const { classCount } = this.#dex;
    this.#fill('methodActions', marks.methodActions);
    this.#fill('fieldActions', marks.fieldActions);
    this.#fill('stringMarks', marks.stringMarks);
    this.#fill('callable', marks.callable);
    this.#take('mentionedBy', marks.unmentioned.length * 4);
    const mentionedBy = this.#memory.words('mentionedBy', marks.unmentioned.length);
    for (let type = 0; type < mentionedBy.length; type++) {
      mentionedBy[type] = marks.unmentioned[type] === 1 ? NEVER : 0;
    }
    this.#take('classTypes', classCount * 2);
    this.#take('classMethods', (classCount + 1) * 4);
    this.#take('classMentions', (classCount + 1) * 4);
    this.#startColumns();
  }

  /**
   * Walks all methods that a class defines, direct ones and then virtual ones, in the order of its class_data_item, and
   * gathers what it mentions and calls. The class and its superclass must have been found to be types of the file.
   *
   * @param follows whether its methods and calls are gathered, as mentions always are
   * @param read called with the notes taken, NOTE_COLUMNS numbers each, once or several times; a view for the call
   * @throws ParseError for what is wrong with the class; what was gathered and noted before stays
   * @see https://source.android.com/docs/core/runtime/dex-format#class-data-item
   */
  walkClass(classIndex: number, follows: boolean, read: (notes: Int32Array) => void): void {
    const { exports } = this.#memory;
    let end = exports.walkClass(classIndex, follows ? 1 : 0);
    this.#handOn(read);
    while (end === WALK_END.full) {
      this.#makeRoom(exports.wanted.value);
      end = exports.resumeClass();
      this.#handOn(read);
    }
    this.#check(end);
  }

  /** Methods gathered so far, of the classes that are followed. */
  get methodCount(): number {
    return this.#memory.exports.methodCount.value;
  }

  /** What the classes walked so far gave. */
  gathered(): GatheredCode {
    const memory = this.#memory;
    const { exports } = memory;
    const classCount = exports.classCount.value;
    const methodCount = exports.methodCount.value;
    const ends = {
      classMethods: memory.words('classMethods', classCount + 1),
      classMentions: memory.words('classMentions', classCount + 1),
      methodCalls: memory.words('methodCalls', methodCount + 1),
    };
    ends.classMethods[classCount] = methodCount;
    ends.classMentions[classCount] = exports.mentionCount.value;
    ends.methodCalls[methodCount] = exports.callCount.value;
    return {
      ...ends,
      classCount,
      classTypes: memory.halves('classTypes', classCount),
      definedNames: memory.numbers('definedNames', methodCount),
      mentions: memory.halves('mentions', exports.mentionCount.value),
      calls: memory.halves('calls', exports.callCount.value),
    };
  }

  #handOn(read: (notes: Int32Array) => void): void {
    const { noteCount } = this.#memory.exports;
    const count = noteCount.value;
    if (count === 0) return;
    read(this.#memory.numbers('notes', count * NOTE_COLUMNS));
    noteCount.value = 0;
  }

  #startColumns(): void {
    const { exports } = this.#memory;
    exports.classCount.value = 0;
    exports.mentionCount.value = 0;
    exports.callCount.value = 0;
    exports.methodCount.value = 0;
    exports.noteCount.value = 0;
    exports.mentionRoom.value = FIRST_ROOM.mention;
    exports.callRoom.value = FIRST_ROOM.call;
    exports.methodRoom.value = FIRST_ROOM.method;
    exports.noteRoom.value = FIRST_ROOM.note;
    this.#take('mentions', FIRST_ROOM.mention * 2);
    this.#take('calls', FIRST_ROOM.call * 2);
    this.#take('definedNames', FIRST_ROOM.method * 4);
    this.#take('methodCalls', (FIRST_ROOM.method + 1) * 4);
    this.#take('notes', FIRST_ROOM.note * NOTE_COLUMNS * 4);
  }

  /** Gives every column room for `rows` more; the notes have been handed on. */
  #makeRoom(rows: number): void {
    const { exports } = this.#memory;
    if (exports.referenceRoom.value < rows) this.#makeReferenceRoom(rows);
    exports.mentionRoom.value = this.#grow(['mentions', 2], exports.mentionRoom, exports.mentionCount, rows);
    exports.callRoom.value = this.#grow(['calls', 2], exports.callRoom, exports.callCount, rows);
    const names = this.#grow(['definedNames', 4], exports.methodRoom, exports.methodCount, 1);
    this.#grow(['methodCalls', 4], exports.methodRoom, exports.methodCount, 1);
    exports.methodRoom.value = names;
    const noteRoom = rows * 2 + 1;
    if (exports.noteRoom.value >= noteRoom) return;
    this.#take('notes', noteRoom * NOTE_COLUMNS * 4);
    exports.noteRoom.value = noteRoom;
  }

  /** @returns how many rows the column has room for now */
  #grow(
    [place, rowBytes]: readonly [Place, number],
    room: { readonly value: number },
    count: { readonly value: number },
    wanted: number,
  ): number {
    if (room.value - count.value >= wanted) return room.value;
    const rows = room.value * 2 + wanted;
    // One row more: the last says where the rows end.
    const enough = this.#memory.move(place, (rows + 1) * rowBytes, count.value * rowBytes);
    if (!enough) this.#dex.fail('too-large-to-walk', 0);
    return rows;
  }

  #makeReferenceRoom(rows: number): void {
    this.#take('opcodes', rows);
    this.#take('indexes', rows * 4);
    this.#take('offsets', rows * 4);
    this.#memory.exports.referenceRoom.value = rows;
  }

  #fill(place: Place, from: Uint8Array | Uint16Array | Uint32Array): void {
    this.#take(place, from.byteLength);
    this.#memory
      .bytes(place, from.byteLength)
      .set(new Uint8Array(from.buffer, from.byteOffset, from.byteLength));
  }

  #take(place: Place, bytes: number): void {
    if (!this.#memory.take(place, bytes)) this.#dex.fail('too-large-to-walk', 0);
  }

  #check(end: number): void {
    if (end === WALK_END.done) return;
    const at =
      end === WALK_END.typeIndexOutOfRange
        ? this.#dex.header.types.offset
        : this.#memory.exports.at.value >>> 0;
    this.#dex.fail(ERROR_CODES[end] ?? 'unreadable', at);
  }
}

const STRING = 'Ljava/lang/String;';
/** No index of 16 bits. */
const NO_TYPE = 0xffffffff;
/** In `mentionedBy`: later than every class. */
const NEVER = 0x7fffffff;
