import type { DexBudget } from './dex-budget.js';
import type { DexFile } from './dex-file.js';
import { REFERENCE, REFERENCES, UNITS } from './opcodes.js';

/**
 * The references of one method body in the order of its instructions, in three columns. One buffer serves any number
 * of methods: a package has references by the million, and an object or a call for each would cost more than the
 * reading.
 */
export class CodeReferences {
  count = 0;
  /** Opcode of the instruction, which says through `REFERENCES` what `indexes` count in. */
  opcodes = new Uint8Array(1024);
  /** Index in the table of strings, types, fields or methods; always one that the table has. */
  indexes = new Int32Array(1024);
  /** Byte offset of the instruction in the entry. */
  offsets = new Int32Array(1024);

  /** Doubles the columns. */
  grow(): void {
    const size = this.opcodes.length * 2;
    const opcodes = new Uint8Array(size);
    const indexes = new Int32Array(size);
    const offsets = new Int32Array(size);
    opcodes.set(this.opcodes);
    indexes.set(this.indexes);
    offsets.set(this.offsets);
    this.opcodes = opcodes;
    this.indexes = indexes;
    this.offsets = offsets;
  }
}

/** Bytes before the instructions of a code_item; their number in 16-bit units stands in the last four. */
export const CODE_HEADER = 16;

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

/**
 * Reads the references of one code item, from the first instruction to the last as Android's verifier does: payloads
 * of switches and arrays are stepped over wherever they stand.
 *
 * @param into emptied, then filled
 * @returns -1 after the last instruction, or the byte offset of an instruction that reaches past the end of the
 *   method or refers to a row that no table has; a method like that cannot run, so nothing behind it is read
 * @throws ParseError `truncated`, `budget-spent`
 */
export function readReferences(
  dex: DexFile,
  codeOffset: number,
  into: CodeReferences,
  budget: DexBudget,
): number {
  const { bytes } = dex;
  const { start, end } = codeRange(dex, codeOffset);
  budget.codeBytes -= end - start;
  if (budget.codeBytes < 0) dex.fail('budget-spent', codeOffset);
  let count = 0;
  let at = start;
  into.count = 0;
  while (at < end) {
    const opcode = bytes[at] ?? 0;
    const reference = REFERENCES[opcode] ?? REFERENCE.none;
    let next = at + (UNITS[opcode] ?? 1) * 2;
    if (reference === REFERENCE.nop && bytes[at + 1] !== 0) next = at + payloadBytes(dex.view, at, end);
    if (next > end) break;
    if (reference > REFERENCE.nop) {
      let index = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
      if (reference === REFERENCE.jumboString) index = dex.view.getUint32(at + 2, true);
      if (index >= (dex.rowCounts[reference] ?? 0)) break;
      if (count === into.opcodes.length) into.grow();
      into.opcodes[count] = opcode;
      into.indexes[count] = index;
      into.offsets[count] = at;
      count++;
    }
    at = next;
  }
  into.count = count;
  return at < end ? at : -1;
}

/** Next instruction after the one at `at`, payloads included; may lie past `end`, where the method is malformed. */
export function nextInstruction(dex: DexFile, at: number, end: number): number {
  const opcode = dex.bytes[at] ?? 0;
  if (opcode === 0 && dex.bytes[at + 1] !== 0) return at + payloadBytes(dex.view, at, end);
  return at + (UNITS[opcode] ?? 1) * 2;
}

const PACKED_SWITCH_PAYLOAD = 0x0100;
const SPARSE_SWITCH_PAYLOAD = 0x0200;
const FILL_ARRAY_DATA_PAYLOAD = 0x0300;

/** Size of what stands behind a nop's opcode: a payload by its identifying unit, else a plain nop. */
function payloadBytes(view: DataView, at: number, end: number): number {
  const unit = view.getUint16(at, true);
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
