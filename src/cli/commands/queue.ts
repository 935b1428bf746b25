import type { Command } from 'commander';
import type { AuditQueue } from '../../batch/queue/audit-queue.js';
import { UsageError } from '../../inputs/usage-error.js';
import type { Language } from '../../report/messages/rule-text.js';
import type { Style } from '../../report/terminal/style.js';
import { publishReport } from '../publish-report.js';
import { type QueueAddressOption, withQueueAddress } from '../queue-options.js';
import { type ReportOptions, withReportOptions } from '../report-options.js';

type QueueOptions = ReportOptions & QueueAddressOption;

/** What a subcommand found or did: for a machine, and for a reader. */
interface QueueAnswer {
  readonly json: unknown;
  readonly text: (language: Language, style: Style) => string;
}

const examples = `
Examples:
  apk-audit queue status --queue redis://queue.example
  apk-audit queue failed --queue redis://queue.example --format json
  apk-audit queue retry --queue redis://queue.example            all parked jobs
  apk-audit queue retry 3fa9c1 --queue redis://queue.example     those whose key begins so
  apk-audit queue drain --queue redis://queue.example
The address may also stand in the environment variable APK_AUDIT_QUEUE.`;

/** Adds `queue status|failed|retry|drain` to the program. */
export function addQueueCommand(program: Command): void {
  const queue = program
    .command('queue')
    .description('look into the queue of "batch --queue" and "worker"')
    .addHelpText('after', examples);
  const add = (name: string, description: string): Command =>
    withQueueAddress(
      withReportOptions(queue.command(name).description(description)),
      'redis:// or rediss:// address of the queue',
    );
  add('status', 'how many jobs wait, run, and were given up; how many workers there are').action(
    (options: QueueOptions) => answer(options, status),
  );
  add('failed', 'list the jobs that were given up, with the reason').action((options: QueueOptions) =>
    answer(options, failed),
  );
  add('retry', 'give jobs that were given up all their tries again')
    .argument('[key...]', 'beginnings of keys; all where none is given')
    .action((keys: string[], options: QueueOptions) => answer(options, (open) => retry(open, keys)));
  add('drain', 'take out all jobs that wait; those that run or were given up stay').action(
    (options: QueueOptions) => answer(options, drain),
  );
}

async function answer(
  options: QueueOptions,
  ask: (queue: AuditQueue) => Promise<QueueAnswer>,
): Promise<void> {
  if (options.queue === undefined) throw new UsageError('queue-not-named', 'queue');
  const { AuditQueue } = await import('../../batch/queue/audit-queue.js');
  const queue = await AuditQueue.open(options.queue, 'fail');
  try {
    const { json, text } = await ask(queue);
    await publishReport(options, {
      json: () => `${JSON.stringify(json, null, 2)}\n`,
      terminal: ({ language, style }) => text(language, style),
    });
  } finally {
    await queue.close();
  }
}

async function status(queue: AuditQueue): Promise<QueueAnswer> {
  const { statusReport } = await import('../queue/queue-report.js');
  const found = await queue.status();
  return {
    json: { schemaVersion: 1, ...found },
    text: (language, style) => statusReport(found, language, style),
  };
}

async function failed(queue: AuditQueue): Promise<QueueAnswer> {
  const { parkedReport } = await import('../queue/queue-report.js');
  const parked = await queue.parked();
  return {
    json: { schemaVersion: 1, parked },
    text: (language, style) => parkedReport(parked, language, style),
  };
}

async function retry(queue: AuditQueue, keys: readonly string[]): Promise<QueueAnswer> {
  const { retriedReport } = await import('../queue/queue-report.js');
  const retried = await queue.retry(keys);
  return { json: { schemaVersion: 1, retried }, text: (language) => retriedReport(retried, language) };
}

async function drain(queue: AuditQueue): Promise<QueueAnswer> {
  const { drainedReport } = await import('../queue/queue-report.js');
  const drained = await queue.drain();
  return { json: { schemaVersion: 1, drained }, text: (language) => drainedReport(drained, language) };
}
