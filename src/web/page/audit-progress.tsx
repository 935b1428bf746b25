import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Audit, type Client, isOver } from '../client/client.js';
import type { PageWords } from './words.js';

interface AuditProgressProps {
  readonly client: Client;
  readonly words: PageWords;
  readonly audit: Audit;
  readonly onChange: (audit: Audit) => void;
  readonly onAgain: () => void;
}

/** Follows an audit to its end and leads to its report. */
export function AuditProgress({ client, words, audit, onChange, onAgain }: AuditProgressProps): JSX.Element {
  const over = isOver(audit);
  useEffect(() => {
    if (over) return;
    const controller = new AbortController();
    follow(client, audit.id, controller.signal, onChange);
    return () => controller.abort();
  }, [client, audit.id, over]);
  return (
    <section>
      <h2>{audit.app?.label ?? audit.package.files[0]?.name}</h2>
      <p role="status">
        {statusOf(audit, words)}
        {audit.failure !== null && `: ${audit.failure.message}`}
      </p>
      {audit.counts !== null && (
        <p>{words.counts(audit.counts.error, audit.counts.warning, audit.counts.info)}</p>
      )}
      {audit.incomplete && <p role="note">{words.incomplete}</p>}
      {audit.state === 'finished' && (
        <p>
          <a href={client.reportUrl(audit.id, 'html')}>{words.report}</a>
        </p>
      )}
      {over ? (
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
      ) : (
        <button type="button" onClick={() => void client.cancel(audit.id).then(onChange)}>
          {words.cancel}
        </button>
      )}
    </section>
  );
}

async function follow(
  client: Client,
  id: string,
  signal: AbortSignal,
  onChange: (audit: Audit) => void,
): Promise<void> {
  try {
    for await (const audit of client.follow(id, { signal })) onChange(audit);
  } catch {
    // Aborted when the page shows something else; a server that is gone for good shows the last known state.
    if (!signal.aborted) onChange(await client.audit(id));
  }
}

function statusOf({ state, progress }: Audit, words: PageWords): string {
  if (progress === null) return words.states[state];
  const stage = words.stages[progress.stage];
  return progress.ahead !== null && progress.ahead > 0 ? `${stage} · ${words.ahead(progress.ahead)}` : stage;
}
