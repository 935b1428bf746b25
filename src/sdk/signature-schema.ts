import * as z from 'zod';
import type { FingerprintSource } from './fingerprint-schema.js';
import type { MatchingIndex } from './matching-index.js';
import type { ProductNameData } from './product-names.js';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by single hyphens');
const dotted = z
  .string()
  .regex(/^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/, 'a dotted Java name without wildcard');
const names = z
  .strictObject({
    'zh-Hans': z.array(z.string().min(1)).default([]),
    'zh-Hant': z.array(z.string().min(1)).default([]),
    en: z.array(z.string().min(1)).default([]),
  })
  .refine((n) => n['zh-Hans'].length + n.en.length > 0, 'needs a name in zh-Hans or en');

/** Where facts of a signature come from, and which facts. */
export const signatureSourceSchema = z.strictObject({
  kind: z
    .enum(['bytecode', 'manifest', 'vendor-documentation', 'published-package', 'public-list', 'unverified'])
    .describe(
      'bytecode: class files seen; manifest: an AAR manifest seen; public-list: another list says so; unverified: stated from general knowledge, no source was opened',
    ),
  /** URL, or repository and path, or package name and version. */
  reference: z.string().min(1),
  /** The fields of this signature that it supports, e.g. packages, permissions. */
  facts: z.array(z.string().min(1)).min(1),
  /** Day it was looked at, YYYY-MM-DD. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});

/** What identifies the SDK in a package. Every list is optional; at least one entry is needed overall. */
export const matchersSchema = z.strictObject({
  packages: z.array(dotted).default([]).describe('Package prefixes, at a package boundary'),
  classes: z.array(dotted).default([]).describe('Exact class names, $ for nested ones'),
  components: z.array(dotted).default([]).describe('Manifest components by exact class name'),
  permissions: z
    .array(z.string().min(1))
    .default([])
    .describe('Permissions only this SDK brings; ${applicationId} allowed'),
  metaData: z.array(z.string().min(1)).default([]).describe('Keys of manifest meta-data'),
  authorities: z
    .array(z.string().min(1))
    .default([])
    .describe('Provider authorities; ${applicationId} allowed'),
  actions: z.array(z.string().min(1)).default([]).describe('Intent actions in the manifest'),
  nativeLibraries: z
    .array(z.string().regex(/^lib[^/]*\.so$/))
    .default([])
    .describe('File names; * matches any run of characters'),
  assets: z
    .array(z.string().min(1))
    .default([])
    .describe('Entry names from the archive root; * matches within a path segment'),
  strings: z.array(z.string().min(6)).default([]).describe('String constants in code, such as service hosts'),
});

export const versionProbeSchema = z.discriminatedUnion('kind', [
  /** A static final String field with a constant value. */
  z.strictObject({ kind: z.literal('constant'), class: dotted, field: z.string().min(1) }),
  /** A key of a .properties entry. */
  z.strictObject({ kind: z.literal('properties'), entry: z.string().min(1), key: z.string().min(1) }),
  /** An entry holding nothing but the version, e.g. META-INF/x.version. */
  z.strictObject({ kind: z.literal('file'), entry: z.string().min(1) }),
]);

export const vendorSchema = z.strictObject({
  $schema: z.string().optional(),
  overrides: z
    .literal(true)
    .optional()
    .describe('Only in a user’s folder: takes the place of the built-in one of this id'),
  id,
  names,
  aliases: z.array(z.string().min(1)).default([]).describe('Brand names as policies write them'),
  site: z.url().nullable(),
  country: z.string().length(2).nullable().describe('ISO 3166 code of the legal seat'),
  group: id
    .optional()
    .describe('Group of companies that speak for one another; the same word at each of them'),
  domains: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))
    .default([])
    .describe(
      'Registrable domains of the vendor’s pages; where they are listed, an address elsewhere looks foreign to it',
    ),
  appPackages: z.array(dotted).default([]).describe('Package prefixes of the vendor’s own apps'),
  families: z
    .array(z.strictObject({ id, names, aliases: z.array(z.string().min(1)).default([]) }))
    .default([])
    .describe('Generic product names that stand for several SDKs'),
});

export const sdkSchema = z.strictObject({
  $schema: z.string().optional(),
  overrides: z
    .literal(true)
    .optional()
    .describe('Only in a user’s folder: takes the place of the built-in one of this id'),
  id,
  vendor: id,
  family: id.optional(),
  kind: z
    .enum(['sdk', 'library'])
    .describe('sdk: third-party code a policy must disclose; library: plain code'),
  category: z.enum([
    'push',
    'analytics',
    'crash-and-performance',
    'map-and-location',
    'one-key-login',
    'share-and-login',
    'payment',
    'advertising',
    'instant-messaging',
    'real-time-communication',
    'live-and-video',
    'speech',
    'ocr-and-face',
    'customer-service',
    'risk-control',
    'captcha',
    'device-id',
    'hot-fix',
    'hardening',
    'iot',
    'web-container',
    'mini-program',
    'game-channel',
    'storage',
    'network',
    'ab-test',
    'attribution',
    'deep-link',
    'identity',
    'health',
    'education',
    'cast',
    'feedback',
    'platform-services',
    'ui',
    'image',
    'media',
    'database',
    'language',
    'architecture',
    'serialisation',
    'framework',
    'security',
    'tooling',
    'other',
  ]),
  names,
  aliases: z.array(z.string().min(1)).default([]).describe('Other spellings in policies'),
  matchers: matchersSchema,
  embeds: z.array(id).default([]).describe('Ids of SDKs that come inside this one'),
  permissions: z
    .strictObject({ required: z.array(z.string()).default([]), optional: z.array(z.string()).default([]) })
    .default({ required: [], optional: [] })
    .describe('Android permissions its integration guide asks for'),
  dataTypes: z
    .array(id.or(z.string().regex(/^[a-z][a-z0-9_]*$/)))
    .default([])
    .describe('Ids of data-types.json that its own disclosure names or, without one, that its code reads'),
  purposes: z
    .strictObject({ 'zh-Hans': z.string().min(1), en: z.string().min(1) })
    .optional()
    .describe('What it is for, in our own words'),
  privacyPolicyUrl: z.url().nullable().default(null),
  documentationUrl: z.url().nullable().default(null),
  versionProbes: z.array(versionProbeSchema).default([]),
  sources: z.array(signatureSourceSchema).min(1),
});

export type Vendor = z.infer<typeof vendorSchema>;
export type SdkSignature = z.infer<typeof sdkSchema>;
export type Matchers = z.infer<typeof matchersSchema>;

/** All signatures, as loaded. */
export interface SignatureSet {
  readonly vendors: readonly Vendor[];
  readonly sdks: readonly SdkSignature[];
  /** What tells an SDK whose names are gone; absent where a set is only about names. */
  readonly fingerprints?: FingerprintSource;
  /** The index of this very set, where a build made it; else it is built from the set. */
  readonly compiledIndex?: () => MatchingIndex;
  /** The names compiled; absent where they have to be compiled of the set itself. */
  readonly productNames?: () => ProductNameData;
}
