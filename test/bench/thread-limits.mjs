/**
 * What the memory limit of a worker thread holds, and what not: docs/decisions/0016-audits-in-processes.md.
 * Each attempt runs in a process of its own, because some end it.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const attempts = {
  'arrays, little by little': 'const a = []; for (;;) a.push(new Array(1000).fill(1))',
  'entries of a map': 'const m = new Map(); for (let i = 0; ; i++) m.set(i, {})',
  'one large array': 'const a = []; for (;;) a.push(new Array(3e7).fill(1))',
  'parts of a long string': 'process.title = String("a,".repeat(1e8).split(",").length)',
  '2 GB of buffers': 'const a = []; for (let i = 0; i < 40; i++) a.push(Buffer.alloc(5e7, 1))',
};

const [, file = fileURLToPath(import.meta.url), attempt] = process.argv;
if (attempt === undefined) {
  for (const name of Object.keys(attempts)) {
    const { status, signal, stdout } = spawnSync(process.execPath, [file, name], { encoding: 'utf8' });
    const end = status === 0 ? stdout.trim() : `the whole process ended (${signal ?? status})`;
    console.log(`${name}: ${end}`);
  }
} else {
  const worker = new Worker(attempts[attempt], {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  let end = 'the limit did not hold';
  worker.on('error', (error) => {
    end = `the worker ended (${error.code})`;
  });
  worker.on('exit', () => console.log(end));
}
