import type { SdkSignature, SignatureSet } from '../../sdk/signature-schema.js';

/** A package prefix of a signature. */
export interface PackagePrefix {
  readonly prefix: string;
  readonly sdk: SdkSignature;
}

function onlyOne(ids: readonly (string | null)[]): string | null {
  const [first, ...others] = new Set(ids);
  return others.length === 0 ? (first ?? null) : null;
}

/** The package prefixes of all signatures. */
export function packagePrefixes(signatures: SignatureSet): PackagePrefix[] {
  return signatures.sdks.flatMap((sdk) => sdk.matchers.packages.map((prefix) => ({ prefix, sdk })));
}

/** The product a Java package name belongs to, where the name is or holds one. */
export function identifyPackage(name: string, packages: readonly PackagePrefix[]): string | null {
  const written = packageIn(name);
  if (written === null) return null;
  const owner = packages.find(({ prefix }) => written === prefix || written.startsWith(`${prefix}.`));
  if (owner !== undefined) return owner.sdk.id;
  const wider = underPackage(name, packages);
  return onlyOne(wider.map(({ id }) => id)) ?? onlyOne(wider.map(({ family }) => family ?? null));
}

/** The products that lie under a package too wide to tell one, such as com.bytedance. */
export function underPackage(name: string, packages: readonly PackagePrefix[]): SdkSignature[] {
  const written = packageIn(name);
  if (written === null) return [];
  return packages.filter(({ prefix }) => prefix.startsWith(`${written}.`)).map(({ sdk }) => sdk);
}

function packageIn(name: string): string | null {
  const written = /\b[a-z][a-z0-9_]*(?:\s?\.\s?[a-z][a-z0-9_]*)+\b/i.exec(name)?.[0];
  return written?.replace(/\s/g, '') ?? null;
}
