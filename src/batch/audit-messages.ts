import type { PolicyDocumentInput } from '../index.js';
import type { AuditJob } from './audit-job.js';
import type { ResultCard, Versions } from './result-card.js';

/** What an audit is doing; `fetching` its documents by address, before it is `waiting` for a free process. */
export type AuditStage = 'fetching' | 'waiting' | 'documents' | 'package' | 'rules' | 'reports';

/** An audit ready to run: its inputs were found and its key is known. */
export interface AuditTask {
  readonly key: string;
  readonly job: AuditJob;
  readonly versions: Versions;
  /** Documents by address, fetched when the key was made: the audit reads the very bytes the key speaks of. */
  readonly fetched: readonly PolicyDocumentInput[] | null;
  /** Folder that gets the result's files. */
  readonly draft: string;
}

/** To an audit process. */
export interface ToProcess {
  readonly task: AuditTask;
  /** Whether somebody wants to be told of every stage. */
  readonly watched: boolean;
}

/** From an audit process; of audits handed over together, in their order. */
export type FromProcess =
  /** It has started: audits take no longer than they themselves do. */
  | { readonly kind: 'ready' }
  /** Told where somebody watches. */
  | { readonly kind: 'stage'; readonly stage: AuditStage }
  /** The inputs of an audit are read: another task that comes now is begun without a wait. */
  | { readonly kind: 'nearly-done' }
  | { readonly kind: 'finished'; readonly card: ResultCard }
  /** The draft could not be written; `code` is that of the file system. */
  | { readonly kind: 'unwritable'; readonly code: string };

/** What the watch in an audit process writes to standard error before it ends the process. */
export const memoryMark = 'apk-audit: memory ceiling reached';
