import { Leb128Cursor } from '../../bytes/leb128.js';
import { staticFieldsOfClass } from './class-members.js';
import { type DexBudget, spend } from './dex-budget.js';
import type { DexFile } from './dex-file.js';

/** A static field whose initial value is a string constant. */
export interface StaticString {
  readonly fieldIndex: number;
  readonly stringIndex: number;
  /** Byte offset of the encoded value in the entry. */
  readonly offset: number;
}

/** value_type of an encoded_value, the low five bits of its first byte. */
const VALUE = { string: 0x17, array: 0x1c, annotation: 0x1d, null: 0x1e, boolean: 0x1f } as const;
/** Static values of a class are plain; arrays inside arrays come from annotations only. */
const MAX_NESTING = 16;

/**
 * String constants that a class gives its static fields.
 *
 * @throws ParseError `truncated`, `index-out-of-range`, `budget-spent`, `values-nested-too-deep`
 * @see https://source.android.com/docs/core/runtime/dex-format#encoding
 */
export function staticStringsOfClass(dex: DexFile, classIndex: number, budget: DexBudget): StaticString[] {
  const offset = dex.staticValuesOffset(classIndex);
  if (offset === 0) return [];
  const fields = staticFieldsOfClass(dex, classIndex, budget);
  const cursor = new Leb128Cursor(dex.bytes, offset, 'dex', dex.entry);
  const count = Math.min(cursor.unsigned(), fields.length);
  const found: StaticString[] = [];
  for (const fieldIndex of fields.slice(0, count)) {
    const at = cursor.offset;
    const head = dex.byte(cursor.offset);
    if ((head & 0x1f) !== VALUE.string) {
      skipValue(dex, cursor, 0);
      continue;
    }
    const stringIndex = readIndex(dex, at + 1, (head >> 5) + 1);
    if (stringIndex >= dex.stringCount) dex.fail('index-out-of-range', at);
    found.push({ fieldIndex, stringIndex, offset: at });
    cursor.offset = at + 2 + (head >> 5);
  }
  spend(dex, budget, 'valueBytes', cursor.offset - offset, offset);
  return found;
}

/** An unsigned number of one to four bytes. */
function readIndex(dex: DexFile, at: number, size: number): number {
  let value = 0;
  for (let index = 0; index < Math.min(size, 4); index++) value += dex.byte(at + index) * 2 ** (8 * index);
  return value;
}

function skipValue(dex: DexFile, cursor: Leb128Cursor, depth: number): void {
  if (depth > MAX_NESTING) dex.fail('values-nested-too-deep', cursor.offset);
  const head = dex.byte(cursor.offset++);
  switch (head & 0x1f) {
    case VALUE.null:
    case VALUE.boolean:
      return;
    case VALUE.array:
      skipElements(dex, cursor, depth);
      return;
    case VALUE.annotation: {
      cursor.skip();
      const count = cursor.unsigned();
      for (let element = 0; element < count; element++) {
        cursor.skip();
        skipValue(dex, cursor, depth + 1);
      }
      return;
    }
    default:
      cursor.offset += (head >> 5) + 1;
  }
}

function skipElements(dex: DexFile, cursor: Leb128Cursor, depth: number): void {
  const count = cursor.unsigned();
  for (let element = 0; element < count; element++) skipValue(dex, cursor, depth + 1);
}
