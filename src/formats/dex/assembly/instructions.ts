import { IGET_LAST, SGET_FIRST, SGET_LAST } from './numbers';

/** Size of what stands behind a nop's opcode: a payload by its identifying unit, else a plain nop. */
export function payloadBytes(place: usize, last: usize): u32 {
  const unit = load<u16>(place);
  // A payload's own header is cut off: the step goes past the end.
  if (place + 8 > last) return unit <= 0x0300 ? 8 : 2;
  if (unit === 0x0100) return 8 + <u32>load<u16>(place + 2) * 4;
  if (unit === 0x0200) return 4 + <u32>load<u16>(place + 2) * 8;
  if (unit !== 0x0300) return 2;
  const bytes = <u64>load<u16>(place + 2) * <u64>load<u32>(place + 4);
  // More than any file holds; cut short so that the step cannot come round to where it began.
  return 8 + <u32>min(bytes + (bytes % 2), 0x3fffffff);
}

/** iget and sget; the rest of the field instructions write. */
export function readsField(opcode: u8): bool {
  return opcode <= IGET_LAST || readsStatic(opcode);
}

export function readsStatic(opcode: u8): bool {
  return opcode >= SGET_FIRST && opcode <= SGET_LAST;
}
