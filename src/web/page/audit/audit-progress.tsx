import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Audit } from '../../client/client.js';
import { Fault } from '../parts/fault.js';
import { usePage } from '../shell/page-context.js';

/** In the order an audit goes through them; the first is for documents by address alone. */
const stages = ['fetching', 'waiting', 'documents', 'package', 'rules', 'reports'] as const;

interface AuditProgressProps {
  readonly audit: Audit;
  readonly onChange: (audit: Audit) => void;
}

/** Where an audit stands that is under way, and what cancels it. */
export function AuditProgress({ audit, onChange }: AuditProgressProps): JSX.Element {
  const { client, words, announce } = usePage();
  const [reason, setReason] = useState<unknown>(null);
  const stage = audit.progress?.stage ?? 'waiting';
  const ahead = audit.progress?.ahead ?? null;
  const isFetched = audit.documents.some(({ kind }) => kind === 'url');
  const ownStages = stages.filter((each) => each !== 'fetching' || isFetched);
  const at = ownStages.indexOf(stage);
  const word = words.audit.stages[stage];
  useEffect(() => announce(words.audit.working(word)), [word]);
  return (
    <section aria-busy="true">
      <label class="progress">
        {words.audit.working(word)}
        <progress />
      </label>
      <ol class="stages">
        {ownStages.map((each, index) => (
          <li
            key={each}
            class={index < at ? 'done' : undefined}
            aria-current={each === stage ? 'step' : undefined}
          >
            {words.audit.stages[each]}
            {each === 'waiting' && stage === 'waiting' && ahead !== null && (
              <span class="faint"> {words.audit.ahead(ahead)}</span>
            )}
          </li>
        ))}
      </ol>
      <p class="hint">{words.audit.stayOrGo}</p>
      {reason !== null && <Fault reason={reason} />}
      <button type="button" onClick={() => client.cancel(audit.id).then(onChange, setReason)}>
        {words.audit.cancel}
      </button>
    </section>
  );
}
