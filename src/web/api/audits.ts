import * as z from 'zod';
import { auditIdSchema, languageSchema, momentSchema, pageQueryShape, tagSchema } from './identifiers.js';

/** Policy text pasted into a field: UTF-16 units. */
const mostPastedText = 1_000_000;

/**
 * The fields of the multipart form that starts an audit, beside its files. Files are parts named `package` (one, or base
 * and splits) and `document` (any number). At least one of `document`, `text` and `url` is needed.
 */
export const createAuditFieldsSchema = z.strictObject({
  text: z.array(z.string().min(1).max(mostPastedText)).max(3).default([]).describe('Policy text as pasted'),
  url: z
    .array(z.url({ protocol: /^https?$/ }).max(2048))
    .max(10)
    .default([])
    .describe('Addresses of policy documents'),
  profile: z.string().max(40).optional().describe('Market whose rules hold; see about.profiles'),
  appType: z.string().max(80).optional().describe('Type of the app; see about.appTypes'),
  lang: languageSchema.optional().describe('Language the report opens in'),
  tag: z.array(tagSchema).max(20).default([]),
  followLinks: z.stringbool().default(false).describe('Also fetch the lists that an address links to'),
});
export type CreateAuditFields = z.infer<typeof createAuditFieldsSchema>;

export const auditStateSchema = z.enum(['queued', 'running', 'finished', 'failed', 'cancelled']);
export type AuditState = z.infer<typeof auditStateSchema>;

/** Where an audit stands that is not over. */
export const auditProgressSchema = z.object({
  /** fetching: documents by address; waiting: for a free process; then what is being read or made. */
  stage: z.enum(['fetching', 'waiting', 'documents', 'package', 'rules', 'reports']),
  /** Audits before this one; null where it is not waiting. */
  ahead: z.int().nonnegative().nullable(),
});

/** Findings by severity, those accepted apart; rules that could not be evaluated. */
export const auditCountsSchema = z.object({
  error: z.int().nonnegative(),
  warning: z.int().nonnegative(),
  info: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  notEvaluated: z.int().nonnegative(),
});

/** One audit as history lists it. */
export const auditSchema = z.object({
  id: auditIdSchema,
  state: auditStateSchema,
  /** Null once the audit is over. */
  progress: auditProgressSchema.nullable(),
  createdAt: momentSchema,
  finishedAt: momentSchema.nullable(),
  package: z.object({
    /** File names as uploaded; never a path. */
    files: z.array(z.object({ name: z.string(), size: z.int().nonnegative().nullable() })),
  }),
  documents: z.array(z.object({ kind: z.enum(['file', 'text', 'url']), name: z.string() })),
  profile: z.string(),
  appType: z.string().nullable(),
  lang: languageSchema,
  tags: z.array(tagSchema),
  /** What the package says of itself; null until the audit is finished. */
  app: z
    .object({
      package: z.string().nullable(),
      label: z.string().nullable(),
      versionName: z.string().nullable(),
      versionCode: z.int().nullable(),
    })
    .nullable(),
  counts: auditCountsSchema.nullable(),
  /** True where something could not be read: what was not read may hold more. */
  incomplete: z.boolean(),
  /** For `failed`: what went wrong, in the language asked for. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Audit = z.infer<typeof auditSchema>;

export const listAuditsQuerySchema = z.strictObject({
  query: z
    .string()
    .max(200)
    .optional()
    .describe('Words looked for in names, package, label, version and tags'),
  tag: tagSchema.optional(),
  state: auditStateSchema.optional(),
  lang: languageSchema.optional(),
  ...pageQueryShape,
});

export const auditListSchema = z.object({
  /** Newest first. */
  audits: z.array(auditSchema),
  /** All that fit, not only those of this answer. */
  total: z.int().nonnegative(),
  /** Every tag in use, by how often. */
  tags: z.array(z.object({ tag: z.string(), count: z.int().positive() })),
});
export type AuditList = z.infer<typeof auditListSchema>;

export const tagAuditBodySchema = z.strictObject({ tags: z.array(tagSchema).max(20) });

/**
 * The one kind of server-sent event that an audit's stream consists of. Its data is the audit as it stands, as
 * `auditSchema` describes it: one comes at once, one at every change; the stream ends after the one whose state is final.
 */
export const auditEventName = 'audit';
