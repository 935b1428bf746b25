import { decodeMutf8 } from '../../bytes/mutf8.js';
import { ByteReader } from '../../bytes/reader.js';
import { type DexHeader, type DexSection, readDexHeader } from './dex-header.js';
import { REFERENCE } from './opcodes.js';

/** Stands where a class has no superclass or no source file. */
const NO_INDEX = 0xffffffff;
/** Bytes of a name or constant that anybody compares. */
const LONGEST_NAME = 1024;
/** Rows of a type_list: an interface index takes 16 bits. */
const MAX_INTERFACES = 0x10000;

/**
 * The tables of one dex file, read by index when asked: nothing is copied and no string is built but by
 * {@link string} and {@link descriptor}. Rows lie inside the bytes once the header was accepted; indexes and offsets
 * inside rows are checked where they are followed.
 */
export class DexFile {
  /** Archive entry, e.g. classes2.dex. */
  readonly entry: string;
  /** The whole entry: in a DEX 041 container every file's offsets count from its first byte. */
  readonly bytes: Uint8Array;
  readonly header: DexHeader;
  readonly stringCount: number;
  readonly typeCount: number;
  readonly fieldCount: number;
  readonly methodCount: number;
  readonly classCount: number;
  /** Rows of the table that a reference in code points into, by REFERENCE. */
  readonly rowCounts: Uint32Array;
  /** 1 where this dex file defines the type, 0 where it only mentions it; by type index. */
  readonly defined: Uint8Array;
  /** Index of the class definition of a type, -1 where there is none; by type index. */
  readonly classOfType: Int32Array;
  /** For the walk over code, which reads units by the million; offsets must be checked with {@link require} first. */
  readonly view: DataView;
  readonly #reader: ByteReader;
  readonly #strings: Uint32Array;
  readonly #types: Uint32Array;
  readonly #protos: Uint32Array;
  readonly #fields: Uint32Array;
  readonly #methods: Uint32Array;
  readonly #classes: Uint32Array;
  readonly #descriptors: Uint32Array;

  /** @throws ParseError where the header, the type table or the class table cannot be right */
  constructor(bytes: Uint8Array, entry: string, headerOffset = 0) {
    this.entry = entry;
    this.bytes = bytes;
    this.#reader = new ByteReader(bytes, 'dex', entry);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.header = readDexHeader(this.#reader, headerOffset);
    this.stringCount = this.header.strings.count;
    this.typeCount = this.header.types.count;
    this.fieldCount = this.header.fields.count;
    this.methodCount = this.header.methods.count;
    this.classCount = this.header.classes.count;
    this.#strings = this.#words(this.header.strings, 1);
    this.#types = this.#words(this.header.types, 1);
    this.#protos = this.#words(this.header.protos, 3);
    this.#fields = this.#words(this.header.fields, 2);
    this.#methods = this.#words(this.header.methods, 2);
    this.#classes = this.#words(this.header.classes, 8);
    this.rowCounts = new Uint32Array(8);
    this.rowCounts[REFERENCE.string] = this.stringCount;
    this.rowCounts[REFERENCE.jumboString] = this.stringCount;
    this.rowCounts[REFERENCE.type] = this.typeCount;
    this.rowCounts[REFERENCE.field] = this.fieldCount;
    this.rowCounts[REFERENCE.method] = this.methodCount;
    this.#descriptors = this.#locateDescriptors();
    this.defined = new Uint8Array(this.typeCount);
    this.classOfType = new Int32Array(this.typeCount).fill(-1);
    this.#indexClasses();
  }

  /** Byte offset of a string's MUTF-8 bytes, which end with a NUL byte. */
  stringOffset(stringIndex: number): number {
    const data = this.#stringData(stringIndex);
    return data + this.#lengthOfUleb128(data);
  }

  /** Builds the string. @throws ParseError `string-without-end` */
  string(stringIndex: number): string {
    const start = this.stringOffset(stringIndex);
    const end = this.bytes.indexOf(0, start);
    if (end < 0) this.fail('string-without-end', start);
    return decodeMutf8(this.bytes, start, end);
  }

  /**
   * The string, or '' where it is longer than `limit` bytes: for loops over many rows, which hostile bytes may all
   * point at one huge string.
   */
  shortString(stringIndex: number, limit = LONGEST_NAME): string {
    const start = this.stringOffset(stringIndex);
    let end = start;
    while ((this.bytes[end] ?? 0) !== 0) if (++end - start > limit) return '';
    return decodeMutf8(this.bytes, start, end);
  }

  /** Byte offset of a type's descriptor, which is known to end with a NUL byte. */
  descriptorOffset(typeIndex: number): number {
    const offset = this.#descriptors[typeIndex];
    return offset ?? this.fail('type-index-out-of-range', this.header.types.offset);
  }

  /** Builds the descriptor, e.g. `Lcom/example/Main;`. */
  descriptor(typeIndex: number): string {
    const start = this.descriptorOffset(typeIndex);
    return decodeMutf8(this.bytes, start, this.bytes.indexOf(0, start));
  }

  /** String index of a type's descriptor. */
  typeString(typeIndex: number): number {
    return this.#types[typeIndex] ?? this.#outOfRange(this.header.types);
  }

