import type { ResourceValue } from '../resource-types/resource-value.js';
import { toInt32, type WireField, wireFields, wireText } from './wire-reader.js';

/**
 * aapt.pb.Item of AAPT2's Resources.proto as a typed value; field numbers beside each case.
 * Undefined where the item holds none of the kinds known here.
 */
export function readItem(bytes: Uint8Array, entry: string): ResourceValue | undefined {
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 1) return readReference(body, entry);
    // 2 String, 3 RawString, 4 StyledString, 5 FileReference: the text is field 1 of each.
    if (number >= 2 && number <= 5) return { kind: 'string', text: firstText(body, entry) };
    if (number === 7) return readPrimitive(body, entry);
  }
  return undefined;
}

function firstText(bytes: Uint8Array, entry: string): string {
  for (const field of wireFields(bytes, entry)) if (field.number === 1) return wireText(field.bytes);
  return '';
}

/** Reference: 1 type (1 = theme attribute), 2 id. */
function readReference(bytes: Uint8Array, entry: string): ResourceValue {
  let theme = false;
  let id = 0;
  for (const { number, value } of wireFields(bytes, entry)) {
    if (number === 1) theme = value === 1;
    else if (number === 2) id = value;
  }
  return { kind: theme ? 'theme-reference' : 'reference', id };
}

/** Primitive: 3 float, 6 decimal, 7 hexadecimal, 8 boolean, 9-12 colours; the rest says nothing here. */
function readPrimitive(bytes: Uint8Array, entry: string): ResourceValue | undefined {
  let found: WireField | undefined;
  for (const field of wireFields(bytes, entry)) found = field;
  if (found === undefined) return undefined;
  const { number, value } = found;
  if (number === 3) return { kind: 'float', value: floatOf(value) };
  if (number === 8) return { kind: 'boolean', value: value !== 0 };
  if (number === 6 || number === 7 || (number >= 9 && number <= 12)) {
    return { kind: 'integer', value: toInt32(value) };
  }
  return { kind: 'other', type: number, data: 0 };
}

function floatOf(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits);
  return view.getFloat32(0);
}
