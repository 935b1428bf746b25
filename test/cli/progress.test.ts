import { describe, expect, it } from 'vitest';
import { startProgress } from '../../src/cli/progress.js';

/** A stream that keeps what is written, and a clock that a test turns. */
function place(isTTY: boolean, wanted?: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stderr = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  const progress = startProgress({ stderr, wanted, language: 'en' }, () => clock.now);
  const at = (now: number, done: number) => {
    clock.now = now;
    progress.report(done, 100);
  };
  return { written, at, end: progress.end };
}

describe('progress', () => {
  it('is silent for work of a second or less', () => {
    const { written, at, end } = place(true);
    at(0, 10);
    at(999, 90);
    end();
    expect(written).toEqual([]);
  });

  it('draws one line over and over in a terminal, and takes it away', () => {
    const { written, at, end } = place(true);
    at(1001, 50);
    at(1050, 51);
    at(1200, 100);
    end();
    expect(written).toEqual([
      `\rreading code [${'='.repeat(15)}${' '.repeat(15)}]  50%\u001b[K`,
      `\rreading code [${'='.repeat(30)}] 100%\u001b[K`,
      '\r\u001b[K',
    ]);
  });

  it('keeps out of a log unless asked for, and then writes lines without escapes', () => {
    const silent = place(false);
    silent.at(5000, 50);
    expect(silent.written).toEqual([]);
    const { written, at, end } = place(false, true);
    at(1500, 25);
    at(1600, 26);
    at(3600, 75);
    end();
    expect(written.map((line) => line.slice(-6))).toEqual(['  25%\n', '  75%\n']);
    expect(written.join('')).not.toContain('\u001b');
  });

  it('is silent where the user wants none', () => {
    const { written, at, end } = place(true, false);
    at(9000, 50);
    end();
    expect(written).toEqual([]);
  });

  it('shows no more than everything, and nothing as nothing', () => {
    const { written, at } = place(true);
    at(2000, 250);
    expect(written[0]).toContain('100%');
  });
});
