import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type FaultOutcome, faults } from '../batch/queue/faults.js';
import { redisServer, redisVersion } from '../batch/queue/redis-server.js';

/**
 * Brings every fault of the queue about with real processes, writes what was left into docs/reliability.md, and fails
 * where an app has no result or the queue is not empty. `npm run check:reliability [apps]`.
 */
const apps = Number(process.argv[2] ?? 60);
if (redisServer === null) throw new Error('redis-server is not installed: apt-get install redis-server');
const isRoot = process.getuid?.() === 0;

const isSound = ({ missing, results, apps: all, left, parked }: FaultOutcome): boolean =>
  missing.length === 0 && results === all && left === 0 && parked === 0;

const rows: string[] = [];
let unsound = 0;
for (const { what, needs, run } of faults) {
  if (needs === 'root' && !isRoot) {
    rows.push(`| ${what} | not run: only root can mount a small disk | | | | | | |`);
    continue;
  }
  const outcome = await run(apps);
  if (!isSound(outcome)) unsound++;
  const { apps: all, results, failed, audits, recovered, left, parked, seconds } = outcome;
  const figures = [all, results, failed, audits - results, recovered, left + parked, seconds.toFixed(1)];
  rows.push(`| ${what} | ${figures.join(' | ')} |`);
  process.stdout.write(`${isSound(outcome) ? 'ok  ' : 'FAIL'} ${what}: ${figures.join(' ')}\n`);
}

const page = `# What survives which fault

Written by \`npm run check:reliability\`, which brings each fault about with real processes: workers of
\`apk-audit worker\`, and a Redis server of its own with an append-only file. Lock time 2 seconds (30 by default).
${cpus().length} cores, Node ${process.versions.node}, ${redisVersion()}. A smaller run of the same is part of the tests
(\`test/batch/queue/faults.test.ts\`).

*Results* are cards in the results folder, one for each app; *failed* ones are results that say why the app could not be
audited. *Made twice*: audits whose result was there already when they came to write it; theirs was thrown away.
*Taken over*: jobs of a lost worker that another finished. *Left*: jobs still in the queue or parked.

| fault | apps | results | failed | made twice | taken over | left | seconds |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

A job whose worker is lost at every try (three by default) is parked, listed by \`apk-audit queue failed\`, and given its
tries again by \`apk-audit queue retry\`. Which causes are tried again at all: docs/decisions/0010-queue.md.
`;
writeFileSync(new URL('../../docs/reliability.md', import.meta.url), page);
process.exitCode = unsound > 0 ? 1 : 0;
