import { ParseError } from '../../bytes/parse-error.js';
import { type DefinedMethod, visitMethods } from '../../formats/dex/class-members.js';
import { CodeReferences, readReferences } from '../../formats/dex/code-references.js';
import { type DexBudget, dexBudget, spend } from '../../formats/dex/dex-budget.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { OP, REFERENCE, REFERENCES } from '../../formats/dex/opcodes.js';
import { staticStringsOfClass } from '../../formats/dex/static-values.js';
import type { AccessRow, ByName } from './access-catalog.js';
import { ClassAccesses } from './class-accesses.js';
import { DexNumbers } from './dex-numbers.js';
import { type DexPlan, planDex, STRING_MARK } from './dex-plan.js';
import { type DexTables, dexTables } from './dex-tables.js';
import type { Gathering } from './gathering.js';
import type { GraphFileBuilder, Mentions } from './graph-file.js';
import { IntList } from './int-list.js';
import { TracedConstants } from './traced-constants.js';

/** What a scan of one dex file gives back at once. */
export interface ScannedDex {
  /** Types that classes of this file mention, platform types left out. To be read before the next file is scanned. */
  readonly mentions: Mentions;
  /** Why classes could not be read to their end; one for each class. */
  readonly lost: readonly ParseError[];
  /** Methods whose instructions break off, which Android would refuse to run. */
  readonly malformedMethods: number;
}

/** Walks all code of one dex file once and adds what it shows to `gathering`. */
export function scanDex(dex: DexFile, gathering: Gathering): ScannedDex {
  const walk = new DexWalk(dex, gathering);
  const lost: ParseError[] = [];
  for (let classIndex = 0; classIndex < dex.classCount; classIndex++) {
    try {
      walk.scanClass(classIndex);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      lost.push(error);
      if (error.code === 'budget-spent') break;
    }
  }
  return { mentions: walk.finish(), lost, malformedMethods: walk.malformedMethods };
}

/** ACC_STATIC and ACC_CONSTRUCTOR together. */
const CLASS_INITIALIZER = 0x10008;
const NO_CALLBACKS: readonly ByName<AccessRow>[] = [];
/** Stands in `#mentionedBy` for types whose mention says nothing: later than every class. */
const NEVER = 0x7fffffff;

class DexWalk {
  malformedMethods = 0;
  readonly #dex: DexFile;
  readonly #gathering: Gathering;
  readonly #tables: DexTables;
  readonly #plan: DexPlan;
  readonly #budget: DexBudget;
  readonly #numbers: DexNumbers;
  readonly #accesses: ClassAccesses;
  readonly #file: GraphFileBuilder;
  readonly #firstClass: number;
  readonly #firstMethod: number;
  /** Class index + 1 that last mentioned a type, by type index. */
  readonly #mentionedBy: Int32Array;
  /** 1 for static fields whose constant value the plan marks. */
  readonly #isConstantField: Uint8Array;
  #classStamp = 0;
  /** What the platform calls on the current class, for each class it extends or implements. */
  #callbacks = NO_CALLBACKS;
  #follows = false;
  readonly #code = new CodeReferences();
  /** What the plan marks in the current method, as pairs of offset and index: calls, field reads, constants. */
  readonly #marked = new IntList();
  readonly #fields = new IntList();
  readonly #mentions = new IntList();
  #hasConstant = false;
  #hasPermission = false;

