import { ParseError } from '../../bytes/parse-error.js';
import { methodsOfClass } from '../../formats/dex/class-members.js';
import { CodeWalk } from '../../formats/dex/code-walk.js';
import { type DexBudget, dexBudget } from '../../formats/dex/dex-budget.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { NOTE, NOTE_COLUMNS } from '../../formats/dex/walk-columns.js';
import type { TypeReferences } from '../../sdk/matching.js';
import type { ByName } from './access-catalog.js';
import type { AccessRow } from './access-rows.js';
import { ClassAccesses } from './class-accesses.js';
import { DexNumbers } from './dex-numbers.js';
import { type DexPlan, planDex, STRING_MARK } from './dex-plan.js';
import { type DexTypes, dexTypes } from './dex-types.js';
import type { Gathering } from './gathering.js';
import { graphFileOf } from './graph-file.js';
import { IntList } from './int-list.js';
import { TracedConstants } from './traced-constants.js';

/** What a scan of one dex file gives back at once. */
export interface ScannedDex {
  /** Types that classes of this file mention, platform types left out. To be read before the next file is scanned. */
  readonly references: TypeReferences;
  /** Why classes could not be read to their end; one for each class. */
  readonly lost: readonly ParseError[];
}

/** Walks all code of one dex file once and adds what it shows to `gathering`. */
export function scanDex(dex: DexFile, gathering: Gathering): ScannedDex {
  const scan = new DexScan(dex, gathering);
  const lost: ParseError[] = [];
  for (let classIndex = 0; classIndex < dex.classCount; classIndex++) {
    try {
      scan.scanClass(classIndex);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      lost.push(error);
      if (error.code === 'budget-spent') break;
    }
  }
  return { references: scan.finish(), lost };
}

/** ACC_STATIC and ACC_CONSTRUCTOR together. */
const CLASS_INITIALIZER = 0x10008;

class DexScan {
  readonly #dex: DexFile;
  readonly #gathering: Gathering;
  readonly #types: DexTypes;
  readonly #plan: DexPlan;
  readonly #numbers: DexNumbers;
  readonly #accesses: ClassAccesses;
  readonly #walk: CodeWalk;
  readonly #firstClass: number;
  readonly #firstMethod: number;
  /** 1 for classes that the graph follows, in the order of the walk. */
  readonly #followed: Uint8Array;
  #classRow = 0;
  readonly #callbackBudget: DexBudget;
  /** What the plan marks in the current method, as pairs of offset and index: calls, field reads, constants. */
  readonly #marked = new IntList();
  readonly #fields = new IntList();
  readonly #mentions = new IntList();
  #hasConstant = false;
  #hasPermission = false;

