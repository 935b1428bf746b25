import { basename, isAbsolute, relative, sep } from 'node:path';
import type { AuditResult } from '../findings/audit-result.js';
import { ruleHelp } from '../inputs/rule-help.js';
import { toolInfo } from '../inputs/tool-info.js';
import { auditForms as fileForms, type ReportFormat } from '../report/audit-forms.js';
import type { Language } from '../report/messages/rule-text.js';
import type { ReportForms } from './publish-report.js';

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
  const documentPath = (name: string) => pathFromHere(name, policyPaths);
  const { auditReport } = await import('../report/terminal/audit-report.js');
  return {
    ...fileForms(result, { tool: toolInfo(), language, ruleHelp, documentPath }),
    terminal: (terminal) => auditReport(result, terminal),
  };
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
