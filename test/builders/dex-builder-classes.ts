import { type DexBytes, encodeMutf8 } from './dex-builder-bytes.js';
import { argumentWords, assemble } from './dex-builder-code.js';
import {
  type ClassDescription,
  descriptorOf,
  type FieldDescription,
  type MethodDescription,
} from './dex-builder-description.js';
import { type DexPools, methodReference } from './dex-builder-pools.js';

const ACC_PUBLIC = 0x1;
const ACC_PRIVATE = 0x2;
const ACC_STATIC = 0x8;
const ACC_NATIVE = 0x100;
const ACC_ABSTRACT = 0x400;
const ACC_CONSTRUCTOR = 0x10000;

/** Superclass and interfaces come before what builds on them, as the format demands. */
export function inDefinitionOrder(classes: readonly ClassDescription[]): ClassDescription[] {
  const byName = new Map(classes.map((item) => [item.name, item]));
  const ordered = new Set<ClassDescription>();
  const visit = (item: ClassDescription | undefined, depth: number): void => {
    if (item === undefined || ordered.has(item) || depth > classes.length) return;
    visit(byName.get(item.superclass ?? ''), depth + 1);
    for (const name of item.interfaces ?? []) visit(byName.get(name), depth + 1);
    ordered.add(item);
  };
  for (const item of classes) visit(item, 0);
  return [...ordered];
}

/** Writes one code item; its offset is the position before. */
export function writeCodeItem(out: DexBytes, method: MethodDescription, pools: DexPools): number {
  if (method.kind === 'abstract' || method.kind === 'native') return 0;
  const ins = argumentWords(method.signature ?? '()V') + (method.kind === 'static' ? 0 : 1);
  const code = assemble(method.code ?? [{ op: 'return-void' }], ins, pools);
  out.align(4);
  const offset = out.position;
  out.u16(code.registers);
  out.u16(code.ins);
  out.u16(code.outs);
  out.u16(0);
  out.u32(0);
  out.u32(code.units.length);
  for (const unit of code.units) out.u16(unit);
  return offset;
}

/** Writes the class_data_item: fields and methods in index order, each list as differences. */
export function writeClassData(
  out: DexBytes,
  item: ClassDescription,
  codeOffsets: ReadonlyMap<MethodDescription, number>,
  pools: DexPools,
): number {
  const fields = (item.fields ?? []).map((field) => ({
    index: fieldIndex(item, field, pools),
    flags: ACC_PUBLIC | (isStatic(field) ? ACC_STATIC : 0),
    isStatic: isStatic(field),
  }));
  const methods = (item.methods ?? []).map((method) => ({
    index: pools.methodIndex(methodReference(item, method)),
    flags: methodFlags(method),
    code: codeOffsets.get(method) ?? 0,
    isDirect: isDirect(method),
  }));
  const groups = {
    staticFields: fields.filter((field) => field.isStatic).sort(byIndex),
    instanceFields: fields.filter((field) => !field.isStatic).sort(byIndex),
    direct: methods.filter((method) => method.isDirect).sort(byIndex),
    virtual: methods.filter((method) => !method.isDirect).sort(byIndex),
  };
  const offset = out.position;
  for (const group of Object.values(groups)) out.uleb128(group.length);
  for (const group of [groups.staticFields, groups.instanceFields]) {
    writeDifferences(out, group, (field) => out.uleb128(field.flags));
  }
  for (const group of [groups.direct, groups.virtual]) {
    writeDifferences(out, group, (method) => {
      out.uleb128(method.flags);
      out.uleb128(method.code);
    });
  }
  return offset;
}

/** Writes the initial values of static fields up to the last one given; 0 where there is none. */
export function writeStaticValues(out: DexBytes, item: ClassDescription, pools: DexPools): number {
  const fields = (item.fields ?? [])
    .filter(isStatic)
    .sort((left, right) => fieldIndex(item, left, pools) - fieldIndex(item, right, pools));
  const count = 1 + fields.findLastIndex((field) => field.value !== undefined);
  if (count === 0) return 0;
  const offset = out.position;
  out.uleb128(count);
  for (const field of fields.slice(0, count)) writeValue(out, field, pools);
  return offset;
}

/** encoded_value types of the specification. */
const VALUE = { byte: 0x00, int: 0x04, long: 0x06, string: 0x17, null: 0x1e, boolean: 0x1f } as const;

function writeValue(out: DexBytes, field: FieldDescription, pools: DexPools): void {
  const { value } = field;
  if (typeof value === 'string') writeSized(out, VALUE.string, pools.stringIndex(value), 4);
  else if (typeof value === 'boolean') out.u8(VALUE.boolean | (Number(value) << 5));
  else if (typeof value === 'number') writeSized(out, field.type === 'J' ? VALUE.long : VALUE.int, value, 4);
  else if (value === null || /^[L[]/.test(field.type)) out.u8(VALUE.null);
  else if (field.type === 'Z') out.u8(VALUE.boolean);
  else writeSized(out, field.type === 'J' ? VALUE.long : VALUE.int, 0, 1);
}

function writeSized(out: DexBytes, type: number, value: number, size: number): void {
  out.u8(type | ((size - 1) << 5));
  for (let index = 0; index < size; index++) out.u8(value >>> (8 * index));
}

/** Writes one string_data_item. */
export function writeStringData(out: DexBytes, value: string): number {
  const offset = out.position;
  out.uleb128(value.length);
  out.raw(encodeMutf8(value));
  out.u8(0);
  return offset;
}

function writeDifferences<Row extends { readonly index: number }>(
  out: DexBytes,
  rows: readonly Row[],
  rest: (row: Row) => void,
): void {
  let previous = 0;
  for (const row of rows) {
    out.uleb128(row.index - previous);
    previous = row.index;
    rest(row);
  }
}

function fieldIndex(item: ClassDescription, field: FieldDescription, pools: DexPools): number {
  return pools.fieldIndex(`${descriptorOf(item.name)}->${field.name}:${field.type}`);
}

function isStatic(field: FieldDescription): boolean {
  return field.kind !== 'instance';
}

function isDirect(method: MethodDescription): boolean {
  return method.kind === 'static' || method.kind === 'private' || method.name.startsWith('<');
}

function methodFlags(method: MethodDescription): number {
  const initializer = method.name.startsWith('<') ? ACC_CONSTRUCTOR : 0;
  const isClassInitializer = method.name === '<clinit>';
  switch (method.kind) {
    case 'static':
      return (isClassInitializer ? 0 : ACC_PUBLIC) | ACC_STATIC | initializer;
    case 'private':
      return ACC_PRIVATE | initializer;
    case 'abstract':
      return ACC_PUBLIC | ACC_ABSTRACT;
    case 'native':
      return ACC_PUBLIC | ACC_NATIVE;
    default:
      return ACC_PUBLIC | initializer;
  }
}

function byIndex(left: { readonly index: number }, right: { readonly index: number }): number {
  return left.index - right.index;
}
