import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { policyPath, writeApps } from '../batch/queue/built-apps.js';
import { startRig } from '../batch/queue/queue-rig.js';

/**
 * Builds apps, starts a Redis server and two workers, and has `apk-audit batch --queue` audit the apps, its output on
 * this terminal. `npm run show:queue [apps]`: 200 where no number is given.
 */
const apps = Number(process.argv[2] ?? 200);
const main = resolve(import.meta.dirname, '../../dist/cli/main.js');
const rig = await startRig();
try {
  const folder = join(rig.folder, 'apps');
  writeApps(
    folder,
    Array.from({ length: apps }, (_, index) => (index % 10 === 0 ? 'medium' : 'small')),
  );
  const workers = [rig.worker('--concurrency', '1'), rig.worker('--concurrency', '1')];
  const args = ['batch', `${folder}/*.apk`, '--policy', policyPath(folder), '--results', rig.resultsPath];
  const startedAt = Date.now();
  const client = spawn(process.execPath, [main, ...args, '--queue', rig.redis.address, '--lang', 'en'], {
    stdio: 'inherit',
  });
  const code = await new Promise((done) => client.once('exit', done));
  for (const { child } of workers) child.kill('SIGTERM');
  const ends = await Promise.all(workers.map(({ exit }) => exit));
  const shares = workers.map((worker) => worker.lines().length).join(' and ');
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(
    `${apps} apps in ${seconds} s; the two workers audited ${shares}; exit code ${code}\n`,
  );
  process.exitCode = code === 1 && ends.every((end) => end === 0) ? 0 : 1;
} finally {
  await rig.close();
}
