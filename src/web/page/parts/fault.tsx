import type { JSX } from 'preact';
import { ApiError } from '../../client/client.js';
import { usePage } from '../shell/page-context.js';
import type { PageWords } from '../words/page-words.js';

/** What to tell the user of a failed call. */
export function messageOf(reason: unknown, words: PageWords): string {
  if (!(reason instanceof ApiError)) return words.failedCall;
  const fields = (reason.problem?.fields ?? []).map(({ name, message }) => `${name}: ${message}`);
  return [reason.message, ...fields].join('\n');
}

interface FaultProps {
  readonly reason: unknown;
  readonly onAgain?: () => void;
}

/** A failed call, in words, with a way to try again. */
export function Fault({ reason, onAgain }: FaultProps): JSX.Element {
  const { words } = usePage();
  return (
    <div class="notice error" role="alert">
      <p>{messageOf(reason, words)}</p>
      {onAgain !== undefined && (
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
      )}
    </div>
  );
}
