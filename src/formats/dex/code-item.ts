import type { DexFile } from './dex-file.js';
import { UNITS } from './opcodes.js';

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
