import type { Confidence, SdkMatch } from '../facts/app-facts.js';
import type { AppEvidence } from '../facts/evidence.js';
import { type CodeFindings, codeFindings, tallyDex } from './code-tally.js';
import { classDescriptor, packageKey } from './descriptor-trie.js';
import { displayNames } from './display-names.js';
import { type PackageFinding, type PackageSign, packageFindings } from './manifest-findings.js';
import { matchConfidence } from './match-confidence.js';
import type { DexTypeTable, PackageObservations } from './observations.js';
import { createReachability } from './reachability.js';
import type { SignatureIndex } from './signature-index.js';
import type { SdkSignature } from './signature-schema.js';
import { definesClass } from './type-descriptor.js';
import { isVerified } from './verified.js';

/** One type of a dex file whose code mentions another: type indexes of the same dex file. */
export type TypeReference = readonly [fromType: number, toType: number];

/** Gathers what a package shows, piece by piece, and says in the end which SDKs are in it. */
export interface Matching {
  /**
   * Manifest and entry names. Comes once and before any dex file, because the app's own package keeps its classes
   * from being taken for an SDK's.
   * @throws Error where a dex file came first
   */
  addPackage(seen: PackageObservations): void;
  addDex(table: DexTypeTable): void;
  /**
   * Which types mention which, for telling used from dormant. Only when every dex file added has had its references
   * added does absence of them mean dormant.
   * @throws Error where the dex file was not added
   */
  addReferences(table: DexTypeTable, references: Iterable<TypeReference>): void;
  finish(): SdkMatch[];
}

/** Starts matching one package. Nothing is shared between runs but the index. */
export function createMatching(index: SignatureIndex): Matching {
  let seen: PackageObservations | null = null;
  // Held weakly: the owners must not keep a whole dex file in memory after its turn.
  const dexes = new WeakMap<DexTypeTable, Int16Array>();
  let dexCount = 0;
  const tallies: ReturnType<typeof tallyDex>['tallies'] = [];
  const definedComponents = new Set<string>();
  const reachability = createReachability();
  let withReferences = 0;

  return {
    addPackage(observations) {
      if (dexCount > 0) throw new Error('addPackage comes before addDex');
      seen = observations;
    },
    addDex(table) {
      const own = seen?.package == null ? null : packageKey(seen.package);
      const { owners, tallies: found } = tallyDex(index, table, own);
      dexes.set(table, owners);
      dexCount++;
      tallies.push(...found);
      for (const component of seen?.components ?? []) {
        const name = component.targetActivity ?? component.name;
        if (definesClass(table, classDescriptor(name))) definedComponents.add(name);
      }
    },
    addReferences(table, references) {
      const owners = dexes.get(table);
      if (owners === undefined) throw new Error(`references of ${table.entry} before its type table`);
      withReferences++;
      for (const [from, to] of references) {
        reachability.add(owners[from] ?? -1, owners[to] ?? -1);
      }
    },
    finish() {
      return assemble(index, {
        seen,
        code: codeFindings(index, tallies),
        package: seen === null ? [] : packageFindings(index, seen),
        definedComponents,
        dexCount,
        reached: withReferences > 0 && withReferences === dexCount ? reachability : null,
      });
    },
  };
}

interface Gathered {
  readonly seen: PackageObservations | null;
  readonly code: ReadonlyMap<number, CodeFindings>;
  readonly package: readonly PackageFinding[];
  readonly definedComponents: ReadonlySet<string>;
  readonly dexCount: number;
  /** Null where references are not known for every dex file. */
  readonly reached: ReturnType<typeof createReachability> | null;
}

function assemble(index: SignatureIndex, gathered: Gathered): SdkMatch[] {
  const byPackage = groupBySdk(gathered.package);
  const codeVisible = isCodeVisible(gathered);
  const found = new Map<string, { sdk: SdkSignature; number: number; confidence: Confidence }>();
  for (const number of new Set([...gathered.code.keys(), ...byPackage.keys()])) {
    const sdk = index.sdks[number];
    if (sdk === undefined) continue;
    const code = gathered.code.get(number);
    const signs = packageSigns(byPackage.get(number) ?? []);
    const confidence = matchConfidence({
      definitions: code?.definitions ?? 0,
      references: code?.references ?? 0,
      package: signs,
      codeVisible,
      namesCode: sdk.matchers.packages.length + sdk.matchers.classes.length > 0,
      verified: isVerified(sdk),
    });
    if (confidence !== null) found.set(sdk.id, { sdk, number, confidence });
  }
  const used = usedSdks(
    [...found.values()].map(({ number }) => number),
    byPackage,
    gathered,
  );
  return [...found.values()]
    .map(({ sdk, number, confidence }): SdkMatch => {
      const evidence: AppEvidence[] = [
        ...(gathered.code.get(number)?.evidence ?? []),
        ...(byPackage.get(number) ?? []).map((finding) => finding.evidence),
      ];
      const embedder = embeddedBy(sdk.id, found);
      return {
        id: sdk.id,
        ...displayNames(sdk),
        vendor: sdk.vendor,
        ...(sdk.family === undefined ? {} : { family: sdk.family }),
        kind: sdk.kind,
        confidence,
        integration: used.has(number) ? 'used' : gathered.reached === null ? 'unknown' : 'dormant',
        ...(embedder === undefined ? {} : { embeddedBy: embedder }),
        firstParty: isFirstParty(index, sdk, gathered.seen?.package ?? null),
        evidence,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
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

function groupBySdk(findings: readonly PackageFinding[]): Map<number, PackageFinding[]> {
  const groups = new Map<number, PackageFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.sdk);
    if (group === undefined) groups.set(finding.sdk, [finding]);
    else group.push(finding);
  }
  return groups;
}

function packageSigns(findings: readonly PackageFinding[]): Set<PackageSign> {
  return new Set(findings.map((finding) => finding.sign));
}

/** An enabled component starts its SDK by itself; the rest is what is reached from there and from the app's code. */
function usedSdks(
  present: readonly number[],
  byPackage: ReadonlyMap<number, readonly PackageFinding[]>,
  { reached }: Gathered,
): Set<number> {
  const started = present.filter((number) =>
    byPackage.get(number)?.some((finding) => finding.component?.enabled === true),
  );
  return reached === null ? new Set(started) : reached.from(started);
}

function embeddedBy(
  id: string,
  found: ReadonlyMap<string, { sdk: SdkSignature; confidence: Confidence }>,
): string | undefined {
  const embedders = [...found.values()].filter(({ sdk }) => sdk.embeds.includes(id));
  const sure = embedders.filter(({ confidence }) => confidence === 'high');
  return (sure.length > 0 ? sure : embedders).map(({ sdk }) => sdk.id).sort()[0];
}

function isFirstParty(index: SignatureIndex, sdk: SdkSignature, appPackage: string | null): boolean {
  if (appPackage === null) return false;
  const prefixes = index.vendors.get(sdk.vendor)?.appPackages ?? [];
  return prefixes.some((prefix) => appPackage === prefix || appPackage.startsWith(`${prefix}.`));
}
