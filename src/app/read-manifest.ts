import type { Limits } from '../bytes/limits.js';
import { ParseError } from '../bytes/parse-error.js';
import type { AppCoverage } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { InputError } from '../facts/input-error.js';
import { type ResourceTable, readArsc } from '../formats/arsc/read-arsc.js';
import { type AxmlDocument, readAxml } from '../formats/axml/read-axml.js';
import type { XmlElement } from '../formats/resource-types/xml-element.js';
import { createAppResources } from './app-resources.js';
import { type AppPart, type OpenedContainer, type PartFile, readPartFile } from './containers/app-part.js';
import { type ManifestFacts, mergeSplitManifest, readManifestFacts } from './manifest/manifest-facts.js';
import { errorCode, lostPart } from './package-diagnostics.js';

const MANIFEST = 'AndroidManifest.xml';

/** Manifest facts, and how far manifests and resource tables could be read. */
export interface ManifestReading {
  readonly facts: ManifestFacts;
  /** Evidence name of the base manifest. */
  readonly entry: string;
  readonly coverage: Pick<AppCoverage, 'manifest' | 'resources'>;
  readonly diagnostics: readonly Diagnostic[];
}

interface ManifestDocument {
  readonly root: XmlElement;
  readonly entry: string;
  readonly error: ParseError | null;
}

/** A file of a part with its content, or why there is none; undefined where the part has no such file. */
type FileContent = { readonly file: PartFile; readonly bytes: Uint8Array | ParseError } | undefined;

/** The content of the manifests and resource tables of all parts, in the order of the parts. */
export interface ManifestContents {
  readonly manifests: readonly FileContent[];
  readonly tables: readonly FileContent[];
}

/** Inflates what {@link readManifest} parses, so that other inflating can begin before it does. */
export async function readManifestContents(opened: OpenedContainer): Promise<ManifestContents> {
  if (opened.container === 'manifest') return { manifests: [], tables: [] };
  const { parts, container } = opened;
  const table = FORMS[container] === 'protobuf' ? 'resources.pb' : 'resources.arsc';
  const [manifests, tables] = await Promise.all([
    Promise.all(parts.map((part) => contentOf(part, MANIFEST))),
    Promise.all(parts.map((part) => contentOf(part, table))),
  ]);
  return { manifests, tables };
}

async function contentOf(part: AppPart, path: string): Promise<FileContent> {
  const file = part.files.get(path);
  if (file === undefined) return undefined;
  try {
    return { file, bytes: await readPartFile(part, file) };
  } catch (error) {
    if (error instanceof ParseError) return { file, bytes: error };
    throw error;
  }
}

/**
 * Reads the manifests and resource tables of all parts. The base manifest speaks for the app; a split adds
 * components and meta-data, because Android takes nothing else from it.
 *
 * @param name what errors call the input
 * @throws InputError where the base manifest cannot be read: nothing could be said of the app
 */
export async function readManifest(
  opened: OpenedContainer,
  contents: ManifestContents,
  name: string,
  limits: Limits,
): Promise<ManifestReading> {
  if (opened.container === 'manifest') return readLoneManifest(opened.manifest, name, limits);
  const { parts, container } = opened;
  const form = FORMS[container];
  const diagnostics: Diagnostic[] = [];
  const [documents, tables] = await Promise.all([
    Promise.all(parts.map((part, index) => manifestOf(contents.manifests[index], form, part.name, limits))),
    Promise.all(contents.tables.map((content) => resourcesOf(content, form, limits))),
  ]);
  const [base, ...splits] = documents;
  if (base === undefined || base instanceof ParseError) throw unreadable(name, base);
  if (base.error !== null) diagnostics.push(lostPart(base.error, 'what follows is missing'));
  const readable = tables.flatMap((table) =>
    table === undefined || table instanceof ParseError ? [] : table,
  );
  const resources = createAppResources(readable, limits.referenceDepth);
  let facts = readManifestFacts(base.root, base.entry, resources);
  for (const split of splits) {
    if (split instanceof ParseError)
      diagnostics.push(lostPart(split, 'components of this split are missing'));
    else facts = mergeSplitManifest(facts, readManifestFacts(split.root, split.entry, resources, facts));
  }
  // Tables decode values when asked: what is broken in them shows only now.
  const failures = tables.flatMap((table) => (table instanceof ParseError ? table : (table?.error ?? [])));
  for (const failure of failures) diagnostics.push(lostPart(failure, 'names may stay unresolved'));
  const broken = [base.error, ...splits].find((each) => each instanceof ParseError);
  return {
    facts,
    entry: base.entry,
    coverage: {
      manifest:
        broken instanceof ParseError ? { status: 'partial', reason: errorCode(broken) } : { status: 'ok' },
      resources: resourceCoverage(failures[0], readable.length),
    },
    diagnostics,
  };
}

