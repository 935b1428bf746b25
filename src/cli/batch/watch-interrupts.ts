import type { Language } from '../../report/messages/rule-text.js';
import { batchWords } from './batch-words.js';

/** What interrupts ask of a batch. */
export interface Interrupts {
  /** Aborted by the first one. */
  readonly drain: AbortSignal;
  /** 128 and the signal's number once there was one, as shells expect. */
  readonly exitCode: number | undefined;
  /** Stops listening. */
  end(): void;
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * The first SIGINT or SIGTERM lets audits under way finish, the second ends them.
 * @param stop ends them at once
 * @param told what the first one is answered
 */
export function watchInterrupts(
  stop: () => unknown,
  language: Language,
  told: string = batchWords[language].draining,
): Interrupts {
  const drain = new AbortController();
  let exitCode: number | undefined;
  const onSignal = (signal: 'SIGINT' | 'SIGTERM') => {
    if (drain.signal.aborted) {
      stop();
      return;
    }
    exitCode = codes[signal];
    process.stderr.write(`\napk-audit: ${told}\n`);
    drain.abort(new Error(signal));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    drain: drain.signal,
    get exitCode() {
      return exitCode;
    },
    end: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
