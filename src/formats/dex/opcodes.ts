/** What the index in an instruction refers to. */
export const REFERENCE = {
  none: 0,
  /** A nop, or one of the payloads that hide behind its opcode. */
  nop: 1,
  string: 2,
  /** const-string/jumbo: an index of 32 bits. */
  jumboString: 3,
  type: 4,
  field: 5,
  method: 6,
} as const;

/**
 * Opcodes in order, `[first, last, 16-bit units, reference]`, by the instruction formats of the specification.
 * Opcodes that stand in no row are unused and one unit wide.
 *
 * @see https://source.android.com/docs/core/runtime/dalvik-bytecode
 * @see https://source.android.com/docs/core/runtime/instruction-formats
 */
const ROWS: readonly (readonly [first: number, last: number, units: number, reference: number])[] = [
  [0x00, 0x00, 1, REFERENCE.nop],
  [0x02, 0x02, 2, REFERENCE.none], // 22x move/from16
  [0x03, 0x03, 3, REFERENCE.none], // 32x move/16
  [0x05, 0x05, 2, REFERENCE.none],
  [0x06, 0x06, 3, REFERENCE.none],
  [0x08, 0x08, 2, REFERENCE.none],
  [0x09, 0x09, 3, REFERENCE.none],
  [0x13, 0x13, 2, REFERENCE.none], // 21s const/16
  [0x14, 0x14, 3, REFERENCE.none], // 31i const
  [0x15, 0x16, 2, REFERENCE.none],
  [0x17, 0x17, 3, REFERENCE.none],
  [0x18, 0x18, 5, REFERENCE.none], // 51l const-wide
  [0x19, 0x19, 2, REFERENCE.none],
  [0x1a, 0x1a, 2, REFERENCE.string], // 21c const-string
  [0x1b, 0x1b, 3, REFERENCE.jumboString], // 31c const-string/jumbo
  [0x1c, 0x1c, 2, REFERENCE.type], // const-class
  [0x1f, 0x20, 2, REFERENCE.type], // check-cast, instance-of
  [0x22, 0x23, 2, REFERENCE.type], // new-instance, new-array
  [0x24, 0x25, 3, REFERENCE.type], // filled-new-array, /range
  [0x26, 0x26, 3, REFERENCE.none], // 31t fill-array-data
  [0x29, 0x29, 2, REFERENCE.none], // 20t goto/16
  [0x2a, 0x2a, 3, REFERENCE.none], // 30t goto/32
  [0x2b, 0x2c, 3, REFERENCE.none], // packed-switch, sparse-switch
  [0x2d, 0x3d, 2, REFERENCE.none], // cmp, if-test, if-testz
  [0x44, 0x51, 2, REFERENCE.none], // aget, aput
  [0x52, 0x6d, 2, REFERENCE.field], // iget, iput, sget, sput
  [0x6e, 0x72, 3, REFERENCE.method], // invoke-kind
  [0x74, 0x78, 3, REFERENCE.method], // invoke-kind/range
  [0x90, 0xaf, 2, REFERENCE.none], // binop
  [0xd0, 0xe2, 2, REFERENCE.none], // binop/lit16, binop/lit8
  [0xfa, 0xfb, 4, REFERENCE.method], // invoke-polymorphic, /range
  [0xfc, 0xfd, 3, REFERENCE.none], // invoke-custom, /range: a call site, not a method
  [0xfe, 0xff, 2, REFERENCE.none], // const-method-handle, const-method-type
];

function table(cell: (row: (typeof ROWS)[number]) => number, otherwise: number): Uint8Array {
  const cells = new Uint8Array(256).fill(otherwise);
  for (const row of ROWS) cells.fill(cell(row), row[0], row[1] + 1);
  return cells;
}

/** Width of each instruction in 16-bit units, by opcode. */
export const UNITS = table(([, , units]) => units, 1);

/** {@link REFERENCE} of each instruction, by opcode. */
export const REFERENCES = table(([, , , reference]) => reference, REFERENCE.none);

/** The opcodes that the tracing of constants must know by name. */
export const OP = {
  move: 0x01,
  moveFrom16: 0x02,
  move16: 0x03,
  moveObject: 0x07,
  moveObjectFrom16: 0x08,
  moveObject16: 0x09,
  moveResult: 0x0a,
  moveResultObject: 0x0c,
  const4: 0x12,
  const16: 0x13,
  const: 0x14,
  constHigh16: 0x15,
  constString: 0x1a,
  constStringJumbo: 0x1b,
  constClass: 0x1c,
  newInstance: 0x22,
  newArray: 0x23,
  filledNewArray: 0x24,
  filledNewArrayRange: 0x25,
  aputObject: 0x4d,
  igetLast: 0x58,
  sgetFirst: 0x60,
  sgetLast: 0x66,
  sputObject: 0x69,
  invokeStatic: 0x71,
  invokeVirtualRange: 0x74,
  invokeStaticRange: 0x77,
  invokeInterfaceRange: 0x78,
  invokePolymorphicRange: 0xfb,
} as const;
