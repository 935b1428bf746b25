// Numbers that the walk shares with its host, and those of the DEX format.

/** How a call ended; the same numbers as WALK_END of the host. */
export const DONE: i32 = 0;
export const FULL: i32 = 1;
export const TRUNCATED: i32 = 2;
export const LEB128_TOO_LONG: i32 = 3;
export const INDEX_OUT_OF_RANGE: i32 = 4;
export const BUDGET_SPENT: i32 = 5;
export const TYPE_INDEX_OUT_OF_RANGE: i32 = 6;
export const TYPE_LIST_TOO_LONG: i32 = 7;
export const STRING_OUT_OF_BOUNDS: i32 = 8;

/** The same numbers as REFERENCE of `../opcodes.ts`. */
export const NOP: u32 = 1;
export const STRING: u32 = 2;
export const JUMBO_STRING: u32 = 3;
export const TYPE: u32 = 4;
export const FIELD: u32 = 5;
export const METHOD: u32 = 6;

/** The same numbers as NOTE of the host. */
export const NOTE_METHOD: u32 = 0;
export const NOTE_CALL: u32 = 1;
export const NOTE_FIELD: u32 = 2;
export const NOTE_STRING: u32 = 3;
export const NOTE_STATIC_TEXT: u32 = 4;
export const NOTE_BYTES: u32 = 20;

export const CODE_HEADER: u32 = 16;
/** Bytes of a class_def_item, and of the rows of the method and field tables. */
export const CLASS_BYTES: u32 = 32;
export const MEMBER_BYTES: u32 = 8;
export const NO_INDEX: u32 = 0xffffffff;
export const MAX_INTERFACES: u32 = 0x10000;
/** In `mentionedBy` for types whose mention says nothing: later than every class. */
export const NEVER: u32 = 0x7fffffff;
export const LONGEST_NAME: u32 = 1024;
export const IGET_LAST: u8 = 0x58;
export const SGET_FIRST: u8 = 0x60;
export const SGET_LAST: u8 = 0x66;
