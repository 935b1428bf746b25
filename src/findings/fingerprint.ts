import { createHash } from 'node:crypto';
import type { Subject } from './finding.js';

/**
 * Identity of a difference: rule and subject, nothing that moves (paths, lines, versions, evidence).
 * @returns 32 hex digits
 */
export function fingerprint(ruleId: string, subject: Subject): string {
  return createHash('sha256').update(`${ruleId}\n${subject.kind}\n${subject.id}`).digest('hex').slice(0, 32);
}
