import { readFileSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import type { PreparedJob } from '../../src/batch/prepare-job.js';
import { wholeNumber } from '../../src/cli/queue-options.js';
import { defaultRemoteLimits } from '../../src/inputs/fetch/remote-limits.js';
import { openRemotePackage } from '../../src/inputs/fetch/remote-package.js';
import { type AppSize, jobFor, policyPath, writeApps } from '../batch/queue/built-apps.js';
import { type QueueRig, startRig } from '../batch/queue/queue-rig.js';
import { redisVersion } from '../batch/queue/redis-server.js';
import { neededBytes } from '../inputs/fetch/needed-bytes.js';
import { servePackages } from '../inputs/fetch/package-server.js';

/**
 * What the queue costs and gains: overhead a job, scaling from one worker to two, memory a job, and the bytes that
 * remote packages take. `npm run bench:queue [apps]`.
 */
const apps = wholeNumber(2, 100_000)(process.argv[2] ?? '60');
const say = (what: string, figure: string): void =>
  void process.stdout.write(`${what.padEnd(58)}${figure}\n`);

/** The same apps with another setting: other keys, and nothing to build. */
const variants = (prepared: readonly PreparedJob[], rig: QueueRig, variant: string) =>
  rig.prepare(
    prepared.map(({ job }) => ({ ...job, settings: { ...job.settings, firstPartySdks: [variant] } })),
  );

/** How fast workers are: apps a second from the first finished to the last, and CPU milliseconds an app. */
interface Pace {
  readonly rate: number;
  /** Of workers and their audits together, start-up included; null where the system does not tell. */
  readonly cpu: number | null;
}

async function pace(rig: QueueRig, workers: number): Promise<Pace> {
  const before = childrenCpu();
  const started = Array.from({ length: workers }, () => rig.worker('--concurrency', '1', '--until-empty'));
  const times: number[] = [];
  for (const { child } of started) {
    child.stdout?.on('data', (text: string) => {
      for (const _ of text.split('\n').slice(1)) times.push(performance.now());
    });
  }
  const ends = await Promise.all(started.map(({ exit }) => exit));
  if (ends.some((end) => end !== 0)) throw new Error(`a worker ended with ${ends.join(' and ')}`);
  const after = childrenCpu();
  const [first = 0] = times;
  return {
    rate: (times.length - 1) / (((times.at(-1) ?? 0) - first) / 1000),
    cpu: before === null || after === null ? null : (after - before) / times.length,
  };
}

/** CPU milliseconds of all ended children and theirs (proc_pid_stat(5): cutime and cstime, in hundredths of a second). */
function childrenCpu(): number | null {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    // No Linux.
    return null;
  }
}

const best = (paces: readonly Pace[]): Pace => ({
  rate: Math.max(...paces.map(({ rate }) => rate)),
  cpu: paces.some(({ cpu }) => cpu === null) ? null : Math.min(...paces.map(({ cpu }) => cpu ?? 0)),
});

async function queueFigures(): Promise<void> {
  const rig = await startRig({ fsync: 'everysec' });
  try {
    const folder = join(rig.folder, 'apps');
    const sizes = Array.from({ length: apps }, (_, index): AppSize => (index % 3 === 0 ? 'medium' : 'small'));
    const paths = writeApps(folder, sizes);
    const prepared = await rig.prepare(paths.map((path) => jobFor(path, policyPath(folder))));
    const [ones, twos]: [Pace[], Pace[]] = [[], []];
    for (const round of [1, 2, 3]) {
      await rig.queue.add(await variants(prepared, rig, `one${round}`), 100);
      ones.push(await pace(rig, 1));
      await rig.queue.add(await variants(prepared, rig, `two${round}`), 100);
      twos.push(await pace(rig, 2));
    }
    const [one, two] = [best(ones), best(twos)];
    const load = `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`;
    say('apps a second, 1 queue worker (best of 3)', `${one.rate.toFixed(1)} (${load})`);
    say('apps a second, 2 queue workers (best of 3)', two.rate.toFixed(1));
    say('scaling from 1 to 2, by the clock', (two.rate / one.rate).toFixed(2));
    if (one.cpu !== null && two.cpu !== null) {
      say('CPU an app with 1 and with 2 workers', `${one.cpu.toFixed(0)} and ${two.cpu.toFixed(0)} ms`);
    }
    await overhead(rig, prepared);
    await memory(rig, prepared);
  } finally {
    await rig.close();
  }
}

