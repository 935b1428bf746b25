import { FRAMEWORK_ATTRIBUTE_IDS } from '../../src/formats/axml/framework-attributes.js';
import { ByteWriter } from './byte-writer.js';
import { buildStringPool, type PoolEncoding } from './string-pool-builder.js';

/** A typed value of an attribute; plain strings, numbers (decimal) and booleans need no wrapper. */
export type AttributeValue =
  | string
  | number
  | boolean
  | { readonly reference: number }
  | { readonly type: number; readonly data: number };

/** An element. Attributes are named as in source: `android:name` is looked up in the framework, `package` is not. */
export interface XmlNode {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly children?: readonly (XmlNode | string)[];
}

export interface AxmlOptions {
  readonly encoding?: PoolEncoding;
  /** Type of the first chunk; Android does not look at it. Default 0x0003. */
  readonly rootType?: number;
  /** Leaves framework attribute names out of the pool, as protectors do; only the resource map tells them. */
  readonly emptyAttributeNames?: boolean;
  /** A whole chunk put between the resource map and the first element. */
  readonly strayChunk?: Uint8Array;
  /** Leaves the resource map out, as old or foreign encoders do. */
  readonly withoutResourceMap?: boolean;
}

const ANDROID_NAMESPACE = 'http://schemas.android.com/apk/res/android';
const NONE = 0xffffffff;

/** Binary XML (ResXMLTree) of a document. */
export function buildAxml(root: XmlNode, options: AxmlOptions = {}): Uint8Array {
  const names = [...frameworkNames(root)];
  const pool = new Map(names.map((name, index) => [`id:${name}`, index]));
  const strings = names.map((name) => (options.emptyAttributeNames === true ? '' : name));
  const intern = (text: string): number => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    pool.set(text, strings.length);
    strings.push(text);
    return strings.length - 1;
  };
  const body = new ByteWriter();
  writeNamespace(body, 0x0100, intern);
  writeElement(body, root, intern);
  writeNamespace(body, 0x0101, intern);
  const chunks = [
    buildStringPool(strings, options.encoding ?? 'utf-16'),
    options.withoutResourceMap === true ? new Uint8Array(0) : resourceMap(names),
    options.strayChunk ?? new Uint8Array(0),
    body.finish(),
  ];
  const size = 8 + chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const out = new ByteWriter()
    .u16(options.rootType ?? 0x0003)
    .u16(8)
    .u32(size);
  for (const chunk of chunks) out.bytes(chunk);
  return out.finish();
}

/** Framework attribute names in use, sorted by id as aapt sorts them: their strings come first in the pool. */
function frameworkNames(root: XmlNode): Set<string> {
  const found = new Set<string>();
  const visit = (node: XmlNode): void => {
    for (const name of Object.keys(node.attributes ?? {})) {
      if (name.startsWith('android:') && frameworkId(name.slice(8)) !== undefined) found.add(name.slice(8));
    }
    for (const child of node.children ?? []) if (typeof child !== 'string') visit(child);
  };
  visit(root);
  return new Set([...found].sort((a, b) => (frameworkId(a) ?? 0) - (frameworkId(b) ?? 0)));
}

function frameworkId(name: string): number | undefined {
  return (FRAMEWORK_ATTRIBUTE_IDS as Readonly<Record<string, number>>)[name];
}

function resourceMap(names: readonly string[]): Uint8Array {
  const out = new ByteWriter()
    .u16(0x0180)
    .u16(8)
    .u32(8 + 4 * names.length);
  for (const name of names) out.u32(frameworkId(name) ?? 0);
  return out.finish();
}

function writeNamespace(out: ByteWriter, type: number, intern: (text: string) => number): void {
  out.u16(type).u16(16).u32(24).u32(1).u32(NONE);
  out.u32(intern('android')).u32(intern(ANDROID_NAMESPACE));
}

function writeElement(out: ByteWriter, node: XmlNode, intern: (text: string) => number): void {
  const attributes = Object.entries(node.attributes ?? {});
  out
    .u16(0x0102)
    .u16(16)
    .u32(36 + 20 * attributes.length)
    .u32(1)
    .u32(NONE);
  out.u32(NONE).u32(intern(node.tag)).u16(20).u16(20).u16(attributes.length).u16(0).u16(0).u16(0);
  for (const [name, value] of attributes) writeAttribute(out, name, value, intern);
  for (const child of node.children ?? []) {
    if (typeof child !== 'string') writeElement(out, child, intern);
    else
      out
        .u16(0x0104)
        .u16(16)
        .u32(28)
        .u32(1)
        .u32(NONE)
        .u32(intern(child))
        .u16(8)
        .u8(0)
        .u8(3)
        .u32(intern(child));
  }
  out.u16(0x0103).u16(16).u32(24).u32(1).u32(NONE).u32(NONE).u32(intern(node.tag));
}

function writeAttribute(
  out: ByteWriter,
  name: string,
  value: AttributeValue,
  intern: (text: string) => number,
): void {
  const android = name.startsWith('android:');
  const local = android ? name.slice(8) : name;
  const known = android && frameworkId(local) !== undefined;
  out.u32(android ? intern(ANDROID_NAMESPACE) : NONE).u32(intern(known ? `id:${local}` : local));
  const typed = typedValue(value, intern);
  out
    .u32(typeof value === 'string' ? typed.data : NONE)
    .u16(8)
    .u8(0)
    .u8(typed.type)
    .u32(typed.data);
}

function typedValue(value: AttributeValue, intern: (text: string) => number): { type: number; data: number } {
  if (typeof value === 'string') return { type: 0x03, data: intern(value) };
  if (typeof value === 'number') return { type: 0x10, data: value };
  if (typeof value === 'boolean') return { type: 0x12, data: value ? NONE : 0 };
  return 'reference' in value ? { type: 0x01, data: value.reference } : value;
}
