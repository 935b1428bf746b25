import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import type { PolicyText } from '../facts/policy-text.js';
import type { Outcome } from './finding.js';
import type { Finding } from './typed-finding.js';

/** What every reporter of an audit is given: facts of both sides, what every rule came to, findings in order. */
export interface AuditResult {
  readonly app: AppFacts;
  readonly policy: PolicyFacts;
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** The policy's own words, for reporters that show them; absent where facts were read from a file. */
  readonly documentTexts?: readonly PolicyText[];
}
