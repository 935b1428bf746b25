import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** A process to measure. */
export interface Candidate {
  readonly name: string;
  /** Node where left out; another command's memory is not measured. */
  readonly command?: string;
  readonly args: readonly string[];
}

/** Medians of the counted runs of one candidate. */
export interface Measure {
  readonly name: string;
  /** Wall time of the whole process, milliseconds. */
  readonly milliseconds: number;
  /** Peak resident memory, megabytes; null where it was not asked for. */
  readonly megabytes: number | null;
}

const peakReporter = resolve(import.meta.dirname, 'report-peak.cjs');

/**
 * Runs the candidates in turn, A B A B ..., so that a machine that changes speed changes it for all; one round of
 * warm-up is not counted.
 * @param runs counted rounds, at least 5 for a figure worth quoting
 * @throws Error where a process fails
 */
export function measureProcesses(
  candidates: readonly Candidate[],
  runs: number,
  withMemory = true,
): Measure[] {
  const samples = candidates.map(() => ({ times: [] as number[], peaks: [] as number[] }));
  for (let round = 0; round <= runs; round++) {
    candidates.forEach((candidate, i) => {
      const { time, peak } = runOnce(candidate, withMemory);
      if (round === 0) return;
      samples[i]?.times.push(time);
      if (peak !== null) samples[i]?.peaks.push(peak);
    });
  }
  return candidates.map(({ name }, i) => ({
    name,
    milliseconds: median(samples[i]?.times ?? []),
    megabytes: (samples[i]?.peaks.length ?? 0) > 0 ? median(samples[i]?.peaks ?? []) / 1024 : null,
  }));
}

function runOnce(candidate: Candidate, measureMemory: boolean): { time: number; peak: number | null } {
  const withMemory = measureMemory && candidate.command === undefined;
  const preload = withMemory ? ['--require', peakReporter] : [];
  const started = process.hrtime.bigint();
  const run = spawnSync(candidate.command ?? process.execPath, [...preload, ...candidate.args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const time = Number(process.hrtime.bigint() - started) / 1e6;
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`${candidate.name} exited ${run.status}: ${String(run.stderr)}`);
  return { time, peak: withMemory ? Number(String(run.output[3])) : null };
}

/** The middle value, or between the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
