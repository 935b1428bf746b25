import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Audit, ReportFormatName } from '../../client/client.js';
import { Counts } from '../parts/counts.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';
import { ReportFrame } from './report-frame.js';

/** What offices and pipelines ask for. */
const downloads = {
  html: 'HTML',
  xlsx: 'Excel',
  markdown: 'Markdown',
  csv: 'CSV',
  json: 'JSON',
  sarif: 'SARIF',
} as const satisfies Partial<Record<ReportFormatName, string>>;

/** What came of an audit that is over. */
export function AuditOutcome({ audit }: { readonly audit: Audit }): JSX.Element {
  const { words, announce } = usePage();
  const { state, counts, failure, incomplete } = audit;
  const text =
    state === 'failed' && failure !== null
      ? `${words.audit.over.failed}${words.colon}${failure.message}`
      : words.audit.over[state === 'cancelled' ? 'cancelled' : state === 'failed' ? 'failed' : 'finished'];
  useEffect(() => announce(text), [text]);
  return (
    <>
      <section>
        {state === 'finished' ? (
          <p class="outcome">
            {text} {counts !== null && <Counts counts={counts} />}
          </p>
        ) : (
          <p class={`notice ${state === 'failed' ? 'error' : 'info'}`}>
            <bdi>{text}</bdi>
          </p>
        )}
        {incomplete && <p class="notice warning">{words.audit.incomplete}</p>}
        {state === 'finished' && <Downloads audit={audit} />}
        <p class="actions">
          {state === 'finished' && (
            <>
              <a href={addressOf({ page: 'draft', id: audit.id })}>{words.audit.draft}</a>
              <a href={addressOf({ page: 'compare', before: null, after: audit.id })}>
                {words.audit.compare}
              </a>
            </>
          )}
          <a href={addressOf({ page: 'new' })}>
            {state === 'finished' ? words.audit.anotherAudit : words.audit.submitAgain}
          </a>
        </p>
      </section>
      {state === 'finished' && <ReportFrame id={audit.id} />}
    </>
  );
}

function Downloads({ audit: { id } }: { readonly audit: Audit }): JSX.Element {
  const { client, language, words } = usePage();
  const formats = Object.entries(downloads) as [keyof typeof downloads, string][];
  return (
    <p class="actions">
      <a href={client.reportUrl(id, 'html', { lang: language })} target="_blank" rel="noreferrer">
        {words.audit.openReport}
      </a>
      <span class="faint">{words.audit.download}</span>
      {formats.map(([format, name]) => (
        <a key={format} href={client.reportUrl(id, format, { lang: language, download: 'true' })} download>
          {name}
        </a>
      ))}
    </p>
  );
}
