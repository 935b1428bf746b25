import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { auditStates } from '../parts/audit-states.js';
import { ChoiceField } from '../parts/choice-field.js';
import { PageHead } from '../parts/page-head.js';
import { SearchField } from '../parts/search-field.js';
import { goTo } from '../shell/go-to.js';
import { Loaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { HistoryTable } from './history-table.js';
import { useHistory } from './use-history.js';

/** Every audit, newest first: found by words, state and tag, deleted, chosen for a comparison. */
export function HistoryPage({ tag }: { readonly tag: string | null }): JSX.Element {
  const { words } = usePage();
  const [query, setQuery] = useState('');
  const [state, setState] = useState<(typeof auditStates)[number] | null>(null);
  const { list, more } = useHistory({ query, state, tag });
  const tags = list.value?.tags ?? [];
  const filtered = query !== '' || state !== null || tag !== null;
  return (
    <>
      <PageHead title={words.pages.history} />
      <section>
        <search class="filters">
          <SearchField label={words.history.search} onSearch={setQuery} />
          <ChoiceField
            label={words.history.state}
            value={state ?? ''}
            none={words.all}
            choices={auditStates.map((each) => [each, words.states[each]])}
            onChoose={(chosen) => setState(auditStates.find((each) => each === chosen) ?? null)}
          />
          <ChoiceField
            label={words.history.tag}
            value={tag ?? ''}
            none={words.all}
            choices={tagChoices(tags, tag)}
            onChoose={(chosen) => goTo({ page: 'history', tag: chosen })}
          />
        </search>
        <Loaded of={list}>
          {({ audits, total }) => (
            <>
              <p class="hint" role="status">
                {total === 0
                  ? filtered
                    ? words.history.nothing
                    : words.history.empty
                  : words.history.results(total)}
              </p>
              {audits.length > 0 && <HistoryTable audits={audits} onChange={list.again} />}
              {more !== null && (
                <button type="button" onClick={more}>
                  {words.more(total - audits.length)}
                </button>
              )}
            </>
          )}
        </Loaded>
      </section>
    </>
  );
}

/** The tag that is chosen is offered though no audit has it any more. */
function tagChoices(
  tags: readonly { readonly tag: string; readonly count: number }[],
  chosen: string | null,
): (readonly [string, string])[] {
  const choices = tags.map(({ tag, count }) => [tag, `${tag} (${count})`] as const);
  if (chosen === null || tags.some(({ tag }) => tag === chosen)) return choices;
  return [[chosen, chosen], ...choices];
}
