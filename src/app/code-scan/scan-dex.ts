import { ParseError } from '../../bytes/parse-error.js';
import { visitMethods } from '../../formats/dex/class-members.js';
import { CodeReferences, readReferences } from '../../formats/dex/code-references.js';
import { type DexBudget, dexBudget, spend } from '../../formats/dex/dex-budget.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { OP, REFERENCE, REFERENCES } from '../../formats/dex/opcodes.js';
import { staticStringsOfClass } from '../../formats/dex/static-values.js';
import { ClassAccesses } from './class-accesses.js';
import { DexNumbers } from './dex-numbers.js';
import { type DexPlan, planDex, STRING_MARK } from './dex-plan.js';
import type { Gathering } from './gathering.js';
import { IntList } from './int-list.js';
import { TracedConstants } from './traced-constants.js';

/** What a scan of one dex file gives back at once. */
export interface ScannedDex {
  /** Pairs of type indexes of this file: a class, and a type its code mentions. Platform types are left out. */
  readonly references: IntList;
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
  return { references: walk.references, lost, malformedMethods: walk.malformedMethods };
}

/** ACC_STATIC and ACC_CONSTRUCTOR together. */
const CLASS_INITIALIZER = 0x10008;

class DexWalk {
  readonly references = new IntList();
  malformedMethods = 0;
  readonly #dex: DexFile;
  readonly #gathering: Gathering;
  readonly #plan: DexPlan;
  readonly #budget: DexBudget;
  readonly #numbers: DexNumbers;
  readonly #accesses: ClassAccesses;
  /** Class index + 1 that last mentioned a type, by type index. */
  readonly #mentionedBy: Int32Array;
  /** 1 for static fields whose constant value the plan marks. */
  readonly #isConstantField: Uint8Array;
  #classIndex = 0;
  #classType = 0;
  #counts = false;
  /** Calls of the current method that the plan marks, as pairs of offset and method index. */
  readonly #code = new CodeReferences();
  readonly #marked = new IntList();
  readonly #fields = new IntList();
  readonly #mentions = new IntList();
  #hasConstant = false;
  #hasPermission = false;

  constructor(dex: DexFile, gathering: Gathering) {
    this.#dex = dex;
    this.#gathering = gathering;
    this.#plan = planDex(dex, gathering.catalog);
    this.#budget = dexBudget(dex);
    this.#numbers = new DexNumbers(dex, gathering.graph, gathering.owners);
    this.#mentionedBy = new Int32Array(dex.typeCount);
    const constants = this.#staticStrings();
    this.#isConstantField = new Uint8Array(dex.fieldCount);
    for (const field of constants.keys()) this.#isConstantField[field] = 1;
    const traced = new TracedConstants(dex, constants);
    this.#accesses = new ClassAccesses(dex, this.#plan, gathering, this.#numbers, traced);
  }

  scanClass(classIndex: number): void {
    const dex = this.#dex;
    const { graph, owners } = this.#gathering;
    this.#classIndex = classIndex;
    const type = dex.classType(classIndex);
    // Android refuses a file that defines a type twice; one definition is all that can be spoken of.
    if (dex.classOfType[type] !== classIndex) return;
    this.#classType = type;
    const superclass = dex.classSuperclass(classIndex);
    const owner = owners.numberOf(dex, this.#classType);
    this.#counts = !owners.isSupport(owner);
    graph.addClass(
      this.#numbers.type(this.#classType),
      superclass < 0 ? null : this.#numbers.type(superclass),
      owner,
    );
    this.#accesses.startClass(this.#classType, owner);
    if (superclass >= 0) this.#mention(superclass);
    const interfaces = dex.classInterfaces(classIndex);
    spend(dex, this.#budget, 'memberRows', interfaces.length, dex.classDataOffset(classIndex));
    for (const each of interfaces) this.#mention(each);
    try {
      visitMethods(dex, classIndex, this.#budget, this.#visitMethod);
    } finally {
      this.#accesses.endClass();
    }
  }

  readonly #visitMethod = (methodIndex: number, accessFlags: number, codeOffset: number): void => {
    const counts = this.#counts;
    const number = counts
      ? this.#gathering.graph.addMethod(this.#numbers.name(this.#dex.methodName(methodIndex)))
      : -1;
    if (codeOffset === 0) return;
    this.#marked.length = 0;
    this.#fields.length = 0;
    this.#mentions.length = 0;
    this.#hasConstant = false;
    this.#hasPermission = false;
    const code = this.#code;
    if (readReferences(this.#dex, codeOffset, code, this.#budget) >= 0) this.malformedMethods++;
    this.#sortReferences(code);
    // Arrays of permissions are filled by class initialisers, which call nothing that is marked.
    const fillsPermissions = this.#hasPermission && (accessFlags & CLASS_INITIALIZER) === CLASS_INITIALIZER;
    const noticed = this.#marked.length + this.#fields.length + this.#mentions.length;
    if (noticed === 0 && !fillsPermissions) return;
    this.#accesses.addMethod({
      number,
      method: { methodIndex, accessFlags, codeOffset },
      marked: this.#marked,
      fields: this.#fields,
      mentions: this.#mentions,
      hasConstant: this.#hasConstant,
      fillsPermissions,
    });
  };

  /** Sorts the references of the current method: types mentioned, calls, and whatever the plan marks. */
  #sortReferences({ count, opcodes, indexes, offsets }: CodeReferences): void {
    const { stringMark } = this.#plan;
    for (let row = 0; row < count; row++) {
      const index = indexes[row] ?? 0;
      const opcode = opcodes[row] ?? 0;
      const reference = REFERENCES[opcode];
      if (reference === REFERENCE.method) this.#addCall(index, offsets[row] ?? 0);
      else if (reference === REFERENCE.field) this.#addField(index, offsets[row] ?? 0, opcode);
      else if (reference === REFERENCE.type) this.#mention(index);
      else if (stringMark[index] !== STRING_MARK.none) this.#addString(index, offsets[row] ?? 0);
    }
  }

  #addCall(methodIndex: number, at: number): void {
    this.#mention(this.#dex.methodClass(methodIndex));
    if (this.#plan.methodAction[methodIndex] !== 0) pushPair(this.#marked, at, methodIndex);
    if (this.#counts) this.#numbers.addCall(methodIndex);
  }

  #addField(fieldIndex: number, at: number, opcode: number): void {
    this.#mention(this.#dex.fieldClass(fieldIndex));
    if (this.#isConstantField[fieldIndex] === 1) this.#hasConstant = true;
    if (this.#plan.fieldAction[fieldIndex] !== 0 && readsField(opcode)) {
      pushPair(this.#fields, at, fieldIndex);
    }
  }

  #addString(stringIndex: number, at: number): void {
    this.#hasConstant = true;
    const mark = this.#plan.stringMark[stringIndex];
    if (mark === STRING_MARK.mention) pushPair(this.#mentions, at, stringIndex);
    if (mark === STRING_MARK.permission) this.#hasPermission = true;
    else this.#accesses.addConstant(stringIndex);
  }

  #mention(type: number): void {
    const stamp = this.#classIndex + 1;
    if (this.#mentionedBy[type] === stamp) return;
    this.#mentionedBy[type] = stamp;
    if (type === this.#classType || this.#numbers.isPlatform(type)) return;
    this.references.push(this.#classType);
    this.references.push(type);
    if (this.#counts) this.#gathering.graph.addMention(this.#numbers.type(type));
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
