import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ZodType } from 'zod';
import { checkSignatureSet, type Placed, type PlacedSet } from './check-signature-set.js';
import { type FingerprintFile, type FingerprintSource, fingerprintFileSchema } from './fingerprint-schema.js';
import { SignatureError, type SignatureFault } from './signature-error.js';
import {
  type SdkSignature,
  type SignatureSet,
  sdkSchema,
  type Vendor,
  vendorSchema,
} from './signature-schema.js';

/** What a folder holds, file by file, before it is known to be sound as a set. */
interface FolderContents extends PlacedSet {
  readonly vendors: Placed<Vendor>[];
  readonly sdks: Placed<SdkSignature>[];
  readonly fingerprints: Placed<FingerprintFile>[];
  readonly faults: SignatureFault[];
}

/**
 * Reads and validates `<dir>/<vendor>/vendor.json` and `<dir>/<vendor>/<sdk>.json`.
 * @returns vendors and SDKs, each sorted by id
 * @throws SignatureError naming every fault by path, field and reason
 */
export function loadSignatureFolder(dir: string): SignatureSet {
  const contents = readFolder(dir);
  // A file that is itself wrong makes everything that mentions it look wrong: those come first, alone.
  const faults = contents.faults.length > 0 ? contents.faults : checkSignatureSet(contents);
  if (faults.length > 0) throw new SignatureError(faults);
  return toSet(contents);
}

/**
 * Adds a user's folder to a sound set. A signature or vendor of an id that `base` has must say `"overrides": true`
 * and then takes the place of the other; one that says so without need is a fault too, for it would hide a typo.
 * @throws SignatureError as `loadSignatureFolder` does
 */
export function extendSignatures(base: SignatureSet, dir: string): SignatureSet {
  const { vendors, sdks, fingerprints, faults } = readFolder(dir);
  faults.push(...wrongOverrides(base.vendors, vendors), ...wrongOverrides(base.sdks, sdks));
  if (faults.length > 0) throw new SignatureError(faults);
  const all = {
    vendors: [...keep(base.vendors, vendors), ...vendors],
    sdks: [...keep(base.sdks, sdks), ...sdks],
    fingerprints: mergeFingerprints(base.fingerprints?.files() ?? [], fingerprints),
  };
  const conflicts = checkSignatureSet(all);
  if (conflicts.length > 0) throw new SignatureError(conflicts);
  return toSet(all);
}

interface Overriding {
  readonly id: string;
  readonly overrides?: true | undefined;
}

function wrongOverrides(base: readonly Overriding[], own: readonly Placed<Overriding>[]): SignatureFault[] {
  const known = new Set(base.map((entry) => entry.id));
  return own.flatMap(({ path, value }) => {
    if (known.has(value.id) && value.overrides === undefined) {
      const reason = `"${value.id}" is built in; add "overrides": true to take its place`;
      return [{ path, field: 'id', reason }];
    }
    if (!known.has(value.id) && value.overrides !== undefined) {
      return [{ path, field: 'overrides', reason: `nothing built in has the id "${value.id}"` }];
    }
    return [];
  });
}

function keep<T extends Overriding>(base: readonly T[], own: readonly Placed<T>[]): Placed<T>[] {
  const replaced = new Set(own.map(({ value }) => value.id));
  return base
    .filter(({ id }) => !replaced.has(id))
    .map((value) => ({ path: `built in: ${value.id}`, value }));
}

/** Fingerprints are added to, never hidden: a user's file of an SDK holds further versions of it. */
function mergeFingerprints(
  base: readonly FingerprintFile[],
  own: readonly Placed<FingerprintFile>[],
): Placed<FingerprintFile>[] {
  const again = new Map(own.map((placed) => [placed.value.sdk, placed]));
  const builtIn = base
    .filter(({ sdk }) => !again.has(sdk))
    .map((value) => ({ path: `built in: ${value.sdk}`, value }));
  const merged = own.map(({ path, value: { sdk, sets } }) => {
    const known = base.find((file) => file.sdk === sdk)?.sets ?? [];
    return { path, value: { sdk, sets: [...known, ...sets] } };
  });
  return [...builtIn, ...merged];
}

function toSet({ vendors, sdks, fingerprints }: PlacedSet): SignatureSet {
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return {
    vendors: vendors.map(({ value }) => value).sort(byId),
    sdks: sdks.map(({ value }) => value).sort(byId),
    fingerprints: fingerprintSource(fingerprints.map(({ value }) => value)),
  };
}

function fingerprintSource(files: readonly FingerprintFile[]): FingerprintSource {
  const beacons = files.map(({ sdk, sets }) => ({
    sdk,
    texts: [...new Set(sets.flatMap((set) => set.beacons))],
  }));
  return { beacons, files: () => files };
}

function readFolder(dir: string): FolderContents {
  const contents: FolderContents = { vendors: [], sdks: [], fingerprints: [], faults: [] };
  for (const vendor of listing(dir)) {
    // Files at the top are the schemas for editors; only folders are vendors.
    if (!vendor.isDirectory()) continue;
    const folder = join(dir, vendor.name);
    for (const file of listing(folder)) {
      if (file.isFile() && file.name.endsWith('.json')) readSignatureFile(folder, file.name, contents);
      else if (file.isDirectory() && file.name === 'fingerprints') readFingerprints(folder, contents);
    }
  }
  if (contents.vendors.length + contents.sdks.length + contents.faults.length === 0) {
    contents.faults.push({ path: dir, field: '', reason: 'holds no <vendor>/<sdk>.json' });
  }
  return contents;
}

function listing(dir: string) {
  try {
    return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new SignatureError([
      { path: dir, field: '', reason: `cannot be read: ${(error as Error).message}` },
    ]);
  }
}

function readSignatureFile(folder: string, name: string, contents: FolderContents): void {
  const path = join(folder, name);
  const vendorId = basename(folder);
  if (name === 'vendor.json') {
    const value = parseFile(path, vendorSchema, contents.faults);
    if (value === undefined) return;
    contents.vendors.push({ path, value });
    requireEqual(path, 'id', value.id, vendorId, 'the folder', contents.faults);
    return;
  }
  const value = parseFile(path, sdkSchema, contents.faults);
  if (value === undefined) return;
  contents.sdks.push({ path, value });
  requireEqual(path, 'id', value.id, basename(name, '.json'), 'the file', contents.faults);
  requireEqual(path, 'vendor', value.vendor, vendorId, 'the folder', contents.faults);
}

function readFingerprints(vendorFolder: string, contents: FolderContents): void {
  const folder = join(vendorFolder, 'fingerprints');
  for (const { name } of listing(folder)) {
    const path = join(folder, name);
    const value = parseFile(path, fingerprintFileSchema, contents.faults);
    if (value === undefined) continue;
    contents.fingerprints.push({ path, value });
    requireEqual(path, 'sdk', value.sdk, basename(name, '.json'), 'the file', contents.faults);
  }
}

function requireEqual(
  path: string,
  field: string,
  value: string,
  expected: string,
  what: string,
  faults: SignatureFault[],
): void {
  if (value !== expected) {
    faults.push({ path, field, reason: `"${value}" differs from the name of ${what}, "${expected}"` });
  }
}

function parseFile<T>(path: string, schema: ZodType<T>, faults: SignatureFault[]): T | undefined {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push({ path, field: '', reason: `is not JSON: ${(error as Error).message}` });
    return undefined;
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    faults.push({ path, field: issue.path.join('.'), reason: issue.message });
  }
  return undefined;
}
