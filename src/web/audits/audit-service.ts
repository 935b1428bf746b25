import { randomBytes } from 'node:crypto';
import type { AuditJob } from '../../batch/audit-job.js';
import type { AuditStage } from '../../batch/audit-messages.js';
import type { ResultsFolder } from '../../batch/results-folder.js';
import { UsageError } from '../../inputs/usage-error.js';
import type { Audit } from '../api/audits.js';
import type { ApiLanguage } from '../api/identifiers.js';
import { ProblemError } from '../problems/problem-error.js';
import type { AuditHistory } from './audit-history.js';
import type { AuditRecord } from './audit-record.js';
import type { AuditRecords } from './audit-records.js';
import { type AuditRunner, GivenUp } from './audit-runner.js';
import { auditView, outcomeOf } from './audit-view.js';
import { bugFailure, givenUpFailure, interruptedFailure, storageFailure } from './server-failures.js';

/** What somebody asked for: the job, and how lists show it. */
export interface NewAudit {
  readonly job: AuditJob;
  readonly files: AuditRecord['files'];
  readonly documents: AuditRecord['documents'];
  readonly tags: readonly string[];
  /** Called once when the uploaded files are needed no more, however the audit ends. */
  readonly release: () => Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  stage: AuditStage;
  readonly listeners: Set<() => void>;
  /** Settles when the audit is over. */
  over: Promise<void>;
}

/** What an audit service is made of. */
export interface AuditServiceParts {
  readonly records: AuditRecords;
  readonly history: AuditHistory;
  readonly results: ResultsFolder;
  readonly runner: AuditRunner;
  readonly mostQueued: number;
  readonly log: (line: string) => void;
  /** Told of every audit that is over. */
  readonly onEnd: (record: AuditRecord, seconds: number) => void;
}

/** Starts audits, follows them, and keeps what became of them. */
export class AuditService {
  readonly #parts: AuditServiceParts;
  readonly #running = new Map<string, Running>();
  #stopping = false;

  constructor(parts: AuditServiceParts) {
    this.#parts = parts;
  }

