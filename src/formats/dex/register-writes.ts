/** How an instruction names the register it writes. */
const WRITES = { none: 0, byte: 1, nibble: 2, unit: 3 } as const;

/** `[first, last, how]` by opcode: which instructions write a register, and where its number stands. */
const ROWS: readonly (readonly [first: number, last: number, how: number])[] = [
  [0x01, 0x01, WRITES.nibble], // 12x move
  [0x02, 0x02, WRITES.byte], // 22x
  [0x03, 0x03, WRITES.unit], // 32x
  [0x04, 0x04, WRITES.nibble],
  [0x05, 0x05, WRITES.byte],
  [0x06, 0x06, WRITES.unit],
  [0x07, 0x07, WRITES.nibble],
  [0x08, 0x08, WRITES.byte],
  [0x09, 0x09, WRITES.unit],
  [0x0a, 0x0d, WRITES.byte], // move-result, move-exception
  [0x12, 0x12, WRITES.nibble], // 11n const/4
  [0x13, 0x1c, WRITES.byte], // constants
  [0x20, 0x21, WRITES.nibble], // instance-of, array-length
  [0x22, 0x22, WRITES.byte], // new-instance
  [0x23, 0x23, WRITES.nibble], // new-array
  [0x2d, 0x31, WRITES.byte], // cmp
  [0x44, 0x4a, WRITES.byte], // aget
  [0x52, 0x58, WRITES.nibble], // iget
  [0x60, 0x66, WRITES.byte], // sget
  [0x7b, 0x8f, WRITES.nibble], // unop
  [0x90, 0xaf, WRITES.byte], // binop
  [0xb0, 0xcf, WRITES.nibble], // binop/2addr
  [0xd0, 0xd7, WRITES.nibble], // binop/lit16
  [0xd8, 0xe2, WRITES.byte], // binop/lit8
  [0xfe, 0xff, WRITES.byte], // const-method-handle, const-method-type
];

/** Opcodes whose result takes two registers: long and double. */
const PAIRS: readonly (readonly [first: number, last: number])[] = [
  [0x04, 0x06], // move-wide
  [0x0b, 0x0b],
  [0x16, 0x19], // const-wide
  [0x45, 0x45], // aget-wide
  [0x53, 0x53],
  [0x61, 0x61],
  [0x7d, 0x7e], // neg-long, not-long
  [0x80, 0x81], // neg-double, int-to-long
  [0x83, 0x83], // int-to-double
  [0x86, 0x86],
  [0x88, 0x89],
  [0x8b, 0x8b],
  [0x9b, 0xa5], // long binops
  [0xab, 0xaf], // double binops
  [0xbb, 0xc5],
  [0xcb, 0xcf],
];

const writes = new Uint8Array(256);
for (const [first, last, how] of ROWS) writes.fill(how, first, last + 1);
const pairs = new Uint8Array(256);
for (const [first, last] of PAIRS) pairs.fill(1, first, last + 1);

/** Number of the register that the instruction at `at` writes, -1 where it writes none. */
export function writtenRegister(view: DataView, at: number, unit: number): number {
  switch (writes[unit & 0xff]) {
    case WRITES.byte:
      return unit >> 8;
    case WRITES.nibble:
      return (unit >> 8) & 15;
    case WRITES.unit:
      return view.getUint16(at + 2, true);
    default:
      return -1;
  }
}

/** True where the result is a long or a double, which fills the next register too. */
export function writesPair(opcode: number): boolean {
  return pairs[opcode] === 1;
}
