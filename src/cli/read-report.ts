import * as z from 'zod';
import { appFactsSchema } from '../facts/app-facts.js';
import { diagnosticSchema } from '../facts/diagnostic.js';
import { policyFactsSchema } from '../facts/policy-facts.js';
import type { AuditResult } from '../findings/audit-result.js';
import { findingSchema, outcomeSchema } from '../findings/finding.js';
import type { Finding } from '../findings/typed-finding.js';
import { ConfigError } from '../inputs/config/config-error.js';
import { readJsonFile } from '../inputs/config/read-data-file.js';
import { allRules } from '../rules/index.js';

const reportSchema = z.object({
  app: appFactsSchema,
  policy: policyFactsSchema,
  outcomes: z.array(outcomeSchema),
  findings: z.array(findingSchema),
  diagnostics: z.array(diagnosticSchema),
});

/**
 * Reads a report that `check --format json` wrote.
 * @throws UsageError where it cannot be read, ConfigError where it is none, or names rules this version does not have
 */
export function readReport(path: string): AuditResult {
  const report = readJsonFile(path, reportSchema);
  const known = new Set<string>(allRules.map((rule) => rule.id));
  const foreign = report.findings.find((finding) => !known.has(finding.ruleId));
  if (foreign !== undefined)
    throw new ConfigError(path, `names the rule "${foreign.ruleId}", which this version lacks`);
  return { ...report, findings: report.findings as unknown as Finding[] };
}
