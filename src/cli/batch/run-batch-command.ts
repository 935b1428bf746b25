import { availableParallelism } from 'node:os';
import type { AuditJob, JobFormat } from '../../batch/audit-job.js';
import { createAuditPool, defaultLimits } from '../../batch/audit-pool.js';
import { BatchTally } from '../../batch/batch-tally.js';
import { identifyRemote } from '../../batch/identify-remote.js';
import { faultLine } from '../../batch/job-list/list-fault.js';
import { type BatchInput, listJobs } from '../../batch/job-list/list-jobs.js';
import { isFault } from '../../batch/job-list/listed-app.js';
import { openResults } from '../../batch/open-results.js';
import { runBatch } from '../../batch/run-batch.js';
import { currentVersions } from '../../batch/versions.js';
import type { AuditOptions } from '../../inputs/config/audit-options.js';
import { planAudit } from '../../inputs/config/audit-plan.js';
import { exitCode } from '../../inputs/exit-codes.js';
import type { DocumentOptions } from '../../inputs/read-documents.js';
import type { Language } from '../../report/messages/rule-text.js';
import type { SignaturesOption } from '../signatures-option.js';
import { batchWords, type ListedApps } from './batch-words.js';
import { finishedLine } from './finished-line.js';
import { printLine } from './print-line.js';
import { openProgress } from './progress.js';
import { watchInterrupts } from './watch-interrupts.js';

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
  const listed = await checkList(input, options.lang);
  const { total, faults } = listed;
  if (faults > 0 && options.keepGoing !== true) {
    process.stderr.write(`apk-audit: ${batchWords[options.lang].notStarted(faults)}\n`);
    process.exitCode = exitCode.usage;
    return;
  }
  const versions = await currentVersions(options.signatures);
  const results = await openResults(options.results, 'write');
  if (options.queue !== undefined) {
    const { runQueuedBatch } = await import('../queue/run-queued-batch.js');
    const preparing = { results, versions, identifyRemote };
    const end = await runQueuedBatch(soundJobs(input), preparing, {
      ...options,
      queue: options.queue,
      listed,
    });
    process.exitCode = faults > 0 && end !== 130 && end !== 143 ? withFaults(end) : end;
    return;
  }
  const workers = options.workers ?? availableParallelism();
  const pool = createAuditPool({
    workers,
    memoryMb: options.memory ?? defaultLimits.memoryMb,
    timeMs: options.timeLimit === undefined ? defaultLimits.timeMs : options.timeLimit * 1000,
    ...(options.signatures === undefined ? {} : { signatures: options.signatures }),
  });
  const tally = new BatchTally();
  const progress = openProgress(process.stderr, total, options.lang);
  const interrupts = watchInterrupts(() => pool.close(), options.lang);
  const once = { results, versions, pool, identifyRemote, retryFailed: options.retryFailed === true };
  try {
    await runBatch(soundJobs(input), once, {
      workers,
      drain: interrupts.drain,
      onFinished: async (result, job) => {
        tally.add(result);
        progress.update(tally);
        await printLine(finishedLine(result, job));
      },
    });
  } finally {
    progress.end();
    interrupts.end();
    await pool.close();
  }
  process.stderr.write(`apk-audit: ${batchWords[options.lang].ended(tally, listed)}\n`);
  process.exitCode = interrupts.exitCode ?? (faults > 0 ? withFaults(tally.exitCode) : tally.exitCode);
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
