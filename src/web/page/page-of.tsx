import type { JSX } from 'preact';
import { AuditPage } from './audit/audit-page.js';
import { RulePage } from './catalogue/rule-page.js';
import { RulesPage } from './catalogue/rules-page.js';
import { SdkPage } from './catalogue/sdk-page.js';
import { SdksPage } from './catalogue/sdks-page.js';
import { ComparePage } from './compare/compare-page.js';
import { DraftPage } from './draft/draft-page.js';
import { HistoryPage } from './history/history-page.js';
import { NewAuditPage } from './new-audit/new-audit-page.js';
import { OverviewPage } from './overview/overview-page.js';
import { PageHead } from './parts/page-head.js';
import type { Route } from './route.js';
import { usePage } from './shell/page-context.js';

/** The page of a route. */
export function PageOf({ route }: { readonly route: Route }): JSX.Element {
  switch (route.page) {
    case 'new':
      return <NewAuditPage />;
    case 'history':
      return <HistoryPage tag={route.tag} />;
    case 'audit':
      return <AuditPage id={route.id} />;
    case 'draft':
      return <DraftPage id={route.id} />;
    case 'compare':
      return <ComparePage before={route.before} after={route.after} />;
    case 'overview':
      return <OverviewPage tag={route.tag} beforeTag={route.beforeTag} />;
    case 'sdks':
      return route.id === null ? <SdksPage /> : <SdkPage id={route.id} />;
    case 'rules':
      return route.id === null ? <RulesPage /> : <RulePage id={route.id} />;
    case 'missing':
      return <MissingPage />;
  }
}

function MissingPage(): JSX.Element {
  const { words } = usePage();
  return (
    <>
      <PageHead title={words.pages.missing} />
      <p>{words.missingHint}</p>
    </>
  );
}
