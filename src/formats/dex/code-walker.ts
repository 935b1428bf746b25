import { type DexBudget, spend } from './dex-budget.js';
import type { DexFile } from './dex-file.js';
import { REFERENCE, REFERENCES, UNITS } from './opcodes.js';

/** Receives the references of a method body in the order of its instructions. `at` is a byte offset in the entry. */
export interface CodeVisitor {
  /** invoke-kind and invoke-polymorphic. */
  method(methodIndex: number, at: number, opcode: number): void;
  /** Reads and writes of static and instance fields. */
  field(fieldIndex: number, at: number, opcode: number): void;
  /** const-string. */
  string(stringIndex: number, at: number): void;
  /** new-instance, const-class, check-cast, instance-of, new-array, filled-new-array. */
  type(typeIndex: number, at: number, opcode: number): void;
}

/** Bytes before the instructions of a code_item; their number in 16-bit units stands in the last four. */
const CODE_HEADER = 16;

/** Byte range of a method's instructions. @throws ParseError `truncated` */
export function codeRange(
  dex: DexFile,
  codeOffset: number,
): { readonly start: number; readonly end: number } {
  dex.require(codeOffset, CODE_HEADER);
  const start = codeOffset + CODE_HEADER;
  const length = dex.view.getUint32(codeOffset + 12, true) * 2;
  dex.require(start, length);
  return { start, end: start + length };
}

/** Number of registers of a method's frame, arguments included (they are the last). */
export function frameOf(
  dex: DexFile,
  codeOffset: number,
): { readonly registers: number; readonly ins: number } {
  dex.require(codeOffset, CODE_HEADER);
  return { registers: dex.view.getUint16(codeOffset, true), ins: dex.view.getUint16(codeOffset + 2, true) };
}

/**
 * Walks the instructions of one code item from first to last, as Android's verifier does: payloads of switches and
 * arrays are stepped over wherever they stand.
 *
 * @returns -1 after the last instruction, or the byte offset of an instruction that reaches past the end of the
 *   method or refers to a row that no table has; a method like that cannot run, so nothing behind it is reported
 * @throws ParseError `truncated`, `budget-spent`
 */
export function walkCode(dex: DexFile, codeOffset: number, visitor: CodeVisitor, budget: DexBudget): number {
  const { view } = dex;
  const { start, end } = codeRange(dex, codeOffset);
  spend(dex, budget, 'codeBytes', end - start, codeOffset);
  let at = start;
  while (at < end) {
    const unit = view.getUint16(at, true);
    const opcode = unit & 0xff;
    const reference = REFERENCES[opcode];
    const next =
      reference === REFERENCE.nop && unit !== 0
        ? at + payloadBytes(view, unit, at, end)
        : at + (UNITS[opcode] ?? 1) * 2;
    if (next > end) return at;
    if (reference !== REFERENCE.none && !visitReference(dex, visitor, at, opcode)) return at;
    at = next;
  }
  return -1;
}

/** Tells the visitor what one instruction refers to; false where no table has such a row. */
function visitReference(dex: DexFile, visitor: CodeVisitor, at: number, opcode: number): boolean {
  const { view } = dex;
  switch (REFERENCES[opcode]) {
    case REFERENCE.method: {
      const index = view.getUint16(at + 2, true);
      if (index >= dex.methodCount) return false;
      visitor.method(index, at, opcode);
      return true;
    }
    case REFERENCE.field: {
      const index = view.getUint16(at + 2, true);
      if (index >= dex.fieldCount) return false;
      visitor.field(index, at, opcode);
      return true;
    }
    case REFERENCE.type: {
      const index = view.getUint16(at + 2, true);
      if (index >= dex.typeCount) return false;
      visitor.type(index, at, opcode);
      return true;
    }
    case REFERENCE.string:
      return visitString(dex, visitor, view.getUint16(at + 2, true), at);
    case REFERENCE.jumboString:
      return visitString(dex, visitor, view.getUint32(at + 2, true), at);
    default:
      return true;
  }
}

function visitString(dex: DexFile, visitor: CodeVisitor, index: number, at: number): boolean {
  if (index >= dex.stringCount) return false;
  visitor.string(index, at);
  return true;
}

/** Next instruction after the one at `at`, payloads included; may lie past `end`, where the method is malformed. */
export function nextInstruction(dex: DexFile, at: number, end: number): number {
  const unit = dex.view.getUint16(at, true);
  const opcode = unit & 0xff;
  if (opcode === 0 && unit !== 0) return at + payloadBytes(dex.view, unit, at, end);
  return at + (UNITS[opcode] ?? 1) * 2;
}

const PACKED_SWITCH_PAYLOAD = 0x0100;
const SPARSE_SWITCH_PAYLOAD = 0x0200;
const FILL_ARRAY_DATA_PAYLOAD = 0x0300;

/** Size of what stands behind a nop's opcode: a payload by its identifying unit, else a plain nop. */
function payloadBytes(view: DataView, unit: number, at: number, end: number): number {
  // A payload's own header is cut off: let the caller see a step past the end.
  if (at + 8 > end) return unit <= FILL_ARRAY_DATA_PAYLOAD ? 8 : 2;
  switch (unit) {
    case PACKED_SWITCH_PAYLOAD:
      return 8 + view.getUint16(at + 2, true) * 4;
    case SPARSE_SWITCH_PAYLOAD:
      return 4 + view.getUint16(at + 2, true) * 8;
    case FILL_ARRAY_DATA_PAYLOAD: {
      const bytes = view.getUint16(at + 2, true) * view.getUint32(at + 4, true);
      return 8 + bytes + (bytes % 2);
    }
    default:
      return 2;
  }
}
