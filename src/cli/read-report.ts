import type { AuditResult } from '../findings/audit-result.js';
import type { Finding } from '../findings/typed-finding.js';
import { ConfigError } from '../inputs/config/config-error.js';
import { readJsonFile } from '../inputs/config/read-data-file.js';
import { auditReportSchema } from '../report/report-schema.js';
import { allRules } from '../rules/index.js';

/** A report keeps its form whichever version of the tool wrote it. */
const reportSchema = auditReportSchema.omit({ schemaVersion: true, tool: true });

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
