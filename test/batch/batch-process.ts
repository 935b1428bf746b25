import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const main = resolve(import.meta.dirname, '../../dist/cli/main.js');

/** A finished app as `batch` prints it. */
export interface FinishedLine {
  readonly key: string;
  readonly name: string;
  readonly new: boolean;
  readonly outcome: 'done' | 'failed';
  readonly failure?: { readonly code: string };
}

/** How a run of `batch` ended. */
export interface BatchEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly lines: readonly FinishedLine[];
  readonly stderr: string;
}

/** A run of the built command under way. */
export interface BatchProcess {
  readonly child: ChildProcess;
  /** Resolves once so many apps are finished, or the process ended before. */
  finished(count: number): Promise<void>;
  readonly end: Promise<BatchEnd>;
}

/** Starts `apk-audit batch` as a user does, in English. */
export function startBatch(args: readonly string[]): BatchProcess {
  const child = spawn(process.execPath, [main, 'batch', ...args, '--lang', 'en', '--no-config'], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: FinishedLine[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as FinishedLine);
    for (const { count, done } of waiting) if (lines.length >= count) done();
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const end = new Promise<BatchEnd>((done) => {
    child.on('close', (code, signal) => {
      for (const { done: release } of waiting) release();
      done({ code, signal, lines, stderr });
    });
  });
  return {
    child,
    end,
    finished: (count) => new Promise((done) => waiting.push({ count, done })),
  };
}

/** Runs `apk-audit batch` to its end. */
export function runBatchProcess(args: readonly string[]): Promise<BatchEnd> {
  return startBatch(args).end;
}
