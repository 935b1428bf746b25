import { FRAMEWORK_ATTRIBUTE_IDS } from '../../src/formats/axml/framework-attributes.js';
import type { AttributeValue, XmlNode } from './axml-builder.js';

const ANDROID_NAMESPACE = 'http://schemas.android.com/apk/res/android';

/** A varint; negative 32-bit numbers take ten bytes, as protobuf writes them. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

/** A numeric field. */
export function numberField(field: number, value: number): number[] {
  return [...varint(field * 8), ...varint(value)];
}

/** A field of text or of a nested message. */
export function bytesField(field: number, content: string | readonly number[]): number[] {
  const bytes = typeof content === 'string' ? [...new TextEncoder().encode(content)] : content;
  return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
}

/** A manifest as an app bundle holds it: aapt.pb.XmlNode. */
export function buildProtoXml(root: XmlNode): Uint8Array {
  return Uint8Array.from(bytesField(1, element(root)));
}

function element(node: XmlNode): number[] {
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => attribute(name, value));
  const children = (node.children ?? []).map((child) =>
    typeof child === 'string' ? bytesField(2, child) : bytesField(1, element(child)),
  );
  return [
    ...bytesField(3, node.tag),
    ...attributes.flatMap((content) => bytesField(4, content)),
    ...children.flatMap((content) => bytesField(5, content)),
  ];
}

function attribute(name: string, value: AttributeValue): number[] {
  const android = name.startsWith('android:');
  const local = android ? name.slice(8) : name;
  const id = android ? (FRAMEWORK_ATTRIBUTE_IDS as Readonly<Record<string, number>>)[local] : undefined;
  return [
    ...(android ? bytesField(1, ANDROID_NAMESPACE) : []),
    ...bytesField(2, local),
    ...(typeof value === 'string' ? bytesField(3, value) : []),
    ...(id === undefined ? [] : numberField(5, id)),
    ...(typeof value === 'string' ? [] : bytesField(6, item(value))),
  ];
}

/** aapt.pb.Item of a value. */
function item(value: AttributeValue): number[] {
  if (typeof value === 'string') return bytesField(2, bytesField(1, value));
  if (typeof value === 'number') return bytesField(7, numberField(6, value));
  if (typeof value === 'boolean') return bytesField(7, numberField(8, value ? 1 : 0));
  if ('reference' in value) return bytesField(1, numberField(2, value.reference));
  return bytesField(7, numberField(7, value.data));
}

export interface ProtoString {
  /** BCP 47, '' for the default. */
  readonly locale: string;
  readonly value: AttributeValue;
}

/** A resource table of string resources with ids from 0x7f010000 on: aapt.pb.ResourceTable. */
export function buildProtoResources(strings: Readonly<Record<string, readonly ProtoString[]>>): Uint8Array {
  const entries = Object.entries(strings).map(([name, values], index) => [
    ...bytesField(1, numberField(1, index)),
    ...bytesField(2, name),
    ...values.flatMap(({ locale, value }) =>
      bytesField(6, [
        ...bytesField(1, locale === '' ? [] : bytesField(3, locale)),
        ...bytesField(2, bytesField(4, item(value))),
      ]),
    ),
  ]);
  const type = [
    ...bytesField(1, numberField(1, 1)),
    ...bytesField(2, 'string'),
    ...entries.flatMap((entry) => bytesField(3, entry)),
  ];
  return Uint8Array.from(bytesField(2, [...bytesField(1, numberField(1, 0x7f)), ...bytesField(3, type)]));
}