/** The base package's manifest as it is written, references unresolved. @throws InputError where it cannot be read */
export async function readBaseManifest(
  opened: OpenedContainer,
  name: string,
  limits: Limits,
): Promise<XmlElement> {
  const document =
    opened.container === 'manifest'
      ? await parseManifest(opened.manifest, 'text', name, limits)
      : await baseManifestOf(opened.parts[0], FORMS[opened.container], limits);
  if (document === undefined || document instanceof ParseError) throw unreadable(name, document);
  return document.root;
}

async function baseManifestOf(base: AppPart | undefined, form: Form, limits: Limits) {
  return base === undefined
    ? undefined
    : manifestOf(await contentOf(base, MANIFEST), form, base.name, limits);
}

async function readLoneManifest(bytes: Uint8Array, name: string, limits: Limits): Promise<ManifestReading> {
  const document = await parseManifest(bytes, 'text', name, limits);
  if (document instanceof ParseError) throw unreadable(name, document);
  return {
    facts: readManifestFacts(document.root, name, createAppResources([], limits.referenceDepth)),
    entry: name,
    coverage: { manifest: { status: 'ok' }, resources: { status: 'unavailable', reason: 'manifest-only' } },
    diagnostics: [],
  };
}

type Form = 'binary' | 'protobuf' | 'text';

const FORMS = {
  apk: 'binary',
  'split-apks': 'binary',
  'app-bundle': 'protobuf',
  library: 'text',
} as const satisfies Readonly<Record<string, Form>>;

async function manifestOf(
  content: FileContent,
  form: Form,
  partName: string,
  limits: Limits,
): Promise<ManifestDocument | ParseError> {
  if (content === undefined) return new ParseError('zip', 'no-manifest', partName, -1);
  const { file, bytes } = content;
  return bytes instanceof ParseError ? bytes : parseManifest(bytes, form, file.name, limits);
}

async function parseManifest(
  bytes: Uint8Array,
  form: Form,
  entry: string,
  limits: Limits,
): Promise<ManifestDocument | ParseError> {
  try {
    const { root, error } = await readXml(bytes, form, entry, limits);
    if (root.tag !== 'manifest') return new ParseError('xml', 'root-is-not-manifest', entry, -1);
    return { root, entry, error };
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/** Readers that few inputs need are loaded when one does: start-up is a large part of the time of a small package. */
async function readXml(bytes: Uint8Array, form: Form, entry: string, limits: Limits): Promise<AxmlDocument> {
  if (form === 'binary') return readAxml(bytes, entry, limits);
  if (form === 'text') {
    const { readXmlText } = await import('../formats/xml-text/read-xml-text.js');
    return { root: readXmlText(bytes, entry, limits), error: null };
  }
  const { readProtoXml } = await import('../formats/proto/read-proto-xml.js');
  return { root: readProtoXml(bytes, entry, limits), error: null };
}

async function resourcesOf(
  content: FileContent,
  form: Form,
  limits: Limits,
): Promise<(ResourceTable & { readonly error: ParseError | null }) | ParseError | undefined> {
  if (content === undefined) return undefined;
  const { file, bytes } = content;
  if (bytes instanceof ParseError) return bytes;
  try {
    if (form === 'protobuf') {
      const { readProtoResources } = await import('../formats/proto/read-proto-resources.js');
      return readProtoResources(bytes, file.name);
    }
    return readArsc(bytes, file.name, limits);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/** A package without a table has no resources to resolve: nothing is lost. */
function resourceCoverage(failure: ParseError | undefined, readable: number): AppCoverage['resources'] {
  if (failure === undefined) return { status: 'ok' };
  return { status: readable > 0 ? 'partial' : 'unavailable', reason: errorCode(failure) };
}

function unreadable(name: string, error: ParseError | undefined): InputError {
  return new InputError(
    'package-manifest-unreadable',
    name,
    `AndroidManifest.xml cannot be read: ${error?.message ?? 'there is none'}`,
  );
}
