import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SignatureSet } from '../index.js';
import { extendedSignatures } from '../inputs/read-signatures.js';
import type { AuditTask, FromProcess, ToProcess } from './audit-messages.js';
import { systemCode } from './durable-files.js';
import { failureOf, writeFailure } from './failed-result.js';
import { performAudit } from './perform-audit.js';
import type { WatchOptions } from './process-watch.js';

interface ProcessOptions {
  readonly memoryMb: number;
  readonly niceness?: number;
  readonly signatures?: string;
}

function send(message: FromProcess): void {
  process.send?.(message);
}

async function run({ task, watched }: ToProcess, signatures: SignatureSet): Promise<void> {
  const startedAt = new Date().toISOString();
  try {
    send({ kind: 'finished', card: await attempt(task) });
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    send({ kind: 'unwritable', code });
  }

  async function attempt(of: AuditTask) {
    try {
      return await performAudit(of, signatures, (stage) => {
        // A message for each stage would cost more than some of them.
        if (watched) send({ kind: 'stage', stage });
        if (stage === 'rules') send({ kind: 'nearly-done' });
      });
    } catch (error) {
      if (systemCode(error) !== undefined) throw error;
      return writeFailure(of, failureOf(error), startedAt);
    }
  }
}

/** Makes this a process that audits one package after the other; `audit-pool.ts` starts it and speaks with it. */
export async function serveAudits(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '{}') as ProcessOptions;
  if (options.niceness !== undefined) setPriority(options.niceness);
  const watch: WatchOptions = { parent: process.ppid, memoryMb: options.memoryMb };
  new Worker(new URL('./process-watch.js', import.meta.url), { workerData: watch }).unref();
  const { signatures } = await extendedSignatures(options.signatures);
  let last = Promise.resolve();
  process.on('message', (message: ToProcess) => {
    last = last.then(() => run(message, signatures));
  });
  // Interrupts reach the whole group of a terminal; the pool decides what happens to an audit under way.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('disconnect', () => process.exit());
  send({ kind: 'ready' });
}
