import { setTimeout as pause } from 'node:timers/promises';
import { mayAnswerLater, mayPass } from './passing-failures.js';

/** How often, and after which pauses. */
export interface Attempts {
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled for each further one. */
  readonly firstPause: number;
}

/**
 * Asks until an answer comes that is no passing failure.
 * @param ask throws where the connection fails
 * @returns the last answer; what `ask` threw last is thrown
 */
export async function tryAgain<Answer extends { readonly status: number }>(
  ask: () => Promise<Answer>,
  { attempts, firstPause }: Attempts,
  signal: AbortSignal,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const last = attempt >= attempts;
    try {
      const answer = await ask();
      if (last || !mayAnswerLater(answer.status)) return answer;
    } catch (error) {
      if (last || signal.aborted || !mayPass(error)) throw error;
    }
    await pause(firstPause * 2 ** (attempt - 1), undefined, { signal });
  }
}
