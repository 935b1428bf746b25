import * as z from 'zod';
import { confidenceSchema } from '../facts/app-facts.js';
import { severitySchema } from '../findings/finding.js';

/** Names and tags come from lists and forms: bounded, so that no listing can be flooded through them. */
const shortText = z.string().min(1).max(300);

/**
 * What decides on an audit apart from its inputs, complete: configuration and command line brought together, so that
 * the job means the same on another machine. `settingsOfPlan` makes it.
 */
export const jobSettingsSchema = z.strictObject({
  /** Market whose rules and thresholds hold: cn, play, gdpr ... */
  profile: shortText,
  /** Type of the app by the 39 common types, null where nobody said. */
  appType: shortText.nullable(),
  /** By rule id or tag. */
  rules: z.record(z.string(), z.enum(['off', ...severitySchema.options])),
  minConfidence: confidenceSchema,
  firstPartySdks: z.array(z.string()),
  suppressions: z.array(
    z.strictObject({
      rule: z.string(),
      subject: z.string().optional(),
      reason: z.string(),
      expires: z.string().optional(),
    }),
  ),
  /** Fingerprints of accepted findings. */
  baseline: z.array(z.string()),
  /** Day of the audit, YYYY-MM-DD: decides which suppressions have expired and which store thresholds hold. */
  today: z.iso.date(),
  /** Lowest severity that makes the exit code 1. */
  failOn: z.enum([...severitySchema.options, 'never']),
});
export type JobSettings = z.infer<typeof jobSettingsSchema>;

/** Forms of a report that are files, by the names of `apk-audit check --format`. */
export const jobFormatSchema = z.enum([
  'json',
  'html',
  'sarif',
  'junit',
  'markdown',
  'gitlab',
  'csv',
  'xlsx',
]);
export type JobFormat = z.infer<typeof jobFormatSchema>;

/** One audit to run: an app, its policy documents, and how. JSON: it can wait in a queue. */
export const auditJobSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** What lists, progress and summaries call the app. */
  name: shortText,
  /** Tags to select and compare by, each once. */
  tags: z.array(shortText),
  /** The package's path; a folder of splits; base and splits; or one http(s) address. */
  apk: z.array(z.string().min(1)).min(1),
  /** Paths and http(s) addresses of the policy and of its lists. */
  documents: z.array(z.string().min(1)).min(1),
  /** How documents given by address are had; as the flags of `check`. */
  documentOptions: z.strictObject({
    render: z.literal(true).optional(),
    followLinks: z.literal(true).optional(),
    allowPrivateAddresses: z.literal(true).optional(),
  }),
  settings: jobSettingsSchema,
  /** Reports wanted beside result.json, and their language. */
  formats: z.array(jobFormatSchema),
  language: z.enum(['zh-CN', 'en']),
});
export type AuditJob = z.infer<typeof auditJobSchema>;
