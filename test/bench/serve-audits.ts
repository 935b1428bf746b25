/** Keeps two audits under way on a server and prints how many were done: `serve-audits.ts ADDRESS SECONDS`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Client } from '../../src/web/client/client.js';
import { largestPackage } from './largest-package.js';

/** A real package of 18 MB: its audits keep a worker busy. */
function largePackage() {
  const path = largestPackage();
  return { name: basename(path), data: new Blob([readFileSync(path)]) };
}

/** Keeps one audit under way until told to stop; the text makes each one new. */
async function auditOn(client: Client, worker: number, isOver: () => boolean): Promise<number> {
  const packages = [largePackage()];
  let done = 0;
  while (!isOver()) {
    const { id } = await client.createAudit({
      packages,
      texts: [`隐私政策 ${worker} ${done} ${Date.now()}`],
    });
    const { state } = await client.finished(id);
    if (state !== 'finished') throw new Error(`an audit ${state}`);
    done++;
  }
  return done;
}

const [, , url = '', seconds = '0'] = process.argv;
const end = performance.now() + Number(seconds) * 1000;
const client = new Client({ baseUrl: url });
const done = await Promise.all(
  [1, 2].map((worker) => auditOn(client, worker, () => performance.now() > end)),
);
console.log(done.reduce((sum, count) => sum + count, 0));
