import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { groupBy } from '../../../collections/groups.js';
import { areaWords } from '../../../report/messages/page-words.js';
import type { RuleEntry } from '../../client/client.js';
import { PageHead } from '../parts/page-head.js';
import { SearchField } from '../parts/search-field.js';
import { addressOf } from '../route.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';

/** Every rule, by what it is about. */
export function RulesPage(): JSX.Element {
  const { client, words } = usePage();
  const [query, setQuery] = useState('');
  const rules = useLoaded(() => client.rules(), [client]);
  const all = rules.value?.rules ?? [];
  return (
    <>
      <PageHead title={words.pages.rules}>{all.length > 0 && <p>{words.rules.lead(all.length)}</p>}</PageHead>
      <search class="filters">
        <SearchField label={words.rules.search} onSearch={setQuery} />
      </search>
      <Loaded of={rules}>
        {() => {
          const fitting = all.filter((rule) => fits(rule, query));
          if (fitting.length === 0) return <p role="status">{words.rules.nothing}</p>;
          return areasOf(fitting).map(([area, ofArea]) => <Area key={area} area={area} rules={ofArea} />);
        }}
      </Loaded>
    </>
  );
}

interface AreaProps {
  readonly area: string;
  readonly rules: readonly RuleEntry[];
}

function Area({ area, rules }: AreaProps): JSX.Element {
  const { language } = usePage();
  return (
    <section>
      <h2>
        {areaWords[area]?.[language] ?? area}
        <span class="count">{rules.length}</span>
      </h2>
      <ul class="rows">
        {rules.map(({ id, titles }) => (
          <li key={id}>
            <a href={addressOf({ page: 'rules', id })}>{titles[language]}</a> <code class="faint">{id}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fits({ id, titles }: RuleEntry, query: string): boolean {
  const text = `${id} ${titles['zh-CN']} ${titles.en}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What a rule is about stands first in its id. */
function areasOf(rules: readonly RuleEntry[]): [string, RuleEntry[]][] {
  return [...groupBy(rules, ({ id }) => id.split('-', 1)[0] ?? '')];
}
