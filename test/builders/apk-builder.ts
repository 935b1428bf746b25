import { type AxmlOptions, buildAxml, type XmlNode } from './axml-builder.js';
import { buildZip, type ZipBuilderEntry, type ZipBuilderOptions } from './zip-builder.js';

export interface ApkParts {
  /** The `<manifest>` element, or its bytes for a broken one; left out for a package without manifest. */
  readonly manifest?: XmlNode | Uint8Array;
  readonly axml?: AxmlOptions;
  /** classes.dex, classes2.dex ... in this order. */
  readonly dexFiles?: readonly Uint8Array[];
  readonly resources?: Uint8Array;
  /** Any other entry by name. */
  readonly entries?: Readonly<Record<string, Uint8Array | string>>;
  /** Entries written as given, for hostile headers. */
  readonly rawEntries?: readonly ZipBuilderEntry[];
  readonly zip?: ZipBuilderOptions;
  /** Stores every entry: deflate's bytes differ between builds of zlib, stored ones never do. */
  readonly storeAll?: boolean;
}

/** Bytes of an app package, the same for the same parts. */
export function buildApk(parts: ApkParts): Uint8Array {
  const entries: ZipBuilderEntry[] = [];
  if (parts.manifest !== undefined) {
    const bytes =
      parts.manifest instanceof Uint8Array ? parts.manifest : buildAxml(parts.manifest, parts.axml);
    entries.push({ name: 'AndroidManifest.xml', data: bytes });
  }
  for (const [index, data] of (parts.dexFiles ?? []).entries()) {
    entries.push({ name: index === 0 ? 'classes.dex' : `classes${index + 1}.dex`, data });
  }
  if (parts.resources !== undefined)
    entries.push({ name: 'resources.arsc', data: parts.resources, deflate: false });
  for (const [name, content] of Object.entries(parts.entries ?? {})) {
    entries.push({ name, data: typeof content === 'string' ? new TextEncoder().encode(content) : content });
  }
  const written = parts.storeAll === true ? entries.map((entry) => ({ ...entry, deflate: false })) : entries;
  return buildZip([...written, ...(parts.rawEntries ?? [])], parts.zip);
}
