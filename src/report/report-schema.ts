import * as z from 'zod';
import { appFactsSchema } from '../facts/app-facts.js';
import { diagnosticSchema } from '../facts/diagnostic.js';
import { policyFactsSchema } from '../facts/policy-facts.js';
import { findingSchema, outcomeSchema } from '../findings/finding.js';
import { schemaVersion } from './json.js';

/** What `apk-audit app --format json` prints. */
export const appReportSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  app: appFactsSchema,
  diagnostics: z.array(diagnosticSchema),
});

/** What `apk-audit policy --format json` prints. */
export const policyReportSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  policy: policyFactsSchema,
  diagnostics: z.array(diagnosticSchema),
});

/** What `apk-audit check --format json` prints. */
export const auditReportSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  tool: z.object({ name: z.string(), version: z.string() }),
  app: appFactsSchema,
  policy: policyFactsSchema,
  outcomes: z.array(outcomeSchema),
  findings: z.array(findingSchema),
  diagnostics: z.array(diagnosticSchema),
});
