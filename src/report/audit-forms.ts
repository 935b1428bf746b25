import type { AuditResult } from '../findings/audit-result.js';
import type { ToolInfo } from './json.js';
import type { Language } from './messages/rule-text.js';

/** Forms of a report, with the name of the file that holds each where several are made. */
export const reportFiles = {
  terminal: 'report.txt',
  json: 'report.json',
  html: 'report.html',
  sarif: 'report.sarif',
  junit: 'report.junit.xml',
  markdown: 'report.md',
  gitlab: 'gl-code-quality-report.json',
  csv: 'report.csv',
  xlsx: 'report.xlsx',
} as const;

export type ReportFormat = keyof typeof reportFiles;

/** A form that is a file, not text for a terminal. */
export type FileFormat = Exclude<ReportFormat, 'terminal'>;

/** Makes one form of a report; heavy libraries are loaded when it is called. */
export type ReportMaker = () => string | Uint8Array | Promise<string | Uint8Array>;

/** What reports need besides the result. */
export interface AuditFormOptions {
  readonly tool: ToolInfo;
  readonly language: Language;
  /** The page of a rule as Markdown in a language; undefined where this copy of the tool came without. */
  readonly ruleHelp: (ruleId: string, language: Language) => string | undefined;
  /** A document's path as a code host knows it, from its name in evidence. */
  readonly documentPath: (name: string) => string;
}

/** The makers of an audit's reports, for every form that is a file. */
export function auditForms(
  result: AuditResult,
  { tool, language, ruleHelp, documentPath }: AuditFormOptions,
): Readonly<Record<FileFormat, ReportMaker>> {
  return {
    json: async () => (await import('./json.js')).auditJson(result, tool),
    html: async () => (await import('./html/html-report.js')).auditHtml(result, tool, language),
    sarif: async () => {
      const { auditSarif } = await import('./sarif/sarif-report.js');
      return auditSarif(result, { tool, language, ruleHelp, documentPath });
    },
    junit: async () => (await import('./junit.js')).auditJunit(result, tool, language),
    markdown: async () => (await import('./markdown/markdown-report.js')).auditMarkdown(result, language),
    xlsx: async () => (await import('./xlsx/xlsx-report.js')).auditXlsx(result, language),
    gitlab: async () => {
      const { auditCodeQuality } = await import('./gitlab-code-quality.js');
      return auditCodeQuality(result, language, documentPath);
    },
    csv: async () => (await import('./csv.js')).auditCsv(result, language),
  };
}
