import type { AppFacts, RequestedPermission, SdkMatch } from '../../src/facts/app-facts.js';
import type { PolicyEvidence } from '../../src/facts/evidence.js';
import type { PolicyFacts, PolicyPermission, PolicySdk } from '../../src/facts/policy-facts.js';
import { permissionInfo } from '../../src/taxonomy/permissions.js';

/** A requested permission with what the taxonomy knows of it. */
export function permission(name: string, rest: Partial<RequestedPermission> = {}): RequestedPermission {
  const { access, protection } = permissionInfo(name);
  return {
    name,
    access,
    protection,
    source: 'manifest',
    evidence: [{ kind: 'manifest', entry: 'AndroidManifest.xml', element: 'uses-permission', name }],
    ...rest,
  };
}

/** An SDK found by one class definition. */
export function sdk(id: string, rest: Partial<SdkMatch> = {}): SdkMatch {
  return {
    id,
    name: `${id}（中文名）`,
    nameEn: id,
    vendor: id.split('-')[0] ?? id,
    kind: 'sdk',
    confidence: 'high',
    integration: 'used',
    firstParty: false,
    evidence: [
      { kind: 'classes', entry: 'classes.dex', prefix: `com.${id}`, count: 3, example: `com.${id}.A` },
    ],
    ...rest,
  };
}

/** Facts of an app that was fully read; a test states what matters to it. */
export function appFacts(rest: Partial<AppFacts> = {}): AppFacts {
  return {
    file: { name: 'app.apk', size: 1, sha256: '0'.repeat(64) },
    package: 'com.example.app',
    versionName: '1.0',
    versionCode: 1,
    container: 'apk',
    parts: [{ name: 'app.apk', role: 'base' }],
    label: '示例',
    labels: { zh: '示例', en: '示例' },
    minSdk: 23,
    targetSdk: 34,
    compileSdk: 34,
    application: {
      class: null,
      sharedUserId: null,
      debuggable: null,
      allowBackup: null,
      usesCleartextTraffic: null,
      networkSecurityConfig: null,
    },
    permissions: [],
    declaredPermissions: [],
    components: [],
    metaData: [],
    features: [],
    queries: { packages: [], intents: [] },
    nativeLibraries: [],
    classCount: 3,
    dexFiles: [{ entry: 'classes.dex', classes: 3 }],
    assets: { count: 0, bytes: 0, extensions: [] },
    embeddedPackages: [],
    obfuscation: { classes: 3, shortNames: 0, shortPackages: 0, level: 'none' },
    frameworks: [],
    sdks: [],
    packer: null,
    signing: null,
    dataAccess: [],
    capabilities: [],
    permissionUse: [],
    permissionRequests: [],
    packageProbes: [],
    coverage: {
      manifest: { status: 'ok' },
      resources: { status: 'ok' },
      code: { status: 'ok' },
      nativeLibraries: { status: 'ok' },
    },
    ...rest,
  };
}

/** A place in the policy of `policyFacts`. */
export function quote(text: string, line = 1): PolicyEvidence {
  return { document: 'policy.txt', line, column: 1, quote: text };
}

/** A device access the policy speaks of. */
export function disclosed(
  group: PolicyPermission['group'],
  rest: Partial<PolicyPermission> = {},
): PolicyPermission {
  return {
    group,
    names: [],
    strength: 'permission',
    by: 'app',
    purpose: null,
    evidence: [quote(group)],
    ...rest,
  };
}

/** A row of the policy's SDK list. */
export function row(name: string, id: string | null, rest: Partial<PolicySdk> = {}): PolicySdk {
  return {
    name,
    id,
    provider: null,
    purpose: null,
    dataTypes: [],
    permissions: [],
    method: null,
    privacyUrl: null,
    platforms: null,
    packageName: null,
    evidence: [quote(name)],
    ...rest,
  };
}

/** Facts of a policy that holds its own SDK list. */
export function policyFacts(rest: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    documents: [{ name: 'policy.txt', format: 'txt', url: null, sha256: '0'.repeat(64), characters: 1000 }],
    language: 'zh-Hans',
    app: null,
    operator: null,
    permissions: [],
    sdks: [],
    sdkList: { status: 'present', evidence: [] },
    dataTypes: [],
    statements: [],
    links: [],
    sections: [],
    ...rest,
  };
}
