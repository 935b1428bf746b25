import type { Component } from '../../src/facts/app-facts.js';
import type { PackageObservations } from '../../src/sdk/observations.js';
import {
  type Matchers,
  type SdkSignature,
  type SignatureSet,
  sdkSchema,
  vendorSchema,
} from '../../src/sdk/signature-schema.js';

type SdkParts = Partial<Omit<SdkSignature, 'matchers'>> & { readonly matchers?: Partial<Matchers> };

/** A signature of the vendor `acme` with what the test cares about. */
export function signature(id: string, parts: SdkParts = {}): SdkSignature {
  return sdkSchema.parse({
    id,
    vendor: 'acme',
    kind: 'sdk',
    category: 'other',
    names: { en: [`${id} SDK`] },
    sources: [{ kind: 'bytecode', reference: `${id}.jar`, facts: ['packages'], date: '2026-01-01' }],
    ...parts,
    matchers: parts.matchers ?? {},
  });
}

/** A set of these signatures and their one vendor. */
export function signatureSet(...sdks: SdkSignature[]): SignatureSet {
  const vendor = vendorSchema.parse({
    id: 'acme',
    names: { 'zh-Hans': ['极致'], en: ['Acme'] },
    site: null,
    country: null,
    appPackages: ['com.acme'],
  });
  return { vendors: [vendor], sdks };
}

/** What a package shows, empty but for the given parts. */
export function observations(parts: Partial<PackageObservations> = {}): PackageObservations {
  return {
    package: 'org.example.app',
    manifestEntry: 'AndroidManifest.xml',
    components: [],
    permissions: [],
    metaData: [],
    entries: [],
    ...parts,
  };
}

/** An enabled service of this class, unless the parts say otherwise. */
export function component(name: string, parts: Partial<Component> = {}): Component {
  return { kind: 'service', name, exported: false, enabled: true, intentFilters: [], metaData: [], ...parts };
}
