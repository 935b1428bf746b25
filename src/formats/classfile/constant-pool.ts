import type { ClassCursor } from './class-cursor.js';

/** A method of any class that code may call. */
export interface MethodReference {
  /** Internal name of the class that the reference names: `android/telephony/TelephonyManager`. */
  readonly owner: string;
  readonly name: string;
  readonly descriptor: string;
}

/** Tags of the constant pool (JVMS 4.4). */
const tag = {
  utf8: 1,
  integer: 3,
  float: 4,
  long: 5,
  double: 6,
  class: 7,
  string: 8,
  field: 9,
  method: 10,
  interfaceMethod: 11,
  nameAndType: 12,
  methodHandle: 15,
  methodType: 16,
  dynamic: 17,
  invokeDynamic: 18,
  module: 19,
  package: 20,
} as const;

/** Bytes behind the tag, for constants of fixed size. */
const sizes: Readonly<Record<number, number>> = {
  [tag.integer]: 4,
  [tag.float]: 4,
  [tag.long]: 8,
  [tag.double]: 8,
  [tag.class]: 2,
  [tag.string]: 2,
  [tag.field]: 4,
  [tag.method]: 4,
  [tag.interfaceMethod]: 4,
  [tag.nameAndType]: 4,
  [tag.methodHandle]: 3,
  [tag.methodType]: 2,
  [tag.dynamic]: 4,
  [tag.invokeDynamic]: 4,
  [tag.module]: 2,
  [tag.package]: 2,
};

/** The constants of one class file, by index; a wrong index or kind is a `bad-constant`. */
export interface ConstantPool {
  utf8(index: number): string;
  className(index: number): string;
  string(index: number): string;
  /** Every string constant whose own index is not in `except`. */
  strings(except: ReadonlySet<number>): string[];
  methodReferences(): MethodReference[];
}

/** Reads `constant_pool_count` and the pool; the cursor stands behind it afterwards. */
export function readConstantPool(cursor: ClassCursor): ConstantPool {
  const count = cursor.u16();
  const tags = new Uint8Array(count);
  const offsets = new Uint32Array(count);
  for (let index = 1; index < count; index++) {
    const kind = cursor.u8();
    tags[index] = kind;
    offsets[index] = cursor.offset;
    if (kind === tag.utf8) cursor.skip(cursor.u16());
    else cursor.skip(sizes[kind] ?? cursor.fail('bad-constant'));
    // The specification calls it a poor choice: these two take the next index as well.
    if (kind === tag.long || kind === tag.double) index++;
  }

  const at = (index: number, kind: number): number =>
    tags[index] === kind ? (offsets[index] ?? 0) : cursor.fail('bad-constant');

  // Many rows may point at one long text: each is decoded once, so that reading stays linear.
  const texts = new Map<number, string>();
  const utf8 = (index: number): string => {
    const known = texts.get(index);
    if (known !== undefined) return known;
    const offset = at(index, tag.utf8);
    const behind = cursor.offset;
    cursor.offset = offset;
    const text = cursor.text(cursor.u16());
    cursor.offset = behind;
    texts.set(index, text);
    return text;
  };
  const className = (index: number): string => utf8(cursor.u16At(at(index, tag.class)));
  const string = (index: number): string => utf8(cursor.u16At(at(index, tag.string)));
  const indexesOf = (...kinds: number[]): number[] =>
    [...tags.keys()].filter((i) => kinds.includes(tags[i] ?? 0));

  const methodReference = (index: number): MethodReference => {
    const offset = offsets[index] ?? 0;
    const nameAndType = at(cursor.u16At(offset + 2), tag.nameAndType);
    return {
      owner: className(cursor.u16At(offset)),
      name: utf8(cursor.u16At(nameAndType)),
      descriptor: utf8(cursor.u16At(nameAndType + 2)),
    };
  };

  return {
    utf8,
    className,
    string,
    strings: (except) =>
      indexesOf(tag.string)
        .filter((index) => !except.has(index))
        .map(string),
    methodReferences: () => indexesOf(tag.method, tag.interfaceMethod).map(methodReference),
  };
}
