import type { JSX } from 'preact';
import { labelsOf } from '../../../report/messages/labels.js';
import type { ComparisonAnswer } from '../../client/client.js';
import { Name } from '../parts/name.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';

type Finding = ComparisonAnswer['comparison']['findings']['added'][number];

interface FindingListProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly prose: ComparisonAnswer['prose'];
}

/** Findings that came or went, in words. */
export function FindingList({ title, findings, prose }: FindingListProps): JSX.Element | null {
  const { language } = usePage();
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {findings.map(({ fingerprint, severity, ruleId }) => (
        <article key={fingerprint} class={`finding ${severity}`}>
          <h4>
            <span class={`badge ${severity}`}>{labelsOf(language).severity[severity]}</span>{' '}
            <a href={addressOf({ page: 'rules', id: ruleId })}>{prose[fingerprint]?.title ?? ruleId}</a>{' '}
            <span class="subject">
              <Name text={prose[fingerprint]?.subject ?? ''} />
            </span>
          </h4>
          <p class="found">
            <Name text={prose[fingerprint]?.found ?? ''} />
          </p>
          <p>
            <Name text={prose[fingerprint]?.fix ?? ''} />
          </p>
        </article>
      ))}
    </>
  );
}
