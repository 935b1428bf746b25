/**
 * Resource ids of the framework attributes that a manifest uses. Android reads attributes by these ids alone; the
 * names in a manifest's string pool are decoration, and tools that protect apps empty or falsify them.
 * Source: the attributes of AOSP's public.xml (platform 29, and 31 for the last two).
 */
export const FRAMEWORK_ATTRIBUTE_IDS = {
  theme: 0x01010000,
  label: 0x01010001,
  icon: 0x01010002,
  name: 0x01010003,
  permission: 0x01010006,
  readPermission: 0x01010007,
  writePermission: 0x01010008,
  protectionLevel: 0x01010009,
  permissionGroup: 0x0101000a,
  sharedUserId: 0x0101000b,
  hasCode: 0x0101000c,
  enabled: 0x0101000e,
  debuggable: 0x0101000f,
  exported: 0x01010010,
  process: 0x01010011,
  multiprocess: 0x01010013,
  authorities: 0x01010018,
  initOrder: 0x0101001a,
  grantUriPermissions: 0x0101001b,
  priority: 0x0101001c,
  targetPackage: 0x01010021,
  value: 0x01010024,
  resource: 0x01010025,
  mimeType: 0x01010026,
  scheme: 0x01010027,
  host: 0x01010028,
  port: 0x01010029,
  path: 0x0101002a,
  pathPrefix: 0x0101002b,
  pathPattern: 0x0101002c,
  targetActivity: 0x01010202,
  minSdkVersion: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdkVersion: 0x01010270,
  maxSdkVersion: 0x01010271,
  testOnly: 0x01010272,
  backupAgent: 0x0101027f,
  allowBackup: 0x01010280,
  glEsVersion: 0x01010281,
  required: 0x0101028e,
  installLocation: 0x010102b7,
  isolatedProcess: 0x010103a9,
  revisionCode: 0x010104d5,
  extractNativeLibs: 0x010104ea,
  fullBackupContent: 0x010104eb,
  usesCleartextTraffic: 0x010104ec,
  directBootAware: 0x01010505,
  networkSecurityConfig: 0x01010527,
  requiredFeature: 0x01010554,
  requiredNotFeature: 0x01010555,
  isFeatureSplit: 0x0101055b,
  compileSdkVersion: 0x01010572,
  compileSdkVersionCodename: 0x01010573,
  versionCodeMajor: 0x01010576,
  appComponentFactory: 0x0101057a,
  isSplitRequired: 0x01010591,
  foregroundServiceType: 0x01010599,
  requestLegacyExternalStorage: 0x01010603,
  dataExtractionRules: 0x0101063e,
  usesPermissionFlags: 0x01010644,
} as const;

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(FRAMEWORK_ATTRIBUTE_IDS).map(([name, id]) => [id, name]),
);

/** Name of a framework attribute, without prefix; undefined for ids a manifest reader has no use for. */
export function frameworkAttributeName(resourceId: number): string | undefined {
  return NAMES.get(resourceId);
}
