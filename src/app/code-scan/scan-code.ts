import type { ParseError } from '../../bytes/parse-error.js';
import { addToList } from '../../collections/groups.js';
import type { AppFacts } from '../../facts/app-facts.js';
import type { CodeCapability, DataAccess } from '../../facts/code-facts.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { giveWalkMemoryBack, takeWalkMemory } from '../../formats/dex/walk-memory.js';
import type { TypeReferences } from '../../sdk/matching.js';
import type { SignatureIndex } from '../../sdk/signature-index.js';
import type { ApiMap } from '../../taxonomy/api-map-schema.js';
import { accessCatalogOf } from './access-catalog.js';
import { AccessTally } from './access-tally.js';
import { CodeGraph } from './code-graph.js';
import { CodeOwners, type OwnCode } from './code-owners.js';
import { type FoundAccess, foundAccesses } from './found-accesses.js';
import type { Gathering } from './gathering.js';
import { manifestActions } from './manifest-actions.js';
import { type NativeAccess, type NativeLibraryCode, nativeCodeOf } from './native-code.js';
import { PackageProbes } from './package-probes.js';
import { deviceLevels, isSatisfied, levelsWith } from './permission-needs.js';
import { PermissionRequests } from './permission-requests.js';
import { compareOwners, type PermissionContext, permissionUse } from './permission-use.js';
import { scanDex } from './scan-dex.js';

/** What the scan must know of the app before the first dex file. */
export type ScannedApp = Pick<
  AppFacts,
  'package' | 'minSdk' | 'permissions' | 'components' | 'application'
> & {
  readonly manifestEntry: string;
};

/** What the whole code showed. */
export type CodeScanFacts = Pick<
  AppFacts,
  'dataAccess' | 'capabilities' | 'permissionUse' | 'permissionRequests' | 'packageProbes'
>;

/** What is known only after all code was read. */
export interface ScanEnd {
  /** False where code is missing or packed. */
  readonly codeRead: boolean;
  /** Ids of the SDKs found in the app. */
  readonly sdks: readonly string[];
}

/** Goes through an app's dex files one by one; keeps counts and a graph, never a file. */
export interface CodeScan {
  /**
   * Scans one dex file.
   * @returns the classes' mentions of other types, for the matcher, and why classes could not be read
   * @throws ParseError where a table is broken
   */
  addDex(dex: DexFile): {
    /** Null where instructions are not looked at. */
    readonly references: TypeReferences | null;
    readonly lost: readonly ParseError[];
  };
  /**
   * Looks through one native library for constants that speak by themselves.
   * @throws ParseError where it is no shared object
   */
  addLibrary(library: NativeLibraryCode): void;
  finish(end: ScanEnd): CodeScanFacts;
}

/** Stands in where no instruction is to be looked at: finds nothing, and says of no permission that it is unused. */
export function createNoScan(app: ScannedApp, map: ApiMap, index: SignatureIndex): CodeScan {
  const owners = new CodeOwners(index, map.supportCode, ownCode(app));
  return {
    addDex: () => ({ references: null, lost: [] }),
    addLibrary: () => undefined,
    finish: ({ sdks }) => ({
      dataAccess: [],
      capabilities: [],
      permissionUse: permissionUse([], permissionContext(app, owners, index, { codeRead: false, sdks })),
      permissionRequests: [],
      packageProbes: [],
    }),
  };
}

/** Foreign package names from which on looking for them amounts to reading the list of apps. */
const MANY_PACKAGES = 20;
/** Package names shown. */
const MAX_PACKAGES = 100;

