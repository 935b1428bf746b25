import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { ByteReader } from '../../bytes/reader.js';
import { type Chunk, readChunk, STRING_POOL_CHUNK } from '../resource-types/chunk.js';
import { readResourceValue } from '../resource-types/resource-value.js';
import { StringPool } from '../resource-types/string-pool.js';
import { ANDROID_NAMESPACE, type XmlAttribute, type XmlElement } from '../resource-types/xml-element.js';
import { frameworkAttributeName } from './framework-attributes.js';

/** A document, and where reading had to stop. */
export interface AxmlDocument {
  readonly root: XmlElement;
  /** Set where bytes after some point could not be read; what came before is in `root`. */
  readonly error: ParseError | null;
}

const RESOURCE_MAP_CHUNK = 0x0180;
const START_ELEMENT_CHUNK = 0x0102;
const END_ELEMENT_CHUNK = 0x0103;
const TEXT_CHUNK = 0x0104;
const ATTRIBUTE_SIZE = 20;
const NONE = 0xffffffff;

/** An element under construction. */
interface OpenElement {
  readonly tag: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads binary XML (ResXMLTree) the way Android's parser walks it: the type of the first chunk is not looked at,
 * chunks of unknown type are skipped, attributes are known by resource id before name, and everything after the
 * root element is ignored.
 *
 * @param entry archive entry that errors name
 * @throws ParseError where not even the root element can be read, or a limit is reached before it
 */
export function readAxml(bytes: Uint8Array, entry: string, limits: Limits = DEFAULT_LIMITS): AxmlDocument {
  return new AxmlWalk(new ByteReader(bytes, 'axml', entry), limits).run();
}

class AxmlWalk {
  readonly #reader: ByteReader;
  readonly #limits: Limits;
  readonly #open: OpenElement[] = [];
  #pool: StringPool | undefined;
  #resourceIds: { readonly offset: number; readonly count: number } = { offset: 0, count: 0 };
  #root: OpenElement | undefined;
  #elements = 0;

  constructor(reader: ByteReader, limits: Limits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  run(): AxmlDocument {
    const reader = this.#reader;
    const file = readChunk(reader, 0, Number.MAX_SAFE_INTEGER);
    const end = Math.min(reader.length, file.size);
    let error = end < file.size ? new ParseError('axml', 'truncated', reader.entry, end) : null;
    try {
      let at = file.headerSize;
      while (at + 8 <= end) {
        const chunk = readChunk(reader, at, end);
        this.#visit(chunk);
        if (this.#root !== undefined && this.#open.length === 0) break;
        at += chunk.size;
      }
    } catch (cause) {
      if (!(cause instanceof ParseError) || this.#root === undefined) throw cause;
      error = cause;
    }
    if (this.#root === undefined) return reader.fail('no-root-element', file.headerSize);
    return { root: this.#root, error };
  }

  #visit(chunk: Chunk): void {
    if (chunk.type === START_ELEMENT_CHUNK) this.#startElement(chunk);
    else if (chunk.type === END_ELEMENT_CHUNK) this.#open.pop();
    else if (chunk.type === TEXT_CHUNK) this.#text(chunk);
    // A second pool or map before the root replaces the first; after it, Android no longer looks.
    else if (this.#root !== undefined) return;
    else if (chunk.type === STRING_POOL_CHUNK) this.#pool = new StringPool(this.#reader, chunk, this.#limits);
    else if (chunk.type === RESOURCE_MAP_CHUNK) {
      this.#resourceIds = {
        offset: chunk.offset + chunk.headerSize,
        count: (chunk.size - chunk.headerSize) >>> 2,
      };
    }
  }

  #startElement(chunk: Chunk): void {
    const reader = this.#reader;
    if (++this.#elements > this.#limits.xmlElements) reader.fail('too-many-elements', chunk.offset);
    if (this.#open.length >= this.#limits.xmlDepth) reader.fail('too-deep', chunk.offset);
    const body = chunk.offset + chunk.headerSize;
    const attributeSize = reader.u16(body + 10);
    const count = reader.u16(body + 12);
    const first = body + reader.u16(body + 8);
    if (count > 0 && attributeSize < ATTRIBUTE_SIZE) reader.fail('bad-attribute-size', chunk.offset);
    if (first + count * attributeSize > chunk.offset + chunk.size)
      reader.fail('bad-attributes', chunk.offset);
    const attributes: XmlAttribute[] = [];
    for (let index = 0; index < count; index++)
      attributes.push(this.#attribute(first + index * attributeSize));
    const element: OpenElement = {
      tag: this.#string(reader.u32(body + 4)),
      attributes,
      children: [],
      text: '',
    };
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  #attribute(offset: number): XmlAttribute {
    const reader = this.#reader;
    const nameIndex = reader.u32(offset + 4);
    const framework = this.#frameworkName(nameIndex);
    const namespace = reader.u32(offset);
    const value = readResourceValue(reader, offset + 12, this.#pool);
    const raw = reader.u32(offset + 8);
    return {
      name: framework ?? this.#string(nameIndex),
      android:
        framework !== undefined || (namespace !== NONE && this.#string(namespace) === ANDROID_NAMESPACE),
      value:
        value.kind === 'string' && value.text === '' ? { kind: 'string', text: this.#string(raw) } : value,
    };
  }

  #frameworkName(nameIndex: number): string | undefined {
    const { offset, count } = this.#resourceIds;
    return nameIndex < count ? frameworkAttributeName(this.#reader.u32(offset + 4 * nameIndex)) : undefined;
  }

  #text(chunk: Chunk): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.text += this.#string(this.#reader.u32(chunk.offset + chunk.headerSize));
  }

  #string(index: number): string {
    return this.#pool?.get(index) ?? '';
  }
}
