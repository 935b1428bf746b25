import { groupBy } from '../collections/groups.js';
import type { Confidence, SdkMatch } from '../facts/app-facts.js';
import type { AppEvidence } from '../facts/evidence.js';
import type { CodeNodes } from './code-nodes.js';
import type { CodeFindings } from './code-tally.js';
import type { FingerprintFinding } from './fingerprint-tally.js';
import type { PackageFinding, PackageSign } from './manifest-findings.js';
import { matchConfidence } from './match-confidence.js';
import type { PackageObservations } from './observations.js';
import type { Reachability } from './reachability.js';
import type { IndexedSdk, SignatureIndex } from './signature-index.js';

/** Everything gathered of one package. */
export interface Gathered {
  readonly seen: PackageObservations | null;
  readonly code: ReadonlyMap<number, CodeFindings>;
  readonly package: readonly PackageFinding[];
  readonly strings: ReadonlyMap<number, readonly AppEvidence[]>;
  readonly fingerprints: readonly FingerprintFinding[];
  /** Versions that constants give, by index of the SDK. */
  readonly versions: ReadonlyMap<number, string>;
  readonly definedComponents: ReadonlySet<string>;
  readonly dexCount: number;
  readonly nodes: CodeNodes;
  /** Between nodes. Null where references are not known for every dex file. */
  readonly reached: Reachability | null;
}

/** An SDK that is in the app. */
interface Found {
  readonly sdk: IndexedSdk;
  /** Index of the SDK. */
  readonly number: number;
  readonly confidence: Confidence;
  readonly evidence: readonly AppEvidence[];
}

/** Judges what was gathered, SDK by SDK. @returns matches sorted by id */
export function assembleMatches(index: SignatureIndex, gathered: Gathered): SdkMatch[] {
  const byPackage = groupBy(gathered.package, ({ sdk }) => sdk);
  const found = new Map(findSdks(index, gathered, byPackage).map((entry) => [entry.sdk.id, entry]));
  const used = usedSdks(
    [...found.values()].map(({ number }) => number),
    byPackage,
    gathered,
  );
  // What a packer hides may reach anything.
  const dormantIsKnown = gathered.reached !== null && isCodeVisible(gathered);
  return [...found.values()]
    .map(({ sdk, number, confidence, evidence }): SdkMatch => {
      const embedder = embeddedBy(sdk.id, found);
      const version = gathered.versions.get(number);
      return {
        id: sdk.id,
        name: sdk.name,
        nameEn: sdk.nameEn,
        vendor: sdk.vendor,
        ...(sdk.vendorCountry === null ? {} : { vendorCountry: sdk.vendorCountry }),
        ...(sdk.family === undefined ? {} : { family: sdk.family }),
        kind: sdk.kind,
        confidence,
        ...(version === undefined ? {} : { version }),
        integration: used.has(number) ? 'used' : dormantIsKnown ? 'dormant' : 'unknown',
        ...(embedder === undefined ? {} : { embeddedBy: embedder }),
        firstParty: isFirstParty(index, sdk, gathered.seen?.package ?? null),
        evidence: [...evidence],
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function findSdks(
  index: SignatureIndex,
  gathered: Gathered,
  byPackage: ReadonlyMap<number, readonly PackageFinding[]>,
): Found[] {
  const { code, strings } = gathered;
  const fingerprints = new Map(gathered.fingerprints.map((finding) => [finding.sdk, finding]));
  const codeVisible = isCodeVisible(gathered);
  const numbers = new Set([...code.keys(), ...byPackage.keys(), ...strings.keys(), ...fingerprints.keys()]);
  return [...numbers].flatMap((number) => {
    const sdk = index.sdks[number];
    if (sdk === undefined) return [];
    const definitions = code.get(number)?.definitions ?? 0;
    // Code under its own name needs no proof by shape.
    const fingerprint = definitions > 0 ? undefined : fingerprints.get(number);
    const confidence = matchConfidence({
      definitions,
      references: code.get(number)?.references ?? 0,
      strings: strings.get(number)?.length ?? 0,
      fingerprint: fingerprint === undefined ? 'none' : fingerprint.sure ? 'sure' : 'partial',
      package: packageSigns(byPackage.get(number) ?? []),
      codeVisible,
      namesCode: sdk.namesCode,
      verified: sdk.verified,
    });
    if (confidence === null) return [];
    const evidence = [
      ...(code.get(number)?.evidence ?? []),
      ...(fingerprint?.evidence ?? []),
      ...(byPackage.get(number) ?? []).map((finding) => finding.evidence),
      ...(strings.get(number) ?? []),
    ];
    return [{ sdk, number, confidence, evidence }];
  });
}

/**
 * Code is hidden where there is no dex file, or where most of the manifest's components are defined in none: a
 * packer's shell, instant run, a broken dex. Judged by what is missing rather than by known packers.
 */
function isCodeVisible({ seen, dexCount, definedComponents }: Gathered): boolean {
  if (dexCount === 0) return false;
  const names = new Set(
    (seen?.components ?? []).map((component) => component.targetActivity ?? component.name),
  );
  return names.size === 0 || definedComponents.size * 2 >= names.size;
}

function packageSigns(findings: readonly PackageFinding[]): Set<PackageSign> {
  return new Set(findings.map((finding) => finding.sign));
}

/** An enabled component starts its SDK by itself; the rest is what is reached from there and from the app's code. */
function usedSdks(
  present: readonly number[],
  byPackage: ReadonlyMap<number, readonly PackageFinding[]>,
  { reached, nodes }: Gathered,
): Set<number> {
  const started = present.flatMap((number) =>
    (byPackage.get(number) ?? []).flatMap(({ component }) =>
      component?.enabled ? [nodes.ofClass(number, component.targetActivity ?? component.name)] : [],
    ),
  );
  const used = reached === null ? new Set(started) : reached.from(started);
  return new Set([...used].map(nodes.sdkOf));
}

function embeddedBy(id: string, found: ReadonlyMap<string, Found>): string | undefined {
  const embedders = [...found.values()].filter(({ sdk }) => sdk.embeds.includes(id));
  const sure = embedders.filter(({ confidence }) => confidence === 'high');
  return (sure.length > 0 ? sure : embedders).map(({ sdk }) => sdk.id).sort()[0];
}

function isFirstParty(index: SignatureIndex, sdk: IndexedSdk, appPackage: string | null): boolean {
  if (appPackage === null) return false;
  const prefixes = index.vendorPackages.get(sdk.vendor) ?? [];
  return prefixes.some((prefix) => appPackage === prefix || appPackage.startsWith(`${prefix}.`));
}
