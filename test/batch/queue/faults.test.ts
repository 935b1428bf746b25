import { describe, expect, it } from 'vitest';
import { type FaultOutcome, faults } from './faults.js';
import { needsRedis, redisServer } from './redis-server.js';

const isRoot = process.getuid?.() === 0;
const apps = 16;

/** What a fault must leave besides one result for every app and an empty queue. */
const also: Readonly<Record<string, (outcome: FaultOutcome) => void>> = {
  'worker-killed': ({ recovered, failed }) => {
    expect(recovered).toBeGreaterThan(0);
    expect(failed).toBe(0);
  },
  'worker-stopped': ({ recovered, failed }) => {
    expect(recovered).toBeGreaterThan(0);
    expect(failed).toBe(0);
  },
  'redis-restarted': ({ told, failed }) => {
    expect(told).toContain('connected to the queue again');
    expect(failed).toBe(0);
  },
  'disk-full': ({ told, failed, audits }) => {
    expect(told).toContain('results can be written again');
    expect({ failed, audits }).toEqual({ failed: 0, audits: apps });
  },
  'package-hangs': ({ failed, apps: all }) => expect({ failed, all }).toEqual({ failed: 1, all: apps + 1 }),
  'memory-exhausted': ({ failed, told }) => {
    expect(failed).toBe(1);
    expect(told.split('will be tried again')).toHaveLength(2);
  },
  'two-clients': ({ audits, failed }) => expect({ audits, failed }).toEqual({ audits: apps, failed: 0 }),
};

describe.skipIf(redisServer === null)(`after a fault every app has one result${needsRedis}`, () => {
  for (const { id, what, needs, run } of faults) {
    const left = needs === 'root' && !isRoot ? ' (left out: only root can mount a small disk)' : '';
    it.skipIf(left !== '')(`${what}${left}`, { timeout: 240_000 }, async () => {
      const outcome = await run(apps);
      expect(outcome).toMatchObject({ missing: [], results: outcome.apps, left: 0, parked: 0 });
      expect(also).toHaveProperty([id]);
      also[id]?.(outcome);
    });
  }
});
