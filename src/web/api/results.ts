import * as z from 'zod';
import { appFactsSchema } from '../../facts/app-facts.js';
import { diagnosticSchema } from '../../facts/diagnostic.js';
import { policyFactsSchema } from '../../facts/policy-facts.js';
import { findingSchema, outcomeSchema } from '../../findings/finding.js';
import { auditSchema } from './audits.js';
import { auditIdSchema, languageSchema } from './identifiers.js';

/**
 * A finding on the wire. What its args are is told by the rule; the schema of any JSON at all refers to itself, which
 * readers of OpenAPI documents do not follow.
 */
const answeredFindingSchema = findingSchema.extend({ args: z.record(z.string(), z.unknown()) });

/** The result as `apk-audit check --format json` prints it. */
export const resultSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.string(), version: z.string() }),
  app: appFactsSchema,
  policy: policyFactsSchema,
  outcomes: z.array(outcomeSchema),
  findings: z.array(answeredFindingSchema),
  diagnostics: z.array(diagnosticSchema),
});
export type Result = z.infer<typeof resultSchema>;

/** Forms of a report, as `apk-audit check --format` names them. */
export const reportFormatSchema = z.enum([
  'html',
  'json',
  'xlsx',
  'markdown',
  'csv',
  'sarif',
  'junit',
  'gitlab',
  'terminal',
]);
export type ReportFormatName = z.infer<typeof reportFormatSchema>;

export const reportParamsSchema = z.strictObject({ id: auditIdSchema, format: reportFormatSchema });
export const reportQuerySchema = z.strictObject({
  lang: languageSchema.optional(),
  theme: z.enum(['light', 'dark']).optional().describe('Of the HTML report; the system’s where left out'),
  download: z.stringbool().default(false).describe('Answer as an attachment to be saved'),
});

export const draftQuerySchema = z.strictObject({
  format: z.enum(['markdown', 'html', 'json']).default('markdown'),
  scope: z
    .enum(['missing', 'all'])
    .default('missing')
    .describe('missing: only what the policy lacks; all: every table, as for a policy yet to be written'),
  lang: languageSchema.optional(),
  download: z.stringbool().default(false),
});

const cellSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), text: z.string() }),
  z.object({ state: z.literal('to-confirm'), text: z.string() }),
  z.object({ state: z.literal('to-fill') }),
]);

/** The draft as data, for `format=json`: tables whose cells say how sure they are. */
export const draftSchema = z.object({
  title: z.string(),
  notes: z.array(z.string()),
  tables: z.array(
    z.object({
      title: z.string(),
      note: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(cellSchema)),
    }),
  ),
});
export type DraftAnswer = z.infer<typeof draftSchema>;

export const compareQuerySchema = z.strictObject({
  before: auditIdSchema,
  after: auditIdSchema,
  lang: languageSchema.optional(),
});

const changeSchema = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });

/** What changed between two audits: `comparison` is that of `apk-audit diff --format json`. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  before: auditSchema,
  after: auditSchema,
  comparison: z.object({
    versions: z.object({ before: z.string(), after: z.string() }),
    permissions: changeSchema,
    sdks: changeSchema.extend({
      changed: z.array(z.object({ id: z.string(), before: z.string(), after: z.string() })),
    }),
    dataAccess: changeSchema.describe('`data owner`, for code that can read it'),
    findings: z.object({ added: z.array(answeredFindingSchema), removed: z.array(answeredFindingSchema) }),
    untoldGrowth: z
      .array(z.string())
      .nullable()
      .describe('What the app gained while the dates of the policy stayed; null where nobody can say'),
  }),
  /** Names of the SDKs of either side in the language asked for, by id. */
  sdkNames: z.record(z.string(), z.string()),
  /** The findings in words of the language asked for, by fingerprint. */
  prose: z.record(
    z.string(),
    z.object({ title: z.string(), subject: z.string(), found: z.string(), fix: z.string() }),
  ),
});
export type ComparisonAnswer = z.infer<typeof comparisonSchema>;
