import * as z from 'zod';
import { deviceAccessIdSchema } from '../taxonomy/device-access-id.js';
import {
  codeCapabilitySchema,
  dataAccessSchema,
  packageProbesSchema,
  permissionRequestSchema,
  permissionUseSchema,
} from './code-facts.js';
import { coverageSchema } from './coverage.js';
import { appEvidenceSchema } from './evidence.js';

export type {
  DataAccess,
  PermissionUse,
} from './code-facts.js';

export const confidenceSchema = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** A permission the app asks for, directly or by the platform's split-permission rules. */
export const requestedPermissionSchema = z.object({
  name: z.string(),
  /** The device access it grants in the words of a policy; null for plumbing nobody discloses. */
  access: deviceAccessIdSchema.nullable(),
  /** Base protection level, `special` for grants made in Settings, `unknown` for names outside the platform table. */
  protection: z.enum(['normal', 'dangerous', 'special', 'signature', 'internal', 'unknown']),
  source: z.enum(['manifest', 'sdk-23', 'implied']),
  /** For `implied`: the requested permissions that bring it. */
  impliedBy: z.array(z.string()).optional(),
  maxSdkVersion: z.int().optional(),
  minSdkVersion: z.int().optional(),
  /** usesPermissionFlags as written, e.g. neverForLocation. */
  flags: z.array(z.string()).optional(),
  evidence: z.array(appEvidenceSchema),
});
export type RequestedPermission = z.infer<typeof requestedPermissionSchema>;

export const declaredPermissionSchema = z.object({
  name: z.string(),
  protection: z.string(),
});

export const metaDataSchema = z.object({ name: z.string(), value: z.string().nullable() });

export const intentFilterSchema = z.object({
  actions: z.array(z.string()),
  categories: z.array(z.string()),
  /** Data specifications as `scheme://host/path` parts, as far as written. */
  data: z.array(z.string()),
});

export const componentSchema = z.object({
  kind: z.enum(['activity', 'activity-alias', 'service', 'receiver', 'provider']),
  /** Full class name (relative names resolved against the package). */
  name: z.string(),
  exported: z.boolean(),
  enabled: z.boolean(),
  permission: z.string().optional(),
  process: z.string().optional(),
  /** For providers. */
  authorities: z.array(z.string()).optional(),
  /** For services: names of the foregroundServiceType bits. */
  foregroundServiceTypes: z.array(z.string()).optional(),
  /** For activity-alias. */
  targetActivity: z.string().optional(),
  intentFilters: z.array(intentFilterSchema),
  metaData: z.array(metaDataSchema),
});
export type Component = z.infer<typeof componentSchema>;

export const nativeLibrarySchema = z.object({
  /** File name, e.g. libBugly.so. */
  name: z.string(),
  entry: z.string(),
  abi: z.string(),
  size: z.int().nonnegative(),
});
export type NativeLibrary = z.infer<typeof nativeLibrarySchema>;

/** An SDK or library found in the app. */
export const sdkMatchSchema = z.object({
  id: z.string(),
  /** Display name in Chinese (or its only name). */
  name: z.string(),
  nameEn: z.string(),
  vendor: z.string(),
  /** ISO 3166 code of the vendor's legal seat, where it is known. */
  vendorCountry: z.string().length(2).optional(),
  family: z.string().optional(),
  kind: z.enum(['sdk', 'library']),
  confidence: confidenceSchema,
  version: z.string().optional(),
  /** used: reached by the app or an enabled component; dormant: present, referenced by nobody. */
  integration: z.enum(['used', 'dormant', 'unknown']),
  /** Id of the SDK that brought this one, where the signatures say so. */
  embeddedBy: z.string().optional(),
  /** True where the app's own package belongs to the SDK's vendor. */
  firstParty: z.boolean(),
  evidence: z.array(appEvidenceSchema),
});
export type SdkMatch = z.infer<typeof sdkMatchSchema>;

/** A tool that hides code. `coverage.code` says what follows from it. */
export const packerSchema = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** classes: dex files hold a stub, the app's classes are elsewhere; methods: classes are there, some bodies not. */
  hides: z.enum(['classes', 'methods']),
  evidence: z.array(appEvidenceSchema),
});

export const signingSchema = z.object({
  schemes: z.array(z.enum(['v1', 'v2', 'v3', 'v3.1'])),
  /** Whether the content is what v2 or v3 signed; null where nobody asked, or no digest of a known kind is there. */
  contentDigest: z.enum(['matches', 'differs']).nullable(),
  certificates: z.array(z.object({ sha256: z.string(), subject: z.string() })),
});

/** A cross-platform framework that keeps the app's logic outside dex. */
export const frameworkSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What the logic is written in instead. */
  logic: z.enum(['javascript', 'dart', 'native', 'dotnet', 'lua', 'python']),
  evidence: z.array(appEvidenceSchema),
});

/** What the app is delivered as, told from its content. */
export const containerSchema = z.enum(['apk', 'split-apks', 'app-bundle', 'library', 'manifest']);
export type Container = z.infer<typeof containerSchema>;