  constructor(dex: DexFile, gathering: Gathering) {
    const { graph, owners, catalog, memory } = gathering;
    this.#dex = dex;
    this.#gathering = gathering;
    this.#types = dexTypes(dex, owners);
    this.#walk = new CodeWalk(dex, memory);
    this.#plan = planDex(dex, catalog, this.#walk);
    this.#numbers = new DexNumbers(dex, graph);
    this.#callbackBudget = dexBudget(dex);
    this.#firstClass = graph.classCount;
    this.#firstMethod = graph.methodCount;
    this.#followed = new Uint8Array(dex.classCount);
    this.#walk.startClasses({
      ...{ methodActions: this.#plan.methodAction, fieldActions: this.#plan.fieldAction },
      stringMarks: this.#plan.stringMark,
      ...{ callable: this.#types.callable, unmentioned: this.#types.isPlatform },
    });
    const traced = new TracedConstants(dex, this.#plan.stringMark);
    this.#accesses = new ClassAccesses(dex, this.#plan, gathering, this.#numbers, traced);
  }

  scanClass(classIndex: number): void {
    const dex = this.#dex;
    const { graph, owners } = this.#gathering;
    const type = dex.classType(classIndex);
    // Android refuses a file that defines a type twice; one definition is all that can be spoken of.
    if (dex.classOfType[type] !== classIndex) return;
    const superclass = dex.classSuperclass(classIndex);
    const owner = owners.numberOf(dex, type);
    const follows = !owners.isSupport(owner);
    graph.addClass(this.#numbers.type(type), superclass < 0 ? null : this.#numbers.type(superclass), owner);
    this.#followed[this.#classRow++] = follows ? 1 : 0;
    this.#accesses.startClass(type, owner);
    this.#startMethod();
    const firstRow = follows ? this.#walk.methodCount : -1;
    try {
      this.#walk.walkClass(classIndex, follows, this.#readNotes);
      this.#addCallbacks(classIndex, superclass, firstRow);
    } finally {
      this.#accesses.endClass();
    }
  }

  /**
   * Methods that the platform calls with data on what the class extends or implements itself: a base class of the app's
   * own counts itself.
   * @param firstRow place of its first method among those that the graph follows, -1 where it follows none
   */
  #addCallbacks(classIndex: number, superclass: number, firstRow: number): void {
    const dex = this.#dex;
    const { callbacks } = this.#plan;
    if (callbacks.size === 0) return;
    const called: ByName<AccessRow>[] = [];
    for (const type of [superclass, ...dex.classInterfaces(classIndex)]) {
      const rows = callbacks.get(type);
      if (rows !== undefined) called.push(rows);
    }
    if (called.length === 0) return;
    for (const [row, method] of methodsOfClass(dex, classIndex, this.#callbackBudget).entries()) {
      if (method.codeOffset === 0) continue;
      const name = dex.shortString(dex.methodName(method.methodIndex));
      const number = firstRow < 0 ? -1 : this.#firstMethod + firstRow + row;
      for (const rows of called) this.#accesses.addCallback(rows.get(name) ?? [], number, method);
    }
  }

  /** Hands the file's rows to the graph. */
  finish(): TypeReferences {
    const types = this.#numbers.all(this.#types);
    const numbers = { firstClass: this.#firstClass, firstMethod: this.#firstMethod, types };
    const gathered = this.#walk.gathered();
    this.#gathering.graph.addFile(graphFileOf(gathered, this.#followed, numbers, this.#plan.members));
    const { classCount, classTypes, classMentions, mentions } = gathered;
    return { classCount, classTypes, starts: classMentions, types: mentions };
  }

  #startMethod(): void {
    this.#marked.length = 0;
    this.#fields.length = 0;
    this.#mentions.length = 0;
    this.#hasConstant = false;
    this.#hasPermission = false;
  }

  /** Notes come method after method; those of one method may come in parts. */
  readonly #readNotes = (notes: Int32Array): void => {
    for (let note = 0; note < notes.length; note += NOTE_COLUMNS) {
      const first = notes[note + 1] ?? 0;
      const second = notes[note + 2] ?? 0;
      switch (notes[note]) {
        case NOTE.call:
          pushPair(this.#marked, first, second);
          break;
        case NOTE.field:
          pushPair(this.#fields, first, second);
          break;
        case NOTE.string:
          this.#addString(second, first);
          break;
        case NOTE.staticText:
          this.#hasConstant = true;
          break;
        default:
          this.#endMethod(first, second, notes[note + 3] ?? 0, notes[note + 4] ?? 0);
      }
    }
  };

  #endMethod(methodIndex: number, accessFlags: number, codeOffset: number, row: number): void {
    // Arrays of permissions are filled by class initialisers, which call nothing that is marked.
    const fillsPermissions = this.#hasPermission && (accessFlags & CLASS_INITIALIZER) === CLASS_INITIALIZER;
    const noticed = this.#marked.length + this.#fields.length + this.#mentions.length;
    if (noticed > 0 || fillsPermissions) {
      this.#accesses.addMethod({
        number: row < 0 ? -1 : this.#firstMethod + row,
        method: { methodIndex, accessFlags, codeOffset },
        marked: this.#marked,
        fields: this.#fields,
        mentions: this.#mentions,
        hasConstant: this.#hasConstant,
        fillsPermissions,
      });
    }
    this.#startMethod();
  }

  #addString(stringIndex: number, at: number): void {
    this.#hasConstant = true;
    const mark = this.#plan.stringMark[stringIndex];
    if (mark === STRING_MARK.mention) pushPair(this.#mentions, at, stringIndex);
    if (mark === STRING_MARK.permission) this.#hasPermission = true;
    else this.#accesses.addConstant(stringIndex);
  }
}

function pushPair(list: IntList, offset: number, index: number): void {
  list.push(offset);
  list.push(index);
}
