import * as z from 'zod';
import { deviceAccessIdSchema } from '../taxonomy/device-access-id.js';
import { policyEvidenceSchema } from './evidence.js';

/** A device access the policy speaks of. One entry per access, the strongest statement wins. */
export const policyPermissionSchema = z.object({
  group: deviceAccessIdSchema,
  /** Permission constants literally written, normalised to full names. */
  names: z.array(z.string()),
  /** permission: the right itself; data: only the data behind it; denied: only to say it is not used. */
  strength: z.enum(['permission', 'data', 'denied']),
  by: z.enum(['app', 'sdk', 'both']),
  purpose: z.string().nullable(),
  evidence: z.array(policyEvidenceSchema),
});
export type PolicyPermission = z.infer<typeof policyPermissionSchema>;

const vendorNameSchema = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });

/**
 * Who is behind the product of a row, and who its provider and its link name. A company of the vendor's group counts
 * as the vendor; null where nothing is written, or nobody knows the company or address.
 */
export const rowOwnersSchema = z.object({
  vendor: vendorNameSchema,
  provider: vendorNameSchema.nullable(),
  link: vendorNameSchema.nullable(),
  /** True where the link is an address that neither the vendor nor a place for anybody's documents is known by. */
  strayLink: z.boolean(),
});
export type RowOwners = z.infer<typeof rowOwnersSchema>;

/** One third-party SDK the policy names, merged over its mentions. */
export const policySdkSchema = z.object({
  /** As written. */
  name: z.string(),
  /** Product or family id, null where no signature knows the name. */
  id: z.string().nullable(),
  provider: z.string().nullable(),
  purpose: z.string().nullable(),
  /** Items of personal data as written, with the taxonomy's id where one fits. */
  dataTypes: z.array(z.object({ text: z.string(), id: z.string().nullable() })),
  permissions: z.array(deviceAccessIdSchema),
  /** How data is shared, as written. */
  method: z.string().nullable(),
  privacyUrl: z.string().nullable(),
  platforms: z.enum(['android', 'ios', 'both']).nullable(),
  packageName: z.string().nullable(),
  /** Absent where no signature knows the product, or the row names neither provider nor link. */
  owners: rowOwnersSchema.optional(),
  evidence: z.array(policyEvidenceSchema),
});
export type PolicySdk = z.infer<typeof policySdkSchema>;

/** What the policy gives by way of a list of SDKs. */
export const sdkListSchema = z.discriminatedUnion('status', [
  /** A list stands in the given documents. */
  z.object({ status: z.literal('present'), evidence: z.array(policyEvidenceSchema) }),
  /** The documents point to a list that was not given. */
  z.object({
    status: z.literal('elsewhere'),
    title: z.string().nullable(),
    url: z.string().nullable(),
    evidence: z.array(policyEvidenceSchema),
  }),
  z.object({ status: z.literal('absent') }),
]);
export type SdkList = z.infer<typeof sdkListSchema>;

export const sectionRoleSchema = z.enum([
  'definitions',
  'collection',
  'permission-list',
  'sdk-list',
  'sharing',
  'cookies',
  'storage',
  'rights',
  'minors',
  'consent-exceptions',
  'changes',
  'contact',
  'other',
]);
export type SectionRole = z.infer<typeof sectionRoleSchema>;

/** What a policy is expected to tell besides accesses and SDKs. */
export const policyAspectSchema = z.enum([
  /** Name of the handler of personal information. */
  'operator',
  /** A way to reach the handler: mail, telephone, address or form. */
  'contact',
  'effective-date',
  'update-date',
  /** How long data is kept, or how that is decided. */
  'retention',
  'access-right',
  'correction-right',
  'deletion-right',
  /** Closing the account. */
  'deregistration',
  'consent-withdrawal',
  /** A channel for complaints or reports. */
  'complaint-channel',
  /** The promised time for answering requests; `value` in days, working days as such. */
  'response-time',
  'minors',
  'cross-border',
  /** The policy speaks of personalised recommendation, pushing or advertising. */
  'personalised-push',
  'personalised-push-opt-out',
  /** The list of personal information collected, of the two lists. */
  'collected-list',
  /** The list of information shared with third parties, of the two lists. */
  'shared-list',
  /** The policy speaks of sensitive personal information and marks it. */
  'sensitive-information',
  'separate-consent',
]);
export type PolicyAspect = z.infer<typeof policyAspectSchema>;

/** Whether the policy tells an aspect. An aspect without a statement was not looked for: nothing follows from that. */
export const policyStatementSchema = z.object({
  aspect: policyAspectSchema,
  present: z.boolean(),
  /** What it says where a rule needs it: a day as YYYY-MM-DD, a name, a number of days. */
  value: z.string().nullable(),
  /** Empty where absent. */
  evidence: z.array(policyEvidenceSchema),
});
export type PolicyStatement = z.infer<typeof policyStatementSchema>;

/** Everything the policy documents say that an audit needs, each entry with the words it rests on. */
export const policyFactsSchema = z.object({
  documents: z.array(
    z.object({
      name: z.string(),
      format: z.enum(['txt', 'markdown', 'html', 'pdf', 'docx']),
      /** Where it was fetched from, for documents given by URL. */
      url: z.string().nullable(),
      sha256: z.string(),
      characters: z.int().nonnegative(),
    }),
  ),
  language: z.enum(['zh-Hans', 'zh-Hant', 'en', 'zh-Hans+en', 'zh-Hant+en', 'unknown']),
  app: z.string().nullable(),
  operator: z.string().nullable(),
  permissions: z.array(policyPermissionSchema),
  sdks: z.array(policySdkSchema),
  sdkList: sdkListSchema,
  dataTypes: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      strength: z.enum(['collected', 'denied']),
      by: z.enum(['app', 'sdk', 'both']),
      evidence: z.array(policyEvidenceSchema),
    }),
  ),
  statements: z.array(policyStatementSchema),
  links: z.array(z.object({ text: z.string(), url: z.string(), evidence: z.array(policyEvidenceSchema) })),
  sections: z.array(
    z.object({
      title: z.string(),
      level: z.int().positive(),
      role: sectionRoleSchema,
      document: z.string(),
      line: z.int().positive(),
    }),
  ),
});
export type PolicyFacts = z.infer<typeof policyFactsSchema>;