  /** Audits that an earlier server left unfinished cannot go on, since their uploads are gone: that is what they say now. */
  async failInterrupted(): Promise<void> {
    for (const record of [...this.#parts.records.all()]) {
      if (isOver(record)) continue;
      await this.#parts.records.save({ ...ended(record), state: 'failed', failure: interruptedFailure });
    }
  }

  /** True once no more audits are taken. */
  get isStopping(): boolean {
    return this.#stopping;
  }

  /** @throws ProblemError where nothing more can be taken */
  requireRoom(): void {
    if (this.#stopping) throw new ProblemError('stopping', { retryAfter: 10 });
    if (this.#running.size >= this.#parts.mostQueued)
      throw new ProblemError('queue-full', { retryAfter: 60 });
  }

  /** Audits that wait, or have their documents fetched, and audits that run. */
  load(): { waiting: number; running: number } {
    const waiting = [...this.#running.values()].filter(({ stage }) => !isTaken(stage)).length;
    return { waiting, running: this.#running.size - waiting };
  }

  /** Starts an audit. @returns its record; it runs on by itself */
  async start(asked: NewAudit): Promise<AuditRecord> {
    const { job, files, documents, tags } = asked;
    const record: AuditRecord = {
      schemaVersion: 1,
      id: randomBytes(16).toString('hex'),
      state: 'queued',
      createdAt: new Date().toISOString(),
      finishedAt: null,
      key: null,
      files: [...files],
      documents: [...documents],
      profile: job.settings.profile,
      appType: job.settings.appType,
      lang: job.language,
      tags: [...new Set(tags)],
      outcome: null,
      failure: null,
    };
    const running: Running = {
      controller: new AbortController(),
      stage: 'waiting',
      listeners: new Set(),
      over: Promise.resolve(),
    };
    this.#running.set(record.id, running);
    try {
      await this.#parts.records.save(record);
    } catch (error) {
      this.#running.delete(record.id);
      await this.#parts.records.remove(record.id);
      throw error;
    }
    running.over = this.#run(record, asked, running);
    return record;
  }

  /** @throws ProblemError where there is none */
  async get(id: string): Promise<AuditRecord> {
    const record = await this.#parts.history.get(id);
    if (record === null) throw new ProblemError('not-found');
    return record;
  }

  /** As the API shows it, with where it stands. */
  view(record: AuditRecord, language: ApiLanguage): Audit {
    const running = this.#running.get(record.id);
    if (running === undefined || isOver(record)) return auditView(record, null, language);
    const waiting = running.stage === 'waiting';
    return auditView(
      record,
      { stage: running.stage, ahead: waiting ? this.#ahead(record.id) : null },
      language,
    );
  }

  /** Calls `listener` at every change of an audit that is not over. @returns what ends that */
  subscribe(id: string, listener: () => void): () => void {
    const listeners = this.#running.get(id)?.listeners;
    listeners?.add(listener);
    return () => void listeners?.delete(listener);
  }

  /** Ends an audit; one that is over stays as it is. */
  async cancel(id: string): Promise<AuditRecord> {
    const running = this.#running.get(id);
    if (running !== undefined) {
      running.controller.abort(new Error('cancelled'));
      await running.over;
    }
    return this.get(id);
  }

  /** Replaces the tags. */
  async tag(id: string, tags: readonly string[]): Promise<AuditRecord> {
    const record = { ...(await this.get(id)), tags: [...new Set(tags)] };
    await this.#parts.records.save(record);
    this.#tell(id);
    return record;
  }

  /** Removes an audit, and its result where no other audit rests on it. One that runs is cancelled first. */
  async remove(id: string): Promise<void> {
    const { key } = await this.cancel(id);
    const { history, records, results } = this.#parts;
    if (key !== null && !history.isShared(key, id)) {
      await results.remove(key);
      history.forget(key);
    }
    await records.remove(id);
  }

  /** Cancels everything; what was under way says that the server stopped. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort(new Error('stopping'));
    await Promise.all(running.map(({ over }) => over));
    await this.#parts.runner.close();
  }

  async #run(record: AuditRecord, { job, release }: NewAudit, running: Running): Promise<void> {
    const start = Date.now();
    const { signal } = running.controller;
    const onStage = (stage: AuditStage) => {
      // What a run says after its end was told would make an audit that is over run again.
      if (signal.aborted) return;
      if (!isTaken(running.stage) && isTaken(stage))
        void this.#keep({ ...this.#now(record), state: 'running' });
      running.stage = stage;
      this.#tell(record.id);
    };
    const run = this.#parts.runner.run(job, { signal, onStage });
    let result: Pick<AuditRecord, 'state' | 'outcome' | 'failure' | 'key'>;
    try {
      const card = await untilAborted(run, signal);
      result = { ...outcomeOf(card), key: card.key };
    } catch (error) {
      result = this.#endOf(error, signal);
    }
    const released = run
      .then(release, release)
      .catch((error) => this.#parts.log(`an upload cannot be removed: ${error}`));
    // What is being fetched cannot be interrupted: who cancelled need not wait for it, though the files do.
    if (!signal.aborted) await released;
    const over = { ...ended(this.#now(record)), ...result };
    await this.#keep(over);
    this.#running.delete(record.id);
    for (const listener of running.listeners) listener();
    this.#parts.onEnd(over, (Date.now() - start) / 1000);
  }

  #endOf(error: unknown, signal: AbortSignal): Pick<AuditRecord, 'state' | 'outcome' | 'failure' | 'key'> {
    const nothing = { outcome: null, key: null };
    if (signal.aborted && this.#stopping) return { ...nothing, state: 'failed', failure: interruptedFailure };
    if (signal.aborted) return { ...nothing, state: 'cancelled', failure: null };
    this.#parts.log(
      `audit failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    const failure = failureOf(error);
    return { ...nothing, state: 'failed', failure };
  }

  /** The record as it stands: its tags may have been changed since. */
  #now(record: AuditRecord): AuditRecord {
    return this.#parts.records.get(record.id) ?? record;
  }

  /** An audit goes on though its record cannot be written; the history says less then after a restart. */
  async #keep(record: AuditRecord): Promise<void> {
    try {
      await this.#parts.records.save(record);
    } catch (error) {
      this.#parts.log(`the record of audit ${record.id} cannot be written: ${String(error)}`);
    }
  }

  #tell(id: string): void {
    for (const [other, { listeners, stage }] of this.#running) {
      // Those that wait learn that they moved up.
      if (other === id || stage === 'waiting') for (const listener of listeners) listener();
    }
  }

  #ahead(id: string): number {
    let ahead = 0;
    for (const [other, { stage }] of this.#running) {
      if (other === id) return ahead;
      if (stage === 'waiting') ahead++;
    }
    return ahead;
  }
}

/** True for an audit that nothing more happens to. */
export function isOver({ state }: Pick<AuditRecord, 'state'>): boolean {
  return state !== 'queued' && state !== 'running';
}

/** True once a process works at the audit; its state is queued until then. */
function isTaken(stage: AuditStage): boolean {
  return stage !== 'fetching' && stage !== 'waiting';
}

/** The promise's value, or the signal's reason as soon as it is aborted. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function failureOf(error: unknown): AuditRecord['failure'] {
  if (error instanceof GivenUp) return givenUpFailure;
  return error instanceof UsageError ? storageFailure : bugFailure;
}

function ended(record: AuditRecord): AuditRecord {
  return { ...record, finishedAt: new Date().toISOString() };
}
