import { type Command, Option } from 'commander';
import { UsageError } from '../../inputs/usage-error.js';
import { languages } from '../../report/messages/rule-text.js';
import type { WorkerRun } from '../queue/run-worker.js';
import { wholeNumber, withQueueAddress } from '../queue-options.js';
import { withSignaturesOption } from '../signatures-option.js';
import { defaultLanguage } from '../terminal.js';

const examples = `
Examples:
  apk-audit worker --queue redis://queue.example:6379 --results /srv/audits
  APK_AUDIT_QUEUE=rediss://user:password@queue.example:6380 apk-audit worker --results /srv/audits --concurrency 8
  apk-audit worker --queue redis://localhost --results audits --until-empty

A line of JSON for each finished audit on standard output. SIGTERM: finish what runs, then end; a second one: give it
back to the queue. Exit codes: 0 ended as told, 2 wrong usage, queue or results folder out of reach.`;

/** Adds `worker` to the program. */
export function addWorkerCommand(program: Command): void {
  const command = program
    .command('worker')
    .description('audit what "batch --queue" put into a queue; run as many as you like, on any machine')
    .requiredOption(
      '--results <folder>',
      'where results are kept: one folder that all workers and clients share',
    )
    .addOption(
      new Option('--concurrency <n>', 'audits at a time (default: one for each core)').argParser(
        wholeNumber(1, 1024),
      ),
    )
    .addOption(
      new Option('--memory <mb>', 'memory of one audit (default: 1024)').argParser(
        wholeNumber(64, 1_000_000),
      ),
    )
    .addOption(
      new Option('--time-limit <seconds>', 'time of one audit (default: 300)').argParser(
        wholeNumber(1, 86_400),
      ),
    )
    .addOption(
      new Option('--tries <n>', 'tries of a job, lost workers included, before it is parked')
        .argParser(wholeNumber(1, 100))
        .default(3),
    )
    .addOption(
      new Option(
        '--lock-time <seconds>',
        'silence after which a worker counts as lost and its jobs go to others',
      )
        .argParser(wholeNumber(1, 3600))
        .default(30),
    )
    .option('--until-empty', 'end when nothing waits or runs any more')
    .addOption(
      new Option('--lang <language>', 'language of messages (default: that of the locale, else zh-CN)')
        .choices([...languages])
        .default(defaultLanguage(process.env), 'from the locale'),
    )
    .addHelpText('after', examples);
  withSignaturesOption(
    withQueueAddress(command, 'redis:// or rediss:// address of the queue, on Redis or Valkey'),
  ).action(async ({ queue, ...options }: Omit<WorkerRun, 'queue'> & { readonly queue?: string }) => {
    if (queue === undefined) throw new UsageError('queue-not-named', 'worker');
    const { runWorker } = await import('../queue/run-worker.js');
    await runWorker({ ...options, queue });
  });
}
