import type { AuditResult } from '../findings/audit-result.js';
import { findingColumns, findingRow } from './finding-rows.js';
import type { Language } from './messages/rule-text.js';

/**
 * The findings as CSV (RFC 4180) with a byte order mark, without which spreadsheets take Chinese for something else.
 * No cell can start a formula.
 */
export function auditCsv(result: AuditResult, language: Language): string {
  const rows = [
    findingColumns(language).map(({ heading }) => heading),
    ...result.findings.map((f) => findingRow(f, language)),
  ];
  return csvText(rows);
}

/** Rows as CSV text, headings first. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
