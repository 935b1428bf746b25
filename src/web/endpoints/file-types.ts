import type { ReportFormatName } from '../api/results.js';

/** Media type of a report, and the name it is saved under. */
interface FileType {
  readonly type: string;
  readonly file: string;
}

export const fileTypes: Readonly<Record<ReportFormatName, FileType>> = {
  html: { type: 'text/html; charset=utf-8', file: 'report.html' },
  json: { type: 'application/json; charset=utf-8', file: 'report.json' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file: 'report.xlsx' },
  markdown: { type: 'text/markdown; charset=utf-8', file: 'report.md' },
  csv: { type: 'text/csv; charset=utf-8', file: 'report.csv' },
  sarif: { type: 'application/sarif+json', file: 'report.sarif' },
  junit: { type: 'application/xml; charset=utf-8', file: 'report.junit.xml' },
  gitlab: { type: 'application/json; charset=utf-8', file: 'gl-code-quality-report.json' },
  terminal: { type: 'text/plain; charset=utf-8', file: 'report.txt' },
};
