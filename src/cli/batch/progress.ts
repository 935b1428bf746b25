import { SingleBar } from 'cli-progress';
import type { BatchTally } from '../../batch/batch-tally.js';
import type { Language } from '../../report/messages/rule-text.js';
import { batchWords } from './batch-words.js';

/** Shows how far a batch is. */
export interface Progress {
  update(tally: BatchTally): void;
  end(): void;
}

const silent: Progress = { update: () => undefined, end: () => undefined };

/** A bar with rate and time left on a terminal; nothing elsewhere, where a bar would only fill a log. */
export function openProgress(stream: NodeJS.WriteStream, total: number, language: Language): Progress {
  if (stream.isTTY !== true || total === 0) return silent;
  const startedAt = Date.now();
  const bar = new SingleBar({
    stream,
    format: batchWords[language].bar,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: false,
  });
  bar.start(total, 0, { rate: '—', left: '—', found: 0, failed: 0 });
  return {
    update(tally) {
      const seconds = (Date.now() - startedAt) / 1000;
      bar.update(tally.finished, {
        rate: (tally.finished / seconds).toFixed(1),
        left: timeLeft(tally, total, seconds),
        found: tally.withFindings,
        failed: tally.failed,
      });
    },
    end: () => bar.stop(),
  };
}

/** By the pace of audits that were run: results that were there already would promise too much. */
export function timeLeft({ finished, fresh }: BatchTally, total: number, seconds: number): string {
  if (fresh === 0) return '—';
  const left = Math.round(((total - finished) * seconds) / fresh);
  const [hours, minutes] = [Math.floor(left / 3600), Math.floor(left / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(left % 60)}`;
}