  constructor(dex: DexFile, gathering: Gathering) {
    const { graph, owners, catalog, file } = gathering;
    this.#dex = dex;
    this.#gathering = gathering;
    this.#tables = dexTables(dex, owners);
    this.#plan = planDex(dex, catalog);
    this.#budget = dexBudget(dex);
    this.#numbers = new DexNumbers(dex, graph);
    this.#file = file;
    this.#firstClass = graph.classCount;
    this.#firstMethod = graph.methodCount;
    file.start(dex.classCount);
    this.#mentionedBy = new Int32Array(dex.typeCount);
    const { isPlatform } = this.#tables;
    for (let type = 0; type < isPlatform.length; type++) {
      if (isPlatform[type] === 1) this.#mentionedBy[type] = NEVER;
    }
    const constants = this.#staticStrings();
    this.#isConstantField = new Uint8Array(dex.fieldCount);
    for (const field of constants.keys()) this.#isConstantField[field] = 1;
    const traced = new TracedConstants(dex, constants);
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
    this.#classStamp = classIndex + 1;
    this.#follows = !owners.isSupport(owner);
    graph.addClass(this.#numbers.type(type), superclass < 0 ? null : this.#numbers.type(superclass), owner);
    this.#file.addClass(type, this.#follows);
    this.#accesses.startClass(type, owner);
    // That a class mentions itself says nothing.
    if (this.#mentionedBy[type] !== NEVER) this.#mentionedBy[type] = this.#classStamp;
    if (superclass >= 0) this.#mention(superclass);
    const interfaces = dex.classInterfaces(classIndex);
    spend(dex, this.#budget, 'memberRows', interfaces.length, dex.classDataOffset(classIndex));
    for (const each of interfaces) this.#mention(each);
    this.#callbacks = this.#callbacksOf(superclass, interfaces);
    try {
      visitMethods(dex, classIndex, this.#budget, this.#visitMethod);
    } finally {
      this.#accesses.endClass();
    }
  }

  /** Only of direct ancestors: a base class of the app's own counts itself. */
  #callbacksOf(superclass: number, interfaces: readonly number[]): readonly ByName<AccessRow>[] {
    const { callbacks } = this.#plan;
    if (callbacks.size === 0) return NO_CALLBACKS;
    const own = [callbacks.get(superclass), ...interfaces.map((type) => callbacks.get(type))];
    return own.filter((rows) => rows !== undefined);
  }

  #addCallbacks(method: DefinedMethod, row: number): void {
    const name = this.#dex.shortString(this.#dex.methodName(method.methodIndex));
    const number = row < 0 ? -1 : this.#firstMethod + row;
    for (const rows of this.#callbacks) this.#accesses.addCallback(rows.get(name) ?? [], number, method);
  }

  /** Hands the file's rows to the graph. */
  finish(): Mentions {
    const mentions = this.#file.allMentions();
    const types = this.#numbers.all(this.#tables);
    const numbers = { firstClass: this.#firstClass, firstMethod: this.#firstMethod, types };
    this.#gathering.graph.addFile(this.#file.finish(numbers, this.#tables));
    return mentions;
  }

  readonly #visitMethod = (methodIndex: number, accessFlags: number, codeOffset: number): void => {
    const row = this.#follows ? this.#file.addMethod(this.#tables.methodNames[methodIndex] ?? 0) : -1;
    if (codeOffset === 0) return;
    if (this.#callbacks.length > 0) this.#addCallbacks({ methodIndex, accessFlags, codeOffset }, row);
    const code = this.#code;
    if (readReferences(this.#dex, codeOffset, code, this.#budget) >= 0) this.malformedMethods++;
    if (code.count === 0) return;
    this.#marked.length = 0;
    this.#fields.length = 0;
    this.#mentions.length = 0;
    this.#hasConstant = false;
    this.#hasPermission = false;
    this.#sortReferences(code);
    // Arrays of permissions are filled by class initialisers, which call nothing that is marked.
    const fillsPermissions = this.#hasPermission && (accessFlags & CLASS_INITIALIZER) === CLASS_INITIALIZER;
    const noticed = this.#marked.length + this.#fields.length + this.#mentions.length;
    if (noticed === 0 && !fillsPermissions) return;
    this.#accesses.addMethod({
      number: row < 0 ? -1 : this.#firstMethod + row,
      method: { methodIndex, accessFlags, codeOffset },
      marked: this.#marked,
      fields: this.#fields,
      mentions: this.#mentions,
      hasConstant: this.#hasConstant,
      fillsPermissions,
    });
  };

  /**
   * Sorts the references of the current method: types mentioned, calls, and whatever the plan marks. A package has
   * references by the million and few that are marked: what every reference needs stands in this one loop, over arrays.
   */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: calls out of this loop would cost more than what it does.
  #sortReferences({ count, opcodes, indexes, offsets }: CodeReferences): void {
    const file = this.#file;
    file.reserve(count);
    const { mentions, calls } = file;
    let { mentionCount, callCount } = file;
    const { callable, methodTypes, fieldTypes } = this.#tables;
    const { methodAction, fieldAction, stringMark } = this.#plan;
    const mentionedBy = this.#mentionedBy;
    const isConstantField = this.#isConstantField;
    const stamp = this.#classStamp;
    const follows = this.#follows ? 1 : 0;
    for (let row = 0; row < count; row++) {
      const index = indexes[row] ?? 0;
      const opcode = opcodes[row] ?? 0;
      const reference = REFERENCES[opcode] ?? 0;
      let type = index;
      if (reference === REFERENCE.method) {
        type = methodTypes[index] ?? 0;
        if (methodAction[index] !== 0) pushPair(this.#marked, offsets[row] ?? 0, index);
        // Without a branch: one that is first taken after many thousand methods would throw away the compiled loop.
        calls[callCount] = index;
        callCount += (callable[type] ?? 0) & follows;
      } else if (reference === REFERENCE.field) {
        type = fieldTypes[index] ?? 0;
        if (isConstantField[index] === 1) this.#hasConstant = true;
        if (fieldAction[index] !== 0 && readsField(opcode)) pushPair(this.#fields, offsets[row] ?? 0, index);
      } else if (reference !== REFERENCE.type) {
        if (stringMark[index] !== STRING_MARK.none) this.#addString(index, offsets[row] ?? 0);
        continue;
      }
      const mentioned = mentionedBy[type] ?? this.#noSuchType();
      if (mentioned < stamp) {
        mentionedBy[type] = stamp;
        mentions[mentionCount++] = type;
      }
    }
    file.mentionCount = mentionCount;
    file.callCount = callCount;
  }

  #addString(stringIndex: number, at: number): void {
    this.#hasConstant = true;
    const mark = this.#plan.stringMark[stringIndex];
    if (mark === STRING_MARK.mention) pushPair(this.#mentions, at, stringIndex);
    if (mark === STRING_MARK.permission) this.#hasPermission = true;
    else this.#accesses.addConstant(stringIndex);
  }

  #mention(type: number): void {
    const mentioned = this.#mentionedBy[type] ?? this.#noSuchType();
    if (mentioned >= this.#classStamp) return;
    this.#mentionedBy[type] = this.#classStamp;
    this.#file.reserve(1);
    this.#file.mentions[this.#file.mentionCount++] = type;
  }

  /** Android refuses the whole class. */
  #noSuchType(): never {
    return this.#dex.fail('type-index-out-of-range', this.#dex.header.types.offset);
  }

  /** String index by field index, for static fields whose constant the plan marks. */
  #staticStrings(): Map<number, number> {
    const found = new Map<number, number>();
    const dex = this.#dex;
    for (let classIndex = 0; classIndex < dex.classCount; classIndex++) {
      if (dex.staticValuesOffset(classIndex) === 0) continue;
      for (const { fieldIndex, stringIndex } of this.#readStaticStrings(classIndex)) {
        if (this.#plan.stringMark[stringIndex] !== STRING_MARK.none) found.set(fieldIndex, stringIndex);
      }
    }
    return found;
  }

  #readStaticStrings(classIndex: number): readonly { fieldIndex: number; stringIndex: number }[] {
    try {
      return staticStringsOfClass(this.#dex, classIndex, this.#budget);
    } catch (error) {
      // The class itself is read later and reports what is wrong with it; its constants are no loss besides.
      if (error instanceof ParseError) return [];
      throw error;
    }
  }
}

function pushPair(list: IntList, offset: number, index: number): void {
  list.push(offset);
  list.push(index);
}

/** iget and sget; the rest of the field instructions write. */
function readsField(opcode: number): boolean {
  return opcode <= OP.igetLast || (opcode >= OP.sgetFirst && opcode <= OP.sgetLast);
}
