import { ClassCursor } from './class-cursor.js';
import { type ConstantPool, type MethodReference, readConstantPool } from './constant-pool.js';

/** A method that a class defines. */
export interface ClassMethod {
  readonly name: string;
  /** E.g. `(Landroid/content/Context;)V`. */
  readonly descriptor: string;
  readonly accessFlags: number;
}

/** What one .class file says without its instructions being read. */
export interface ClassFile {
  /** Internal name: `com/umeng/analytics/MobclickAgent`. */
  readonly name: string;
  /** Internal name; null for java/lang/Object. */
  readonly superclass: string | null;
  readonly interfaces: readonly string[];
  readonly accessFlags: number;
  readonly methods: readonly ClassMethod[];
  /** String constants that are not merely the value of a static field. */
  readonly strings: readonly string[];
  readonly calls: readonly MethodReference[];
  /** Constant values of static String fields, by field name. */
  readonly constants: ReadonlyMap<string, string>;
}

const magic = 0xcafebabe;

/**
 * Reads one class file of a jar.
 * @param bytes the whole file
 * @param entry archive entry that errors name
 * @throws ParseError format `class`: `bad-magic`, `truncated`, `bad-constant`
 * @see https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html
 */
export function readClassFile(bytes: Uint8Array, entry: string): ClassFile {
  const cursor = new ClassCursor(bytes, entry);
  if (cursor.u32() !== magic) cursor.fail('bad-magic', 0);
  cursor.skip(4);
  const pool = readConstantPool(cursor);
  const accessFlags = cursor.u16();
  const name = pool.className(cursor.u16());
  const superIndex = cursor.u16();
  const interfaces = cursor.times(cursor.u16(), () => pool.className(cursor.u16()));
  const fieldValues = readFields(cursor, pool);
  const methods = readMethods(cursor, pool);
  readAttributes(cursor, pool, () => {});
  return {
    name,
    superclass: superIndex === 0 ? null : pool.className(superIndex),
    interfaces,
    accessFlags,
    methods,
    strings: pool.strings(new Set(fieldValues.values())),
    calls: pool.methodReferences(),
    constants: new Map([...fieldValues].map(([field, index]) => [field, pool.string(index)])),
  };
}

/** Static String fields and the pool index of their constant. */
function readFields(cursor: ClassCursor, pool: ConstantPool): Map<string, number> {
  const values = new Map<string, number>();
  cursor.times(cursor.u16(), () => {
    cursor.skip(2);
    const name = pool.utf8(cursor.u16());
    const descriptor = pool.utf8(cursor.u16());
    readAttributes(cursor, pool, (attribute, at) => {
      if (attribute === 'ConstantValue' && descriptor === 'Ljava/lang/String;') {
        values.set(name, cursor.u16At(at));
      }
    });
  });
  return values;
}

function readMethods(cursor: ClassCursor, pool: ConstantPool): ClassMethod[] {
  return cursor.times(cursor.u16(), () => {
    const accessFlags = cursor.u16();
    const name = pool.utf8(cursor.u16());
    const descriptor = pool.utf8(cursor.u16());
    readAttributes(cursor, pool, () => {});
    return { name, descriptor, accessFlags };
  });
}

function readAttributes(
  cursor: ClassCursor,
  pool: ConstantPool,
  visit: (name: string, contentOffset: number) => void,
): void {
  cursor.times(cursor.u16(), () => {
    const name = pool.utf8(cursor.u16());
    const length = cursor.u32();
    visit(name, cursor.offset);
    cursor.skip(length);
  });
}
