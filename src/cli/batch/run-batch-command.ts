import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { AuditJob, JobFormat } from '../../batch/audit-job.js';
import { type AuditPool, createAuditPool, defaultLimits } from '../../batch/audit-pool.js';
import { identifyRemote } from '../../batch/identify-remote.js';
import { faultLine } from '../../batch/job-list/list-fault.js';
import { type BatchInput, listJobs } from '../../batch/job-list/list-jobs.js';
import { isFault } from '../../batch/job-list/listed-app.js';
import { openResults } from '../../batch/open-results.js';
import type { Preparing } from '../../batch/prepare-job.js';
import { currentVersions } from '../../batch/versions.js';
import type { AuditOptions } from '../../inputs/config/audit-options.js';
import { planAudit } from '../../inputs/config/audit-plan.js';
import { exitCode } from '../../inputs/exit-codes.js';
import type { DocumentOptions } from '../../inputs/read-documents.js';
import type { Language } from '../../report/messages/rule-text.js';
import type { SignaturesOption } from '../signatures-option.js';
import { batchWords, type ListedApps } from './batch-words.js';
import { runLocalBatch } from './run-local-batch.js';

export interface BatchCommandOptions extends AuditOptions, DocumentOptions, SignaturesOption {
  readonly results: string;
  readonly policy?: string[];
  readonly tag?: string[];
  readonly workers?: number;
  /** MB. */
  readonly memory?: number;
  /** Seconds. */
  readonly timeLimit?: number;
  readonly retryFailed?: true;
  readonly keepGoing?: true;
  readonly format?: JobFormat[];
  /** Address of a queue whose workers run the audits. */
  readonly queue?: string;
  readonly priority: number;
  /** False ends the run when everything is queued. */
  readonly wait: boolean;
  readonly lang: Language;
}

/** Runs `apk-audit batch` and sets the exit code. @throws UsageError, ConfigError, SignatureError */
export async function runBatchCommand(
  inputs: readonly string[],
  options: BatchCommandOptions,
): Promise<void> {
  const input = await batchInput(inputs, options);
  const pool = openPool(options);
  try {
    const listed = await checkList(input, options.lang);
    if (listed.faults > 0 && options.keepGoing !== true) {
      process.stderr.write(`apk-audit: ${batchWords[options.lang].notStarted(listed.faults)}\n`);
      process.exitCode = exitCode.usage;
      return;
    }
    const versions = await currentVersions(options.signatures);
    const results = await openResults(options.results, 'write');
    const end = await runJobs(soundJobs(input), { results, versions, identifyRemote }, listed, pool, options);
    process.exitCode = listed.faults > 0 && end !== 130 && end !== 143 ? withFaults(end) : end;
  } finally {
    await pool.close();
  }
}

/** Here, or by the workers of a queue. @returns the exit code */
async function runJobs(
  jobs: AsyncIterable<AuditJob>,
  preparing: Preparing,
  listed: ListedApps,
  pool: AuditPool,
  options: BatchCommandOptions,
): Promise<number> {
  const { queue } = options;
  if (queue === undefined) return runLocalBatch(jobs, preparing, { ...options, pool, listed });
  const { runQueuedBatch } = await import('../queue/run-queued-batch.js');
  return runQueuedBatch(jobs, preparing, { ...options, queue, listed });
}

/** A pool for audits here. Where there are no results yet, a process gets ready while the list is read. */
function openPool(options: BatchCommandOptions): AuditPool {
  const pool = createAuditPool({
    workers: options.workers ?? availableParallelism(),
    memoryMb: options.memory ?? defaultLimits.memoryMb,
    timeMs: options.timeLimit === undefined ? defaultLimits.timeMs : options.timeLimit * 1000,
    ...(options.signatures === undefined ? {} : { signatures: options.signatures }),
  });
  if (options.queue === undefined && !existsSync(options.results)) pool.start();
  return pool;
}

async function batchInput(inputs: readonly string[], options: BatchCommandOptions): Promise<BatchInput> {
  const plan = await planAudit(options, process.cwd());
  const { render, followLinks, allowPrivateAddresses } = options;
  return {
    inputs,
    plan,
    documents: options.policy ?? plan.config.policy,
    documentOptions: { render, followLinks, allowPrivateAddresses },
    tags: options.tag ?? [],
    formats: options.format ?? [],
    language: options.lang,
  };
}

/** Reads the whole list before anything runs, and tells each of its faults in a line. */
async function checkList(input: BatchInput, language: Language): Promise<ListedApps> {
  let [total, faults] = [0, 0];
  for await (const entry of listJobs(input)) {
    if (!isFault(entry)) {
      total++;
      continue;
    }
    faults++;
    process.stderr.write(`apk-audit: ${faultLine(entry, language)}\n`);
  }
  return { total, faults };
}

async function* soundJobs(input: BatchInput): AsyncGenerator<AuditJob> {
  for await (const entry of listJobs(input)) if (!isFault(entry)) yield entry;
}

/** Apps that the list could not name were not audited. */
function withFaults(code: number): number {
  return code === exitCode.bug ? code : exitCode.incomplete;
}
