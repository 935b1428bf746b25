import { type CodeScanFacts, createCodeScan } from '../../src/app/code-scan/scan-code.js';
import type { Component, RequestedPermission } from '../../src/facts/app-facts.js';
import { openDex } from '../../src/formats/dex/open-dex.js';
import { buildSignatureIndex } from '../../src/sdk/signature-index.js';
import { sdkSchema } from '../../src/sdk/signature-schema.js';
import { apiMap } from '../../src/taxonomy/api-map.js';
import type { ApiMap } from '../../src/taxonomy/api-map-schema.js';
import { buildDex, type ClassDescription, type Instruction } from './dex-builder.js';

/** An app of which only the code, and what the scan asks of the manifest, is told. */
export interface ScannedCode {
  /** Classes of each dex file. */
  readonly dexFiles: readonly (readonly ClassDescription[])[];
  /** Package prefixes by SDK id. */
  readonly sdks?: Readonly<Record<string, string>>;
  /** Permissions each SDK's guide asks for. */
  readonly sdkPermissions?: Readonly<Record<string, readonly string[]>>;
  readonly permissions?: readonly string[];
  readonly components?: readonly Component[];
  readonly applicationClass?: string;
  readonly minSdk?: number;
  readonly codeRead?: boolean;
  /** The project's own map where left out. */
  readonly map?: ApiMap;
}

/** Package of every app built here. */
export const OWN_PACKAGE = 'com.example.app';

/** Scans the code of an app as `collectAppFacts` does. */
export function scanApp(app: ScannedCode): CodeScanFacts {
  const sdks = Object.entries(app.sdks ?? {}).map(([id, prefix]) =>
    signature(id, prefix, app.sdkPermissions?.[id] ?? []),
  );
  const scan = createCodeScan(
    {
      package: OWN_PACKAGE,
      minSdk: app.minSdk ?? 23,
      permissions: (app.permissions ?? []).map(requested),
      components: [...(app.components ?? [])],
      application: {
        class: app.applicationClass ?? null,
        sharedUserId: null,
        debuggable: null,
        allowBackup: null,
        usesCleartextTraffic: null,
        networkSecurityConfig: null,
      },
      manifestEntry: 'AndroidManifest.xml',
    },
    app.map ?? apiMap,
    buildSignatureIndex({ vendors: [], sdks }),
  );
  for (const [index, classes] of app.dexFiles.entries()) {
    const entry = index === 0 ? 'classes.dex' : `classes${index + 1}.dex`;
    for (const dex of openDex(buildDex({ classes }), entry).dexFiles) scan.addDex(dex);
  }
  return scan.finish({ codeRead: app.codeRead ?? true, sdks: Object.keys(app.sdks ?? {}) });
}

/** The same for one method of one class of the app's own. */
export function scanMethod(
  code: readonly Instruction[],
  rest: Omit<ScannedCode, 'dexFiles'> = {},
): CodeScanFacts {
  return scanApp({ ...rest, dexFiles: [[ownClass('Main', code)]] });
}

/** A class of the app's package with one method `go`. */
export function ownClass(
  name: string,
  code: readonly Instruction[],
  rest: Partial<ClassDescription> = {},
): ClassDescription {
  return classWith(`${OWN_PACKAGE}.${name}`, code, rest);
}

/** A class with one method `go`. */
export function classWith(
  name: string,
  code: readonly Instruction[],
  rest: Partial<ClassDescription> = {},
): ClassDescription {
  return { name, methods: [{ name: 'go', code: [...code, { op: 'return-void' }] }], ...rest };
}

/** What was found, short: `imei android.telephony.TelephonyManager.getDeviceId by app (high)`. */
export function accessesOf(facts: CodeScanFacts): string[] {
  return facts.dataAccess.map(
    ({ data, api, owner, confidence }) => `${data} ${api} by ${owner} (${confidence})`,
  );
}

/** The data found, whoever reads it by whatever means. */
export function dataOf(facts: CodeScanFacts): string[] {
  return [...new Set(facts.dataAccess.map(({ data }) => data))];
}

/** A call without constants: the registers hold whatever the test leaves in them. */
export function call(method: string, ...registers: number[]): Instruction {
  return { op: 'invoke-virtual', method, registers };
}

export function callStatic(method: string, ...registers: number[]): Instruction {
  return { op: 'invoke-static', method, registers };
}

export function constant(register: number, value: string): Instruction {
  return { op: 'const-string', register, value };
}

/** A manifest component with nothing but its name. */
export function component(kind: Component['kind'], name: string, rest: Partial<Component> = {}): Component {
  return { kind, name, exported: false, enabled: true, intentFilters: [], metaData: [], ...rest };
}

function requested(name: string): RequestedPermission {
  return { name, access: null, protection: 'unknown', source: 'manifest', evidence: [] };
}

function signature(id: string, prefix: string, permissions: readonly string[]) {
  return sdkSchema.parse({
    id,
    vendor: 'vendor',
    kind: 'sdk',
    category: 'other',
    names: { en: [id] },
    matchers: { packages: [prefix] },
    permissions: { required: permissions, optional: [] },
    sources: [
      { kind: 'manifest', reference: 'test', facts: ['packages', 'permissions'], date: '2026-01-01' },
    ],
  });
}
