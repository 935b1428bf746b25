import type { JSX } from 'preact';
import { visible } from '../../../report/html/visible.js';
import type { Audit } from '../../client/client.js';
import { momentOf } from '../parts/amounts.js';
import { nameOf } from '../parts/audit-name.js';
import { ChoiceField } from '../parts/choice-field.js';
import { PageHead } from '../parts/page-head.js';
import { goTo } from '../shell/go-to.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import type { PageLanguage } from '../words/page-words.js';
import { ComparisonView } from './comparison-view.js';

interface ComparePageProps {
  readonly before: string | null;
  readonly after: string | null;
}

/** Chooses two audits and shows what changed from one to the other. */
export function ComparePage({ before, after }: ComparePageProps): JSX.Element {
  const { client, language, words } = usePage();
  const list = useLoaded(() => client.listAudits({ state: 'finished', limit: 200 }), [client]);
  return (
    <>
      <PageHead title={words.pages.compare}>
        <p>{words.compare.lead}</p>
      </PageHead>
      <section>
        <Loaded of={list}>
          {({ audits }) => {
            if (audits.length < 2) return <p class="notice info">{words.compare.tooFew}</p>;
            const choices = audits.map((audit) => [audit.id, choiceName(audit, language)] as const);
            return (
              <div class="fields">
                <ChoiceField
                  label={words.compare.before}
                  value={before ?? ''}
                  none={words.compare.choose}
                  choices={choices}
                  onChoose={(id) => goTo({ page: 'compare', before: id, after })}
                />
                <ChoiceField
                  label={words.compare.after}
                  value={after ?? ''}
                  none={words.compare.choose}
                  choices={choices}
                  onChoose={(id) => goTo({ page: 'compare', before, after: id })}
                />
              </div>
            );
          }}
        </Loaded>
      </section>
      {before !== null && before === after && <p class="notice info">{words.compare.same}</p>}
      {before !== null && after !== null && before !== after && <Compared before={before} after={after} />}
    </>
  );
}

function Compared({ before, after }: { readonly before: string; readonly after: string }): JSX.Element {
  const { client } = usePage();
  const comparison = useLoaded(() => client.compare(before, after), [client, before, after]);
  return <Loaded of={comparison}>{(answer) => <ComparisonView answer={answer} />}</Loaded>;
}

function choiceName(audit: Audit, language: PageLanguage): string {
  const { app, createdAt, tags } = audit;
  const names = [nameOf(audit), app?.versionName ?? '', ...tags].map(visible);
  return [...names.slice(0, 2), momentOf(createdAt, language), ...names.slice(2)]
    .filter((part) => part !== '')
    .join(' · ');
}
