import type { JSX } from 'preact';
import { PageHead } from '../parts/page-head.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { AuditForm } from './audit-form.js';

/** Where an audit is asked for. */
export function NewAuditPage(): JSX.Element {
  const { client, words } = usePage();
  const about = useLoaded(() => client.about(), [client]);
  return (
    <>
      <PageHead title={words.pages.new}>
        <p>{words.new.lead}</p>
      </PageHead>
      <Loaded of={about}>{(value) => <AuditForm about={value} />}</Loaded>
    </>
  );
}
