import { ParseError } from '../../bytes/parse-error.js';
import type { ConfiguredValue, ResourceTable } from '../arsc/read-arsc.js';
import type { ResourceConfiguration } from '../arsc/resource-configuration.js';
import { readItem } from './aapt-item.js';
import { wireFields, wireText } from './wire-reader.js';

/** One resource: where its name and values lie. */
interface ResourceEntry {
  readonly name: string;
  /** ConfigValue messages, decoded when asked for. */
  readonly values: readonly Uint8Array[];
}

/** A table whose values are decoded when asked for, so that an error may show late. */
export interface ProtoResourceTable extends ResourceTable {
  /** The first value that could not be decoded; it counts as absent. */
  readonly error: ParseError | null;
}

/**
 * Reads the resource table of a bundle module: aapt.pb.ResourceTable of AAPT2's Resources.proto.
 *
 * @throws ParseError where the message is broken
 */
export function readProtoResources(bytes: Uint8Array, entry: string): ProtoResourceTable {
  const resources = new Map<number, ResourceEntry>();
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 2) readPackage(body, entry, resources);
  }
  let error: ParseError | null = null;
  const decode = (value: Uint8Array): ConfiguredValue[] => {
    try {
      return configuredValue(value, entry);
    } catch (cause) {
      if (!(cause instanceof ParseError)) throw cause;
      error ??= cause;
      return [];
    }
  };
  return {
    values: (id) => (resources.get(id)?.values ?? []).flatMap(decode),
    name: (id) => resources.get(id)?.name,
    get error() {
      return error;
    },
  };
}

/** Package: 1 id, 3 type. */
function readPackage(bytes: Uint8Array, entry: string, resources: Map<number, ResourceEntry>): void {
  let packageId = 0;
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 1) packageId = idOf(body, entry);
    else if (number === 3) readType(body, entry, packageId, resources);
  }
}

/** Type: 1 id, 2 name, 3 entry. */
function readType(
  bytes: Uint8Array,
  entry: string,
  packageId: number,
  resources: Map<number, ResourceEntry>,
): void {
  let typeId = 0;
  let typeName = '';
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 1) typeId = idOf(body, entry);
    else if (number === 2) typeName = wireText(body);
    else if (number === 3) {
      const { id, name, values } = readEntry(body, entry);
      const key = ((packageId << 24) | (typeId << 16) | id) >>> 0;
      resources.set(key, { name: `${typeName}/${name}`, values });
    }
  }
}

/** Entry: 1 id, 2 name, 6 value in a configuration. */
function readEntry(bytes: Uint8Array, entry: string): ResourceEntry & { readonly id: number } {
  let id = 0;
  let name = '';
  const values: Uint8Array[] = [];
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 1) id = idOf(body, entry);
    else if (number === 2) name = wireText(body);
    else if (number === 6) values.push(body);
  }
  return { id, name, values };
}

/** PackageId, TypeId and EntryId alike: 1 id. */
function idOf(bytes: Uint8Array, entry: string): number {
  for (const { number, value } of wireFields(bytes, entry)) if (number === 1) return value;
  return 0;
}

/** ConfigValue: 1 configuration, 2 value (whose 4 is an item; compound values say nothing here). */
function configuredValue(bytes: Uint8Array, entry: string): ConfiguredValue[] {
  let configuration = readConfiguration(new Uint8Array(0), entry);
  let value: ConfiguredValue['value'] | undefined;
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 1) configuration = readConfiguration(body, entry);
    else if (number === 2) {
      for (const part of wireFields(body, entry)) if (part.number === 4) value = readItem(part.bytes, entry);
    }
  }
  return value === undefined ? [] : [{ configuration, value }];
}

const LOCALE = 3;
const SDK_VERSION = 24;
const PRODUCT = 25;

/** Configuration: 3 locale as BCP 47, 24 API level; every other qualifier makes it special. */
function readConfiguration(bytes: Uint8Array, entry: string): ResourceConfiguration {
  let locale = '';
  let sdkVersion = 0;
  let special = false;
  for (const { number, value, bytes: body } of wireFields(bytes, entry)) {
    if (number === LOCALE) locale = wireText(body);
    else if (number === SDK_VERSION) sdkVersion = value;
    else if (number !== PRODUCT && (value !== 0 || body.length > 0)) special = true;
  }
  const [language = '', ...subtags] = locale.split('-');
  return {
    language,
    script: subtags.find((subtag) => subtag.length === 4) ?? '',
    region: subtags.find((subtag) => subtag.length === 2 || subtag.length === 3) ?? '',
    sdkVersion,
    special,
  };
}
