import { readFileSync } from 'node:fs';
import type { ClassFeatures } from '../../../src/sdk/class-features.js';
import type { DexTypeTable, PackageObservations } from '../../../src/sdk/observations.js';
import { dexTypeTable } from '../../builders/dex-type-table.js';
import { component, observations } from '../../builders/sdk-signatures.js';

export type Form = 'plain' | 'shrunk' | 'manifest and native libraries' | 'repackaged';

/** An app of the corpus as the matcher is shown it. */
export interface CorpusApp {
  /** Product ids as the artifacts were labelled by hand; a product may be a family. */
  readonly products: readonly string[];
  readonly seen: PackageObservations;
  readonly dex: DexTypeTable | null;
  /** For repackaged builds: features of each class; strings are looked up by their feature. */
  readonly classes: readonly ClassFeatures[];
}

/** One vendor file: what it is, where it lies, and names out of it. */
interface Artifact {
  /** What it holds, labelled by hand: ids of products or families; none for code that is no product of its own. */
  readonly products: readonly string[];
  readonly classes: readonly string[];
  readonly components: readonly string[];
  readonly metaData: readonly string[];
  readonly nativeLibraries: readonly string[];
}

/** A repackaged build of a vendor file, as features of its classes. */
interface RepackagedBuild {
  /** Signature ids of which the file holds at least 15 classes, by the names they had. */
  readonly sdks: readonly string[];
  /** For each class the number of its string features, of its shapes, then these: 32-bit, little-endian, base64. */
  readonly features: string;
}

/** Vendor files in one app: as many as a real app has of well-known SDKs. */
const artifactsPerApp = 5;
/** Of the stored classes, one in this many is left by the shrunk form. */
const shrinking = 4;

function readLines<T>(name: string): T[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => JSON.parse(row) as T);
}

/** Apps of the forms in which names survive. */
export function namedApps(form: Exclude<Form, 'repackaged'>): CorpusApp[] {
  const artifacts = readLines<Artifact>('artifacts.ndjson').filter((artifact) =>
    form === 'manifest and native libraries'
      ? artifact.components.length + artifact.nativeLibraries.length > 0
      : artifact.classes.length > 0,
  );
  // Files of one product stand side by side in the corpus: dealing them out mixes products in each app.
  const count = Math.ceil(artifacts.length / artifactsPerApp);
  return Array.from({ length: count }, (_, app) =>
    namedApp(
      form,
      artifacts.filter((_artifact, i) => i % count === app),
    ),
  );
}

function namedApp(form: Form, artifacts: readonly Artifact[]): CorpusApp {
  const names = artifacts.flatMap(({ classes }) =>
    form === 'shrunk' ? classes.filter((_, i) => i % shrinking === 0) : classes,
  );
  const withManifest = form !== 'shrunk';
  const components = artifacts.flatMap((artifact) => artifact.components.map((name) => component(name)));
  const own = component('org.example.app.Main', { kind: 'activity' });
  return {
    products: [...new Set(artifacts.flatMap(({ products }) => products))],
    seen: observations({
      components: withManifest ? [own, ...components] : [],
      metaData: withManifest
        ? artifacts.flatMap(({ metaData }) => metaData.map((name) => ({ name, value: null })))
        : [],
      entries: withManifest
        ? artifacts.flatMap(({ nativeLibraries }) =>
            nativeLibraries.map((name) => ({ name: `lib/arm64-v8a/${name}`, size: 1 })),
          )
        : [],
    }),
    // A packer's shell is all that a packed app's dex file defines.
    dex: dexTypeTable({
      defined:
        form === 'manifest and native libraries' ? ['com.shell.Stub'] : ['org.example.app.Main', ...names],
    }),
    classes: [],
  };
}

/** Builds whose every class was renamed and moved into one package. */
export function repackagedApps(fingerprinted: ReadonlySet<string>): CorpusApp[] {
  return readLines<RepackagedBuild>('repackaged.ndjson').map(({ sdks, features }) => ({
    products: sdks.filter((id) => fingerprinted.has(id)),
    seen: observations(),
    dex: dexTypeTable({}),
    classes: unpack(features),
  }));
}

function unpack(base64: string): ClassFeatures[] {
  const bytes = Buffer.from(base64, 'base64');
  const classes: ClassFeatures[] = [];
  let at = 0;
  const take = (count: number): number[] => {
    const values = Array.from({ length: count }, (_, i) => bytes.readUInt32LE(at + i * 4));
    at += count * 4;
    return values;
  };
  while (at < bytes.length) {
    const [strings = 0, shapes = 0] = take(2);
    classes.push({ strings: take(strings), shapes: take(shapes) });
  }
  return classes;
}
