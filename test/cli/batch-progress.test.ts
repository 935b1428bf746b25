import { describe, expect, it } from 'vitest';
import { BatchTally } from '../../src/batch/batch-tally.js';
import { openProgress, timeLeft } from '../../src/cli/batch/progress.js';

function place(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  const progress = openProgress(stream, 10, 'en', () => clock.now);
  const at = (now: number, finished: number) => {
    clock.now = now;
    progress.update(Object.assign(new BatchTally(), { finished, fresh: finished }));
  };
  return { written, at, end: progress.end };
}

describe('the progress of a batch', () => {
  it('is one line with count, rate and time left, drawn at most ten times a second, and taken away', () => {
    const { written, at, end } = place(true);
    at(2000, 4);
    at(2050, 5);
    at(2000 + 100, 6);
    end();
    expect(written).toHaveLength(3);
    expect(written[0]).toContain(' 4/10  2.0 apps/s  0:03 left  0 at the threshold  0 failed\u001b[K');
    expect(written[2]).toBe('\r\u001b[K');
  });

  it('is not written where there is no terminal', () => {
    const { written, at, end } = place(false);
    at(5000, 10);
    end();
    expect(written).toEqual([]);
  });

  it('judges the time left by audits that were run, not by results found', () => {
    expect(timeLeft({ finished: 900, fresh: 100 }, 1000, 50)).toBe('0:50');
    expect(timeLeft({ finished: 1, fresh: 1 }, 3601, 2)).toBe('2:00:00');
    expect(timeLeft({ finished: 900, fresh: 0 }, 1000, 5)).toBe('—');
  });
});
