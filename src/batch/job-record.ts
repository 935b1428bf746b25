import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import type { Outcome } from '../findings/finding.js';
import type { Finding } from '../findings/typed-finding.js';
import type { Failure, Versions } from './result-card.js';

/** The JSON that `apk-audit check --format json` prints. */
export interface AuditDocument {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly app: AppFacts;
  readonly policy: PolicyFacts;
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `result.json`: what an audit came to in full. It holds nothing but what follows from the key: when, where and under
 * which name it was made stands on the card.
 */
export type JobRecord = {
  readonly schemaVersion: 1;
  readonly key: string;
  readonly versions: Versions;
  readonly exitCode: number;
} & (
  | { readonly outcome: 'done'; readonly result: AuditDocument }
  | { readonly outcome: 'failed'; readonly failure: Failure }
);
