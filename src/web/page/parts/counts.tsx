import type { JSX } from 'preact';
import { labelsOf } from '../../../report/messages/labels.js';
import type { Audit } from '../../client/client.js';
import { usePage } from '../shell/page-context.js';

const severities = ['error', 'warning', 'info'] as const;

/** How many findings of each severity, as the report's overview shows them. */
export function Counts({ counts }: { readonly counts: NonNullable<Audit['counts']> }): JSX.Element {
  const { language, words } = usePage();
  const { severity: names } = labelsOf(language);
  return (
    <>
      <div class="cards">
        {severities.map((severity) => (
          <span key={severity} class={`card ${severity}`}>
            <b>{counts[severity]}</b> {names[severity]}
          </span>
        ))}
      </div>
      <p class="faint">
        {counts.accepted > 0 && <span class="part">{words.audit.accepted(counts.accepted)}</span>}
        {counts.notEvaluated > 0 && <span class="part">{words.audit.notEvaluated(counts.notEvaluated)}</span>}
      </p>
    </>
  );
}

/** The same in a row of a table; severities without findings are left out. */
export function CountBadges({
  counts,
}: {
  readonly counts: Pick<NonNullable<Audit['counts']>, 'error' | 'warning' | 'info'>;
}): JSX.Element {
  const { language, words } = usePage();
  const { severity: names } = labelsOf(language);
  const present = severities.filter((severity) => counts[severity] > 0);
  if (present.length === 0) return <span class="faint">{words.none}</span>;
  return (
    <span class="badges">
      {present.map((severity) => (
        <span key={severity} class={`badge ${severity}`}>
          {names[severity]} {counts[severity]}
        </span>
      ))}
    </span>
  );
}
