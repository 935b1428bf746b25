import * as z from 'zod';
import { diagnosticSchema } from '../facts/diagnostic.js';
import { severitySchema, subjectSchema } from '../findings/finding.js';
import { auditJobSchema } from './audit-job.js';

/** SHA-256 in lower-case hexadecimal: the name of a result. */
export const resultKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What made a result, apart from its inputs. */
export const versionsSchema = z.object({
  /** Version of this package. */
  tool: z.string(),
  /** SHA-256 over the signatures, built-in and the user's. */
  signatures: z.string(),
  /** Version of the form of results. */
  results: z.literal(1),
});
export type Versions = z.infer<typeof versionsSchema>;

/**
 * Why an audit came to nothing. `code` is stable: a code of an input or usage error, `time-limit`, `memory-limit`,
 * `crashed` or `internal-error`.
 */
export const failureSchema = z.object({
  code: z.string(),
  /** One line in each language, with the file or document it speaks of. */
  line: z.object({ 'zh-CN': z.string(), en: z.string() }),
});
export type Failure = z.infer<typeof failureSchema>;

/** How something stands between app and policy; see `Standing` of the library. */
const standingSchema = z.enum(['disclosed', 'undisclosed', 'stale', 'not-owed', 'unjudged']);

/** What an audit came to in short: enough for lists and summaries, a few kilobytes where the result has hundreds. */
export const cardFactsSchema = z.object({
  /** Identity of the app as its manifest tells it. */
  app: z.object({
    package: z.string().nullable(),
    label: z.string().nullable(),
    versionName: z.string().nullable(),
    versionCode: z.int().nullable(),
    sha256: z.string(),
    size: z.int().nonnegative(),
  }),
  findings: z.array(
    z.object({
      ruleId: z.string(),
      severity: severitySchema,
      subject: subjectSchema,
      fingerprint: z.string(),
      /** True for findings that a suppression or the baseline covers: they do not count. */
      suppressed: z.boolean(),
    }),
  ),
  /** Rules that could not speak, and why. */
  notEvaluated: z.array(z.object({ ruleId: z.string(), reason: z.string() })),
  permissions: z.array(z.object({ name: z.string(), standing: standingSchema })),
  /** SDKs of either side, plain libraries left out; `id` is the name as written where no signature knows it. */
  sdks: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), standing: standingSchema })),
  /** Personal data that code can read, by owner of the code. */
  data: z.array(z.object({ data: z.string(), owner: z.string() })),
  diagnostics: z.array(diagnosticSchema.pick({ code: true, effect: true })),
});
export type CardFacts = z.infer<typeof cardFactsSchema>;

/** Name and tags under which a result was asked for. The same bytes may be asked for under several. */
export const jobLabelSchema = z.object({ name: z.string(), tags: z.array(z.string()) });
export type JobLabel = z.infer<typeof jobLabelSchema>;

const cardHead = {
  schemaVersion: z.literal(1),
  key: resultKeySchema,
  versions: versionsSchema,
  /** What `check` would exit with: 0, 1, 2, 3 or 70. */
  exitCode: z.int(),
  /** The job that made the result; others with the same key are kept as labels. */
  job: auditJobSchema,
  /** First the job's own. */
  labels: z.array(jobLabelSchema),
  /** When it was made, ISO 8601 in UTC; no part of the key. */
  startedAt: z.string(),
  endedAt: z.string(),
};

/** A result in short, `card.json` beside `result.json`. */
export const resultCardSchema = z.discriminatedUnion('outcome', [
  z.object({ ...cardHead, outcome: z.literal('done'), facts: cardFactsSchema }),
  z.object({ ...cardHead, outcome: z.literal('failed'), failure: failureSchema }),
]);
export type ResultCard = z.infer<typeof resultCardSchema>;
export type DoneCard = Extract<ResultCard, { outcome: 'done' }>;
export type FailedCard = Extract<ResultCard, { outcome: 'failed' }>;
