import type { JSX } from 'preact';
import { labelsOf } from '../../../report/messages/labels.js';
import type { Audit } from '../../client/client.js';
import { usePage } from '../shell/page-context.js';

const severities = ['error', 'warning', 'info'] as const;

/** How many findings of each severity there are, and what they do not count; severities without findings are left out. */
export function Counts({ counts }: { readonly counts: NonNullable<Audit['counts']> }): JSX.Element {
  const { language, words } = usePage();
  const { severity: names } = labelsOf(language);
  const present = severities.filter((severity) => counts[severity] > 0);
  return (
    <span class="badges">
      {present.length === 0 && <span class="badge none">{words.audit.noFindings}</span>}
      {present.map((severity) => (
        <span key={severity} class={`badge ${severity}`}>
          {names[severity]} {counts[severity]}
        </span>
      ))}
      {counts.accepted > 0 && <span class="badge">{words.audit.accepted(counts.accepted)}</span>}
      {counts.notEvaluated > 0 && <span class="badge">{words.audit.notEvaluated(counts.notEvaluated)}</span>}
    </span>
  );
}