/** One of the archives, or modules of a bundle, that make up the app. */
export const appPartSchema = z.object({
  /** File or module as evidence names it: `base.apk`, `feature_map`; the file itself where there is only one. */
  name: z.string(),
  role: z.enum(['base', 'split']),
});

/** Attributes of `<manifest>` and `<application>` beyond identity; null where not written or not resolvable. */
export const applicationSchema = z.object({
  /** Full name of the Application class. */
  class: z.string().nullable(),
  sharedUserId: z.string().nullable(),
  debuggable: z.boolean().nullable(),
  allowBackup: z.boolean().nullable(),
  usesCleartextTraffic: z.boolean().nullable(),
  /** Resource that configures network security, as `@xml/name`. */
  networkSecurityConfig: z.string().nullable(),
});

/** A package inside the package: loaded at run time, or installed by the app. */
export const embeddedPackageSchema = z.object({
  entry: z.string(),
  kind: z.enum(['apk', 'dex', 'jar']),
  size: z.int().nonnegative(),
  /** Class definitions of the dex files inside, apart from `classCount`; null where it could not be read. */
  classes: z.int().nonnegative().nullable(),
});

export type EmbeddedPackage = z.infer<typeof embeddedPackageSchema>;

/** Files under assets/, by how much there is of each kind. */
export const assetsSchema = z.object({
  count: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** The five file extensions that take most space, largest first; '' for files without. */
  extensions: z.array(
    z.object({ extension: z.string(), count: z.int().positive(), bytes: z.int().nonnegative() }),
  ),
});

export type Assets = z.infer<typeof assetsSchema>;

/** How far class names were renamed. Names of shrunk classes say nothing of who wrote them. */
export const obfuscationSchema = z.object({
  /** Class definitions looked at: those outside the platform's and language's own packages. */
  classes: z.int().nonnegative(),
  /** Of these, with a simple name of at most two letters. */
  shortNames: z.int().nonnegative(),
  /** Of these, in a package with a segment of one letter. */
  shortPackages: z.int().nonnegative(),
  level: z.enum(['none', 'partial', 'heavy', 'unknown']),
});

export type Obfuscation = z.infer<typeof obfuscationSchema>;

/** The areas of an app a rule may depend on. */
export const appCoverageSchema = z.object({
  manifest: coverageSchema,
  resources: coverageSchema,
  code: coverageSchema,
  nativeLibraries: coverageSchema,
});
export type AppCoverage = z.infer<typeof appCoverageSchema>;

/** Everything the app says of itself. JSON: it can be saved, and rules re-run on it without the package. */
export const appFactsSchema = z.object({
  file: z.object({
    name: z.string(),
    size: z.int().nonnegative(),
    /** Empty where only parts of the file were read from an address; `contentId` then tells it from others. */
    sha256: z.string(),
    /**
     * SHA-256 over the size in decimal, a line feed, and the bytes from the ZIP directory to the end: names, sizes and
     * CRC-32 of every entry. The same for a copy elsewhere.
     */
    contentId: z.string().optional(),
  }),
  package: z.string().nullable(),
  versionName: z.string().nullable(),
  versionCode: z.int().nullable(),
  /** What the app is delivered as. */
  container: containerSchema,
  parts: z.array(appPartSchema),
  /** The name a phone set to simplified Chinese shows. */
  label: z.string().nullable(),
  /** The name by the language of the phone. */
  labels: z.object({ zh: z.string().nullable(), en: z.string().nullable() }),
  minSdk: z.int().nullable(),
  targetSdk: z.int().nullable(),
  compileSdk: z.int().nullable(),
  application: applicationSchema,
  permissions: z.array(requestedPermissionSchema),
  declaredPermissions: z.array(declaredPermissionSchema),
  components: z.array(componentSchema),
  metaData: z.array(metaDataSchema),
  features: z.array(z.object({ name: z.string(), required: z.boolean() })),
  queries: z.object({ packages: z.array(z.string()), intents: z.array(z.string()) }),
  nativeLibraries: z.array(nativeLibrarySchema),
  /** Number of class definitions in every readable dex file. */
  classCount: z.int().nonnegative(),
  dexFiles: z.array(z.object({ entry: z.string(), classes: z.int().nonnegative() })),
  assets: assetsSchema,
  embeddedPackages: z.array(embeddedPackageSchema),
  obfuscation: obfuscationSchema,
  frameworks: z.array(frameworkSchema),
  sdks: z.array(sdkMatchSchema),
  packer: packerSchema.nullable(),
  signing: signingSchema.nullable(),
  dataAccess: z.array(dataAccessSchema),
  capabilities: z.array(codeCapabilitySchema),
  permissionUse: z.array(permissionUseSchema),
  permissionRequests: z.array(permissionRequestSchema),
  packageProbes: z.array(packageProbesSchema),
  coverage: appCoverageSchema,
});
export type AppFacts = z.infer<typeof appFactsSchema>;