/** Starts a scan. Nothing is shared between scans but the map and the signatures. */
export function createCodeScan(app: ScannedApp, map: ApiMap, index: SignatureIndex): CodeScan {
  const catalog = accessCatalogOf(map);
  const gathering: Gathering = {
    catalog,
    owners: new CodeOwners(index, catalog.supportPrefixes, ownCode(app)),
    graph: new CodeGraph(),
    memory: takeWalkMemory(),
    accesses: new AccessTally(),
    requests: new PermissionRequests(),
    probes: new PackageProbes(app.package),
  };
  const nativeCode = nativeCodeOf(catalog);
  const native: NativeAccess[] = [];
  return {
    addDex(dex) {
      return scanDex(dex, gathering);
    },
    addLibrary(library) {
      const owner = gathering.owners.numberOfSdk(index.nativeLibraries.find(library.name));
      native.push(...nativeCode.accessesOf(library, owner));
    },
    finish(end) {
      giveWalkMemoryBack(gathering.memory);
      return codeScanFacts(app, gathering, index, end, native);
    },
  };
}

function ownCode(app: ScannedApp): OwnCode {
  return { package: app.package, applicationClass: app.application.class, components: app.components };
}

function codeScanFacts(
  app: ScannedApp,
  gathering: Gathering,
  index: SignatureIndex,
  end: ScanEnd,
  native: readonly NativeAccess[],
): CodeScanFacts {
  const { owners, catalog } = gathering;
  const actions = manifestActions(app.components, app.manifestEntry, catalog, owners);
  const found = foundAccesses(gathering, app, actions, native);
  const counted = found.filter(({ counts }) => counts);
  const requested = new Set(app.permissions.map(({ name }) => name));
  const levels = deviceLevels(app);
  const common = ({ row, owner, confidence, count, startup, reached, evidence }: FoundAccess) => ({
    api: row.api,
    owner: owner.id,
    confidence,
    count,
    startup,
    reached,
    withoutPermission:
      row.requirement !== null &&
      !isSatisfied(
        catalog.requirements[row.requirement]?.rules ?? [],
        levelsWith(row.since, levels),
        requested,
      ),
    evidence: [...evidence],
  });
  return {
    dataAccess: counted
      .filter(({ row }) => row.subject.kind === 'data')
      .map((access): DataAccess => ({ data: access.row.subject.id, ...common(access) }))
      .sort((left, right) => compare(left.data, right.data) || byOwnerAndApi(left, right)),
    capabilities: counted
      .filter(({ row }) => row.subject.kind === 'capability')
      .map((access): CodeCapability => ({ capability: access.row.subject.id, ...common(access) }))
      .sort((left, right) => compare(left.capability, right.capability) || byOwnerAndApi(left, right)),
    permissionUse: permissionUse(found, permissionContext(app, owners, index, end)),
    permissionRequests: gathering.requests.all().map(({ owner, permissions, site }) => ({
      permissions: [...permissions],
      owner: owners.owner(owner).id,
      evidence: [site],
    })),
    packageProbes: probes(gathering),
  };
}

function permissionContext(
  app: ScannedApp,
  owners: CodeOwners,
  index: SignatureIndex,
  end: ScanEnd,
): PermissionContext {
  return {
    ...app,
    codeRead: end.codeRead,
    askedBySdks: permissionsAskedFor(index, end.sdks),
    ownerOf: (className) => owners.owner(owners.numberOfName(className)).id,
  };
}

function probes({ owners, probes: gathered }: Gathering): CodeScanFacts['packageProbes'] {
  return gathered
    .all()
    .filter(({ packages }) => packages.size >= MANY_PACKAGES)
    .map(({ owner, packages, sites }) => ({
      owner: owners.owner(owner).id,
      count: packages.size,
      packages: [...packages].sort().slice(0, MAX_PACKAGES),
      evidence: [...sites],
    }))
    .sort((left, right) => compareOwners(left.owner, right.owner));
}

/** Ids of SDKs by the permissions their guides ask for. */
function permissionsAskedFor(index: SignatureIndex, found: readonly string[]): Map<string, string[]> {
  const present = new Set(found);
  const asked = new Map<string, string[]>();
  for (const { id, permissions } of index.sdks) {
    if (!present.has(id)) continue;
    for (const name of permissions) addToList(asked, name, id);
  }
  return asked;
}

type Sortable = { readonly owner: string; readonly api: string };

function byOwnerAndApi(left: Sortable, right: Sortable): number {
  return compareOwners(left.owner, right.owner) || compare(left.api, right.api);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