/** Jobs whose results are there already: what is left is the queue, the key and the look into the folder. */
async function overhead(rig: QueueRig, prepared: readonly PreparedJob[]): Promise<void> {
  const again = await variants(prepared, rig, 'one1');
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) {
    await rig.queue.add(again, 100);
    rounds.push(1000 / (await pace(rig, 1)).rate);
  }
  say('queue, key and look-up a job, 1 worker (best of 5)', `${Math.min(...rounds).toFixed(2)} ms`);
}

async function memory(rig: QueueRig, [one]: readonly PreparedJob[]): Promise<void> {
  if (one === undefined) return;
  const count = 10_000;
  const before = (await rig.queue.status()).memory ?? 0;
  const jobs = Array.from({ length: count }, (_, index) => ({
    ...one,
    key: index.toString(16).padStart(64, '0'),
  }));
  const startedAt = performance.now();
  await rig.queue.add(jobs, 100);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = (await rig.queue.status()).memory ?? 0;
  say('jobs put into the queue a second', (count / seconds).toFixed(0));
  say('memory of the server a waiting job', `${((after - before) / count).toFixed(0)} bytes`);
}

/** Real packages, under the development dependencies. */
const realPackages = [
  'io.appium.settings/apks/settings_apk-debug.apk',
  'android-apidemos/apks/ApiDemos-debug.apk',
  'appium-uiautomator2-server/apks/appium-uiautomator2-server-v10.6.6.apk',
];
const pathOf = (name: string): string => new URL(`../../node_modules/${name}`, import.meta.url).pathname;

/** What real packages cost in CPU and storage: docs/scale.md is worked out from this. */
async function realFigures(): Promise<void> {
  const rig = await startRig({ fsync: 'everysec' });
  try {
    const policy = new URL('../../samples/privacy-policy.html', import.meta.url).pathname;
    const prepared = await rig.prepare(realPackages.map((name) => jobFor(pathOf(name), policy)));
    for (let round = 0; round < 8; round++)
      await rig.queue.add(await variants(prepared, rig, String(round)), 100);
    const { cpu } = await pace(rig, 1);
    if (cpu !== null) say('CPU a real package of 3 to 18 MB', `${cpu.toFixed(0)} ms`);
    const sizes = [];
    for await (const key of rig.preparing.results.keys()) {
      const folder = rig.preparing.results.at(key);
      sizes.push(statSync(join(folder, 'result.json')).size + statSync(join(folder, 'card.json')).size);
    }
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    say('storage of its result, reports apart', `${(mean / 1000).toFixed(0)} KB`);
  } finally {
    await rig.close();
  }
}

async function remoteFigures(): Promise<void> {
  for (const name of realPackages) {
    const bytes = readFileSync(pathOf(name));
    const server = await servePackages({ '/x.apk': bytes });
    const options = { allowPrivateAddresses: true, limits: defaultRemoteLimits, env: {} };
    const remote = await openRemotePackage(`${server.origin}/x.apk`, options);
    await collectAppFacts(remote.source, 'x.apk', { signatures: { vendors: [], sdks: [] } });
    remote.close();
    await server.close();
    const needed = await neededBytes(bytes);
    const figure = `${(server.sent() / needed).toFixed(3)} times the ${needed} bytes needed, of ${bytes.length}`;
    say(`fetched of ${name.split('/')[0]} in ${server.ranges.length} requests`, figure);
  }
}

say('server', redisVersion());
await remoteFigures();
await realFigures();
await queueFigures();
