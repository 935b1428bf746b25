import * as z from 'zod';
import { deviceAccessIdSchema } from '../taxonomy/device-access-id.js';
import { coverageSchema } from './coverage.js';
import { appEvidenceSchema } from './evidence.js';

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

/** Personal data that code can read, by who owns the code. */
export const dataAccessSchema = z.object({
  data: z.string(),
  api: z.string(),
  /** An SDK id, `app`, or a package name nobody owns. */
  owner: z.string(),
  confidence: confidenceSchema,
  count: z.int().positive(),
  /** On the start-up path: a hint of reading before consent, to be confirmed on a device. */
  startup: z.boolean(),
  evidence: z.array(appEvidenceSchema),
});
export type DataAccess = z.infer<typeof dataAccessSchema>;

export const packerSchema = z.object({
  id: z.string(),
  name: z.string(),
  evidence: z.array(appEvidenceSchema),
});

export const signingSchema = z.object({
  schemes: z.array(z.enum(['v1', 'v2', 'v3', 'v3.1'])),
  certificates: z.array(z.object({ sha256: z.string(), subject: z.string() })),
});

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
  file: z.object({ name: z.string(), size: z.int().nonnegative(), sha256: z.string() }),
  package: z.string().nullable(),
  versionName: z.string().nullable(),
  versionCode: z.int().nullable(),
  label: z.string().nullable(),
  minSdk: z.int().nullable(),
  targetSdk: z.int().nullable(),
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
  sdks: z.array(sdkMatchSchema),
  packer: packerSchema.nullable(),
  signing: signingSchema.nullable(),
  dataAccess: z.array(dataAccessSchema),
  coverage: appCoverageSchema,
});
export type AppFacts = z.infer<typeof appFactsSchema>;
