import type { AuditResult } from '../../findings/audit-result.js';
import type { Language } from '../messages/rule-text.js';
import { sheetsOf } from './sheets.js';
import { workbookOf } from './workbook.js';

/** The audit as a workbook for the compliance officer: findings, permissions and SDKs compared, data by owner. */
export function auditXlsx(result: AuditResult, language: Language): Promise<Uint8Array> {
  return workbookOf(sheetsOf(result, language));
}
