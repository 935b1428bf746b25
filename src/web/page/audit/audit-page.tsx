import type { JSX } from 'preact';
import { type Audit, isOver } from '../../client/client.js';
import { momentOf } from '../parts/amounts.js';
import { nameOf } from '../parts/audit-name.js';
import { Name } from '../parts/name.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { AuditOutcome } from './audit-outcome.js';
import { AuditProgress } from './audit-progress.js';
import { TagEditor } from './tag-editor.js';
import { useFollowedAudit } from './use-followed-audit.js';

/** One audit: how it goes while it runs, its report when it is done. */
export function AuditPage({ id }: { readonly id: string }): JSX.Element {
  const { words } = usePage();
  const followed = useFollowedAudit(id);
  const { value: audit, put } = followed;
  return (
    <>
      <PageHead title={audit === null ? words.pages.audit : nameOf(audit)}>
        {audit !== null && <AuditFacts audit={audit} />}
      </PageHead>
      <Loaded of={followed}>
        {(shown) => (
          <>
            {isOver(shown) ? <AuditOutcome audit={shown} /> : <AuditProgress audit={shown} onChange={put} />}
            <TagEditor audit={shown} onChange={put} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** What was audited against what, for which market, and when. */
function AuditFacts({ audit }: { readonly audit: Audit }): JSX.Element {
  const { language, words } = usePage();
  const { app, documents, package: packages, createdAt } = audit;
  // Until its own name is known, an app is called by its file.
  const files = packages.files.filter(({ name }) => name !== nameOf(audit));
  return (
    <>
      <p>
        {app?.versionName !== null && app !== null && <Name text={app.versionName} />}{' '}
        {app?.package !== null && app !== null && (
          <code>
            <Name text={app.package} />
          </code>
        )}{' '}
        {files.map(({ name }) => (
          <span class="faint part" key={name}>
            <Name text={name} />
          </span>
        ))}
      </p>
      <p class="faint">
        {words.audit.documents}
        {words.colon}
        {documents.map(({ kind, name }, index) => (
          <span class="part" key={`${index} ${name}`}>
            {kind === 'text' ? words.audit.kinds.text : <Name text={name} />}
          </span>
        ))}
      </p>
      <p class="faint">
        {words.audit.started} {momentOf(createdAt, language)}
      </p>
    </>
  );
}