  /** Type index of the class a method reference names. */
  methodClass(methodIndex: number): number {
    return (this.#methods[methodIndex * 2] ?? this.#outOfRange(this.header.methods)) & 0xffff;
  }

  methodProto(methodIndex: number): number {
    return (this.#methods[methodIndex * 2] ?? this.#outOfRange(this.header.methods)) >>> 16;
  }

  /** String index of a method's name. */
  methodName(methodIndex: number): number {
    return this.#methods[methodIndex * 2 + 1] ?? this.#outOfRange(this.header.methods);
  }

  /** Type index of the class a field reference names. */
  fieldClass(fieldIndex: number): number {
    return (this.#fields[fieldIndex * 2] ?? this.#outOfRange(this.header.fields)) & 0xffff;
  }

  fieldType(fieldIndex: number): number {
    return (this.#fields[fieldIndex * 2] ?? this.#outOfRange(this.header.fields)) >>> 16;
  }

  /** String index of a field's name. */
  fieldName(fieldIndex: number): number {
    return this.#fields[fieldIndex * 2 + 1] ?? this.#outOfRange(this.header.fields);
  }

  protoReturnType(protoIndex: number): number {
    return this.#protos[protoIndex * 3 + 1] ?? this.#outOfRange(this.header.protos);
  }

  /** Type indexes of a prototype's parameters. */
  protoParameters(protoIndex: number): readonly number[] {
    return this.#typeList(this.#protos[protoIndex * 3 + 2] ?? this.#outOfRange(this.header.protos));
  }

  /** Type index of a class definition. */
  classType(classIndex: number): number {
    return this.#classes[classIndex * 8] ?? this.#outOfRange(this.header.classes);
  }

  /** access_flags of a class definition (ACC_PUBLIC 0x1, ACC_INTERFACE 0x200 ...). */
  classAccessFlags(classIndex: number): number {
    return this.#classes[classIndex * 8 + 1] ?? this.#outOfRange(this.header.classes);
  }

  /** Type index of the superclass, -1 for a root class. */
  classSuperclass(classIndex: number): number {
    const index = this.#classes[classIndex * 8 + 2] ?? this.#outOfRange(this.header.classes);
    return index === NO_INDEX ? -1 : index;
  }

  /** Type indexes of the interfaces a class names itself. */
  classInterfaces(classIndex: number): readonly number[] {
    return this.#typeList(this.#classes[classIndex * 8 + 3] ?? this.#outOfRange(this.header.classes));
  }

  /** Byte offset of the class_data_item, 0 where a class has no members. */
  classDataOffset(classIndex: number): number {
    return this.#classes[classIndex * 8 + 6] ?? this.#outOfRange(this.header.classes);
  }

  /** Byte offset of the encoded static values, 0 where there are none. */
  staticValuesOffset(classIndex: number): number {
    return this.#classes[classIndex * 8 + 7] ?? this.#outOfRange(this.header.classes);
  }

  /** One byte. @throws ParseError `truncated` */
  byte(offset: number): number {
    return this.#reader.u8(offset);
  }

  /** @throws ParseError `truncated` unless `[offset, offset + length)` lies inside the entry */
  require(offset: number, length: number): void {
    this.#reader.require(offset, length);
  }

  /** @throws ParseError always: `code` at a byte offset of the entry */
  fail(code: string, offset: number): never {
    return this.#reader.fail(code, offset);
  }

  #stringData(stringIndex: number): number {
    const data = this.#strings[stringIndex] ?? this.#outOfRange(this.header.strings);
    if (data >= this.bytes.length) this.fail('string-out-of-bounds', this.header.strings.offset);
    return data;
  }

  #lengthOfUleb128(offset: number): number {
    for (let length = 1; length <= 5; length++) {
      if ((this.bytes[offset + length - 1] ?? 0x80) < 0x80) return length;
    }
    return this.fail('leb128-too-long', offset);
  }

  /**
   * Finds every descriptor once, so that look-ups are one array access, and bounds what reading them all can cost:
   * descriptors are distinct strings, so together they cannot be longer than the file.
   */
  #locateDescriptors(): Uint32Array {
    const offsets = new Uint32Array(this.typeCount);
    let total = 0;
    for (let type = 0; type < this.typeCount; type++) {
      const start = this.stringOffset(this.typeString(type));
      const end = this.bytes.indexOf(0, start);
      if (end < 0) this.fail('string-without-end', start);
      total += end - start;
      if (total > this.bytes.length) this.fail('overlapping-descriptors', start);
      offsets[type] = start;
    }
    return offsets;
  }

  #indexClasses(): void {
    for (let index = 0; index < this.classCount; index++) {
      const type = this.classType(index);
      if (type >= this.typeCount)
        this.fail('type-index-out-of-range', this.header.classes.offset + index * 32);
      // Android refuses a second definition of a type in one file; the first is the one a tool can speak of.
      if (this.defined[type] === 0) this.classOfType[type] = index;
      this.defined[type] = 1;
    }
  }

  #typeList(offset: number): readonly number[] {
    if (offset === 0) return [];
    const count = this.#reader.u32(offset);
    if (count > MAX_INTERFACES) this.fail('type-list-too-long', offset);
    this.#reader.require(offset + 4, count * 2);
    const types: number[] = [];
    for (let row = 0; row < count; row++) types.push(this.view.getUint16(offset + 4 + row * 2, true));
    return types;
  }

  /** The table as 32-bit words; a copy where the entry's bytes do not start on a word. */
  #words(section: DexSection, wordsOfRow: number): Uint32Array {
    const length = section.count * wordsOfRow;
    const start = this.bytes.byteOffset + section.offset;
    if (start % 4 === 0 && IS_LITTLE_ENDIAN) return new Uint32Array(this.bytes.buffer, start, length);
    const words = new Uint32Array(length);
    for (let word = 0; word < length; word++) {
      words[word] = this.view.getUint32(section.offset + word * 4, true);
    }
    return words;
  }

  #outOfRange(section: DexSection): never {
    return this.fail('index-out-of-range', section.offset);
  }
}

/** True on the machines this runs on, and on those where phones' dex files are made. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
