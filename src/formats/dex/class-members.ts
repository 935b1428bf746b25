import { Leb128Cursor } from '../../bytes/leb128.js';
import { type DexBudget, spend } from './dex-budget.js';
import type { DexFile } from './dex-file.js';

/** A method that a class defines. */
export interface DefinedMethod {
  readonly methodIndex: number;
  readonly accessFlags: number;
  /** Byte offset of its code item; 0 for abstract and native methods. */
  readonly codeOffset: number;
}

/**
 * The methods a class defines, in the order of its class_data_item: direct methods, then virtual ones.
 *
 * @param budget counted down by the rows read; share one between the classes of a file
 * @throws ParseError `truncated`, `index-out-of-range`, `budget-spent`
 * @see https://source.android.com/docs/core/runtime/dex-format#class-data-item
 */
export function methodsOfClass(dex: DexFile, classIndex: number, budget: DexBudget): DefinedMethod[] {
  const offset = dex.classDataOffset(classIndex);
  if (offset === 0) return [];
  const cursor = new Leb128Cursor(dex.bytes, offset, 'dex', dex.entry);
  const fieldCount = cursor.unsigned() + cursor.unsigned();
  const directCount = cursor.unsigned();
  const virtualCount = cursor.unsigned();
  spend(dex, budget, 'memberRows', fieldCount + directCount + virtualCount, offset);
  for (let row = 0; row < fieldCount; row++) {
    cursor.skip();
    cursor.skip();
  }
  const methods: DefinedMethod[] = [];
  let methodIndex = 0;
  for (let row = 0; row < directCount + virtualCount; row++) {
    // Each list counts from zero again.
    if (row === directCount) methodIndex = 0;
    methodIndex += cursor.unsigned();
    if (methodIndex >= dex.methodCount) dex.fail('index-out-of-range', cursor.offset);
    methods.push({ methodIndex, accessFlags: cursor.unsigned(), codeOffset: cursor.unsigned() });
  }
  return methods;
}

/** Field indexes of a class's static fields, in the order of their encoded values. @throws ParseError */
export function staticFieldsOfClass(dex: DexFile, classIndex: number, budget: DexBudget): number[] {
  const offset = dex.classDataOffset(classIndex);
  if (offset === 0) return [];
  const cursor = new Leb128Cursor(dex.bytes, offset, 'dex', dex.entry);
  const count = cursor.unsigned();
  for (let rest = 0; rest < 3; rest++) cursor.skip();
  spend(dex, budget, 'memberRows', count, offset);
  const fields: number[] = [];
  let fieldIndex = 0;
  for (let row = 0; row < count; row++) {
    fieldIndex += cursor.unsigned();
    cursor.skip();
    if (fieldIndex >= dex.fieldCount) dex.fail('index-out-of-range', cursor.offset);
    fields.push(fieldIndex);
  }
  return fields;
}
