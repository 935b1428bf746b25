import type { ByteReader } from '../../bytes/reader.js';
import type { StringPool } from './string-pool.js';

/** A typed value of a manifest attribute or a resource: Res_value of ResourceTypes.h, as far as facts need it. */
export type ResourceValue =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'float'; readonly value: number }
  /** `@type/name`, as the id of a resource. */
  | { readonly kind: 'reference'; readonly id: number }
  /** `?attr/name`, which only a theme could resolve. */
  | { readonly kind: 'theme-reference'; readonly id: number }
  /** Null, empty, dimensions and fractions: nothing a fact is made of. */
  | { readonly kind: 'other'; readonly type: number; readonly data: number };

const TYPE_REFERENCE = 0x01;
const TYPE_ATTRIBUTE = 0x02;
const TYPE_STRING = 0x03;
const TYPE_FLOAT = 0x04;
const TYPE_DYNAMIC_REFERENCE = 0x07;
const TYPE_DYNAMIC_ATTRIBUTE = 0x08;
const TYPE_FIRST_INTEGER = 0x10;
const TYPE_BOOLEAN = 0x12;
const TYPE_LAST_INTEGER = 0x1f;

/** The Res_value at an offset: size u16, zero u8, type u8, data u32. */
export function readResourceValue(
  reader: ByteReader,
  offset: number,
  pool: StringPool | undefined,
): ResourceValue {
  const type = reader.u8(offset + 3);
  const data = reader.u32(offset + 4);
  if (type === TYPE_STRING) return { kind: 'string', text: pool?.get(data) ?? '' };
  if (type === TYPE_FLOAT) return { kind: 'float', value: floatOf(data) };
  return plainValue(type, data);
}

/** A value whose data needs no string pool. */
export function plainValue(type: number, data: number): ResourceValue {
  if (type === TYPE_REFERENCE || type === TYPE_DYNAMIC_REFERENCE) return { kind: 'reference', id: data };
  if (type === TYPE_ATTRIBUTE || type === TYPE_DYNAMIC_ATTRIBUTE)
    return { kind: 'theme-reference', id: data };
  if (type === TYPE_BOOLEAN) return { kind: 'boolean', value: data !== 0 };
  if (type >= TYPE_FIRST_INTEGER && type <= TYPE_LAST_INTEGER) return { kind: 'integer', value: data | 0 };
  return { kind: 'other', type, data };
}

function floatOf(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits);
  return view.getFloat32(0);
}
