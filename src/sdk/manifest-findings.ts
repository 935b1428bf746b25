import type { Component } from '../facts/app-facts.js';
import type { AppEvidence } from '../facts/evidence.js';
import { classDescriptor } from './descriptor-trie.js';
import type { PackageObservations } from './observations.js';
import type { SignatureIndex } from './signature-index.js';

/** What kind of thing outside the code points to an SDK. */
export type PackageSign =
  | 'component'
  | 'meta-data'
  | 'authority'
  | 'action'
  | 'permission'
  | 'native-library'
  | 'asset';

/** One thing in the manifest or among the archive's entries that points to an SDK. */
export interface PackageFinding {
  /** Index of the SDK. */
  readonly sdk: number;
  readonly sign: PackageSign;
  readonly evidence: AppEvidence;
  /** For components. */
  readonly component?: Component;
}

/** Everything that manifest and entry names say of SDKs, in the order of the manifest, then of the archive. */
export function packageFindings(index: SignatureIndex, seen: PackageObservations): PackageFinding[] {
  return [...componentFindings(index, seen), ...namedFindings(index, seen), ...entryFindings(index, seen)];
}

function componentFindings(index: SignatureIndex, seen: PackageObservations): PackageFinding[] {
  const found: PackageFinding[] = [];
  const entry = seen.manifestEntry;
  const authority = withApplicationId(index.authorities, seen.package);
  for (const component of seen.components) {
    const evidence: AppEvidence = { kind: 'manifest', entry, element: component.kind, name: component.name };
    // An alias has a name of its own choosing; the class it stands for is what counts.
    const className = component.targetActivity ?? component.name;
    const owner = index.components.get(className) ?? ownerByPrefix(index, className, seen.package);
    if (owner !== undefined) found.push({ sdk: owner, sign: 'component', evidence, component });
    for (const name of component.authorities ?? []) {
      const sdk = authority(name);
      if (sdk !== undefined) {
        found.push({
          sdk,
          sign: 'authority',
          evidence: { kind: 'manifest', entry, element: 'provider', name },
        });
      }
    }
    for (const name of new Set(component.intentFilters.flatMap((filter) => filter.actions))) {
      const sdk = index.actions.get(name);
      if (sdk !== undefined) {
        found.push({ sdk, sign: 'action', evidence: { kind: 'manifest', entry, element: 'action', name } });
      }
    }
  }
  return found;
}

/** The app's own components under an SDK's wider prefix are not the SDK's. */
function ownerByPrefix(
  index: SignatureIndex,
  className: string,
  appPackage: string | null,
): number | undefined {
  const terminal = index.terminals[index.code.longestOf(classDescriptor(className))];
  const own = appPackage !== null && className.startsWith(`${appPackage}.`);
  return own && (terminal?.prefix.length ?? 0) <= appPackage.length ? undefined : terminal?.sdk;
}

function namedFindings(index: SignatureIndex, seen: PackageObservations): PackageFinding[] {
  const found: PackageFinding[] = [];
  const entry = seen.manifestEntry;
  const allMetaData = [...seen.metaData, ...seen.components.flatMap((component) => component.metaData)];
  for (const name of new Set(allMetaData.map((item) => item.name))) {
    const sdk = index.metaData.get(name);
    if (sdk !== undefined) {
      found.push({
        sdk,
        sign: 'meta-data',
        evidence: { kind: 'manifest', entry, element: 'meta-data', name },
      });
    }
  }
  const permission = withApplicationId(index.permissions, seen.package);
  for (const { name, source } of seen.permissions) {
    const sdk = source === 'implied' ? undefined : permission(name);
    if (sdk !== undefined) {
      const element = source === 'sdk-23' ? 'uses-permission-sdk-23' : 'uses-permission';
      found.push({ sdk, sign: 'permission', evidence: { kind: 'manifest', entry, element, name } });
    }
  }
  return found;
}

/** Looks names up that the build completed with the app's own package. */
function withApplicationId(
  names: ReadonlyMap<string, number>,
  appPackage: string | null,
): (name: string) => number | undefined {
  const placeholder = ['$', '{applicationId}'].join('');
  const complete = new Map<string, number>();
  for (const [name, sdk] of names) {
    if (!name.includes(placeholder)) complete.set(name, sdk);
    else if (appPackage !== null) complete.set(name.replaceAll(placeholder, appPackage), sdk);
  }
  return (name) => complete.get(name);
}

function entryFindings(index: SignatureIndex, seen: PackageObservations): PackageFinding[] {
  const found: PackageFinding[] = [];
  for (const { name, size } of seen.entries) {
    const evidence: AppEvidence = { kind: 'entry', entry: name, size };
    if (name.endsWith('.so')) {
      const sdk = index.nativeLibraries.find(name.slice(name.lastIndexOf('/') + 1));
      if (sdk >= 0) found.push({ sdk, sign: 'native-library', evidence });
    }
    const sdk = index.assets.find(name);
    if (sdk >= 0) found.push({ sdk, sign: 'asset', evidence });
  }
  return found;
}
