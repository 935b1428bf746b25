import type { BatchTally } from '../../batch/batch-tally.js';
import type { Language } from '../../report/messages/rule-text.js';
import { progressBar } from '../progress.js';
import { batchWords } from './batch-words.js';

/** Between two drawings, in milliseconds. */
const pace = 100;

/** Shows how far a batch is. */
export interface Progress {
  update(tally: BatchTally): void;
  end(): void;
}

/**
 * A bar with rate and time left on a terminal, drawn over whenever an app is finished; nothing elsewhere, where a line
 * of JSON an app tells the same.
 * @param now milliseconds, for tests
 */
export function openProgress(
  stream: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean },
  total: number,
  language: Language,
  now: () => number = () => performance.now(),
): Progress {
  if (stream.isTTY !== true || total === 0) return { update: () => undefined, end: () => undefined };
  const startedAt = now();
  let next = startedAt;
  let drawn = false;
  return {
    update(tally) {
      const time = now();
      if (time < next && tally.finished < total) return;
      next = time + pace;
      drawn = true;
      const seconds = Math.max(time - startedAt, 1) / 1000;
      const words = batchWords[language].progress({
        tally,
        total,
        rate: (tally.finished / seconds).toFixed(1),
        left: timeLeft(tally, total, seconds),
      });
      stream.write(`\r${progressBar(tally.finished, total)} ${words}\u001b[K`);
    },
    end() {
      if (drawn) stream.write('\r\u001b[K');
      drawn = false;
    },
  };
}

/** By the pace of audits that were run: results that were there already would promise too much. */
export function timeLeft(
  { finished, fresh }: Pick<BatchTally, 'finished' | 'fresh'>,
  total: number,
  seconds: number,
): string {
  if (fresh === 0) return '—';
  const left = Math.round(((total - finished) * seconds) / fresh);
  const [hours, minutes] = [Math.floor(left / 3600), Math.floor(left / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(left % 60)}`;
}
