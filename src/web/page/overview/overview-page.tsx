import type { JSX } from 'preact';
import { ChoiceField } from '../parts/choice-field.js';
import { PageHead } from '../parts/page-head.js';
import { goTo } from '../shell/go-to.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { Standings } from './standings.js';
import { loadSummary } from './summary-answer.js';
import { SummaryTables } from './summary-tables.js';
import { TrendSection } from './trend-section.js';

interface OverviewPageProps {
  readonly tag: string | null;
  readonly beforeTag: string | null;
}

/** All results of the folder together. */
export function OverviewPage({ tag, beforeTag }: OverviewPageProps): JSX.Element {
  const { client, words } = usePage();
  const tags = useLoaded(async () => (await client.listAudits({ limit: 1 })).tags, [client]);
  const summary = useLoaded(() => loadSummary(client, tag, beforeTag), [client, tag, beforeTag]);
  const rules = useLoaded(async () => {
    const list = (await client.rules()).rules;
    return new Map(list.map(({ id, titles }) => [id, titles]));
  }, [client]);
  const choices = (tags.value ?? []).map(({ tag: each }) => [each, each] as const);
  return (
    <>
      <PageHead title={words.pages.overview}>
        <p>{words.overview.lead}</p>
      </PageHead>
      {choices.length > 0 && (
        <div class="filters">
          <ChoiceField
            label={words.overview.tag}
            value={tag ?? ''}
            none={words.all}
            choices={choices}
            onChoose={(chosen) => goTo({ page: 'overview', tag: chosen, beforeTag })}
          />
          <ChoiceField
            label={words.overview.beforeTag}
            value={beforeTag ?? ''}
            none={words.none}
            choices={choices}
            onChoose={(chosen) => goTo({ page: 'overview', tag, beforeTag: chosen })}
          />
        </div>
      )}
      <Loaded of={summary}>
        {({ summary: facts, trend }) =>
          facts.apps.length === 0 ? (
            <p class="notice info">{words.overview.empty}</p>
          ) : (
            <>
              <Standings facts={facts} />
              {trend !== null && <TrendSection trend={trend} titles={rules.value ?? new Map()} />}
              <SummaryTables facts={facts} titles={rules.value ?? new Map()} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
