import { readFileSync } from 'node:fs';
import { basename, isAbsolute, relative, sep } from 'node:path';
import type { AuditResult } from '../findings/audit-result.js';
import type { Language } from '../report/messages/rule-text.js';
import type { ReportForms } from './publish-report.js';
import type { ReportFormat } from './report-options.js';
import { toolInfo } from './tool-info.js';

/** The forms in which an audit can be reported. */
export const auditFormats: readonly ReportFormat[] = [
  'terminal',
  'json',
  'html',
  'sarif',
  'junit',
  'markdown',
  'gitlab',
  'csv',
  'xlsx',
];

/**
 * The makers of an audit's reports.
 * @param policyPaths the documents as the user named them, to be told from the working folder
 */
export async function auditForms(
  result: AuditResult,
  language: Language,
  policyPaths: readonly string[],
): Promise<ReportForms> {
  const tool = toolInfo();
  const documentPath = (name: string) => pathFromHere(name, policyPaths);
  const { auditReport } = await import('../report/terminal/audit-report.js');
  return {
    terminal: (terminal) => auditReport(result, terminal),
    json: async () => (await import('../report/json.js')).auditJson(result, tool),
    html: async () => (await import('../report/html/html-report.js')).auditHtml(result, tool, language),
    sarif: async () => {
      const { auditSarif } = await import('../report/sarif/sarif-report.js');
      return auditSarif(result, { tool, language, ruleHelp, documentPath });
    },
    junit: async () => (await import('../report/junit.js')).auditJunit(result, tool, language),
    markdown: async () =>
      (await import('../report/markdown/markdown-report.js')).auditMarkdown(result, language),
    xlsx: async () => (await import('../report/xlsx/xlsx-report.js')).auditXlsx(result, language),
    gitlab: async () => {
      const { auditCodeQuality } = await import('../report/gitlab-code-quality.js');
      return auditCodeQuality(result, language, documentPath);
    },
    csv: async () => (await import('../report/csv.js')).auditCsv(result, language),
  };
}

/** The page of a rule as it is published with this package; undefined where this copy came without. */
function ruleHelp(ruleId: string): string | undefined {
  try {
    return readFileSync(new URL(`../../docs/rules/${ruleId}.md`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * A document's path from the working folder with forward slashes, which is what code hosts need to show a finding at
 * its line; its bare name where it lies elsewhere.
 */
function pathFromHere(name: string, paths: readonly string[]): string {
  const given = paths.find((path) => basename(path) === name);
  if (given === undefined) return name;
  const path = relative(process.cwd(), given);
  return path.startsWith('..') || isAbsolute(path) ? name : path.split(sep).join('/');
}
