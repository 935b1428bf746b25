import type { Limits } from '../bytes/limits.js';
import { ParseError } from '../bytes/parse-error.js';
import type { AppCoverage } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { InputError } from '../facts/input-error.js';
import { type ResourceTable, readArsc } from '../formats/arsc/read-arsc.js';
import { type AxmlDocument, readAxml } from '../formats/axml/read-axml.js';
import type { ZipArchive } from '../formats/zip/open-zip.js';
import { createAppResources } from './app-resources.js';
import { type ManifestFacts, readManifestFacts } from './manifest-facts.js';
import { lostPart } from './package-diagnostics.js';

const MANIFEST = 'AndroidManifest.xml';
const RESOURCES = 'resources.arsc';

/** Manifest facts, and how far manifest and resource table could be read. */
export interface ManifestReading {
  readonly facts: ManifestFacts;
  readonly entry: string;
  readonly coverage: Pick<AppCoverage, 'manifest' | 'resources'>;
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws InputError where the package has no manifest that can be read: nothing could be said of the app */
export async function readManifest(archive: ZipArchive, limits: Limits): Promise<ManifestReading> {
  const [document, table] = await Promise.all([manifestOf(archive, limits), resourcesOf(archive, limits)]);
  const diagnostics: Diagnostic[] = [];
  if (document.error !== null) diagnostics.push(lostPart(document.error, 'what follows is missing'));
  if (table instanceof ParseError) diagnostics.push(lostPart(table, 'names stay unresolved'));
  else if (table?.error != null) diagnostics.push(lostPart(table.error, 'some names stay unresolved'));
  const tables: ResourceTable[] = table === undefined || table instanceof ParseError ? [] : [table];
  const resources = createAppResources(tables, limits.referenceDepth);
  return {
    facts: readManifestFacts(document.root, MANIFEST, resources),
    entry: MANIFEST,
    coverage: {
      manifest:
        document.error === null ? { status: 'ok' } : { status: 'partial', reason: codeOf(document.error) },
      resources: resourceCoverage(table),
    },
    diagnostics,
  };
}

async function manifestOf(archive: ZipArchive, limits: Limits): Promise<AxmlDocument> {
  const entry = archive.find(MANIFEST);
  if (entry === undefined) {
    throw new InputError(
      'package-without-manifest',
      archive.name,
      'the archive has no AndroidManifest.xml; it is not an app package',
    );
  }
  try {
    const document = readAxml(await archive.read(entry), MANIFEST, limits);
    if (document.root.tag !== 'manifest') throw new ParseError('axml', 'root-is-not-manifest', MANIFEST, -1);
    return document;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new InputError(
      'package-manifest-unreadable',
      archive.name,
      `AndroidManifest.xml cannot be read: ${error.message}`,
    );
  }
}

async function resourcesOf(archive: ZipArchive, limits: Limits) {
  const entry = archive.find(RESOURCES);
  if (entry === undefined) return undefined;
  try {
    return readArsc(await archive.read(entry), RESOURCES, limits);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/** A package without a table has no resources to resolve: nothing is lost. */
function resourceCoverage(table: Awaited<ReturnType<typeof resourcesOf>>): AppCoverage['resources'] {
  if (table instanceof ParseError) return { status: 'unavailable', reason: codeOf(table) };
  if (table?.error != null) return { status: 'partial', reason: codeOf(table.error) };
  return { status: 'ok' };
}

function codeOf(error: ParseError): string {
  return `${error.format}-${error.code}`;
}
