/** The references of one method in the order of its instructions, in columns. */
export interface CodeReferences {
  readonly count: number;
  /** Opcode of the instruction, which says through `REFERENCES` what `indexes` count in. */
  readonly opcodes: Uint8Array;
  /** Index in the table of strings, types, fields or methods; always one that the table has. */
  readonly indexes: Uint32Array;
  /** Byte offset of the instruction in the entry. */
  readonly offsets: Uint32Array;
  /**
   * -1, or the byte offset of an instruction that reaches past the end of the method or refers to a row that no table
   * has; a method like that cannot run, so nothing behind it is read.
   */
  readonly brokenAt: number;
}

/** Which rows of a file's tables a walk over classes takes note of. */
export interface WalkMarks {
  /** Not 0 for methods whose calls are noted; by method index. */
  readonly methodActions: Uint16Array;
  /** Not 0 for fields whose reads are noted; by field index. */
  readonly fieldActions: Uint16Array;
  /** Not 0 for strings whose loads are noted; by string index. */
  readonly stringMarks: Uint8Array;
  /** 1 for types whose methods' calls are gathered; by type index. */
  readonly callable: Uint8Array;
  /** 1 for types whose mention says nothing; by type index. */
  readonly unmentioned: Uint8Array;
}

/** Columns over the member tables of one file, and the members that were wanted. */
export interface MemberTables {
  /** Type index of the class that a method reference names; may be one that the file has not. By method index. */
  readonly methodTypes: Uint16Array;
  /** Hash of the name, as `hashOfName` makes it; by method index. */
  readonly methodNames: Int32Array;
  /** Indexes, ascending. */
  readonly wantedMethods: Uint32Array;
  readonly wantedFields: Uint32Array;
}

/** What a walk over classes gathered: views, good until the memory goes to the next file. */
export interface GatheredCode {
  readonly classCount: number;
  /** Type index of each class walked. */
  readonly classTypes: Uint16Array;
  /** First row of each class in `definedNames` and in `mentions`, of each method in `calls`; one more for the end. */
  readonly classMethods: Uint32Array;
  readonly classMentions: Uint32Array;
  readonly methodCalls: Uint32Array;
  /** Hash of the name of each method defined by a class that is followed. */
  readonly definedNames: Int32Array;
  /** Types that classes mention, each once a class; methods called. */
  readonly mentions: Uint16Array;
  readonly calls: Uint16Array;
}

/** Kinds of notes, and what their columns hold: offsets are byte offsets in the entry. */
export const NOTE = {
  /** Ends the notes of a method: method index, access flags, offset of the code item, row in `definedNames` or -1. */
  method: 0,
  /** Offset, method index. */
  call: 1,
  /** Offset, field index. */
  field: 2,
  /** Offset, string index. */
  string: 3,
  /** A read of a static field of type String, which may hold a constant. Nothing, field index. */
  staticText: 4,
} as const;

/** Numbers of one note: its kind and four columns. */
export const NOTE_COLUMNS = 5;
