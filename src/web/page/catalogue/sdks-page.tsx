import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SdkEntry } from '../../client/client.js';
import { ChoiceField } from '../parts/choice-field.js';
import { PageHead } from '../parts/page-head.js';
import { SearchField } from '../parts/search-field.js';
import { addressOf } from '../route.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { categoryName } from '../words/category-words.js';

const kinds = ['sdk', 'library'] as const;
/** Rows that are shown first, and that every "more" adds. */
const step = 50;
/** Most rows of one answer: who wants more searches. */
const mostRows = 200;

/** The signatures, to be searched. */
export function SdksPage(): JSX.Element {
  const { client, language, words } = usePage();
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  const [category, setCategory] = useState<string | null>(null);
  const [limit, setLimit] = useState(step);
  const about = useLoaded(() => client.about(), [client]);
  const list = useLoaded(
    () =>
      client.sdks({
        limit,
        ...(query !== '' && { query }),
        ...(kind !== null && { kind }),
        ...(category !== null && { category }),
      }),
    [client, query, kind, category, limit],
  );
  const counts = about.value?.signatures;
  return (
    <>
      <PageHead title={words.pages.sdks}>
        {counts !== undefined && <p>{words.sdks.lead(counts.sdks, counts.libraries, counts.vendors)}</p>}
      </PageHead>
      <section>
        <search class="filters">
          <SearchField label={words.sdks.search} onSearch={setQuery} />
          <ChoiceField
            label={words.sdks.kind}
            value={kind ?? ''}
            none={words.all}
            choices={kinds.map((each) => [each, words.sdks.kinds[each]])}
            onChoose={(chosen) => setKind(kinds.find((each) => each === chosen) ?? null)}
          />
          <ChoiceField
            label={words.sdks.category}
            value={category ?? ''}
            none={words.all}
            choices={(list.value?.categories ?? []).map(({ category: id, count }) => [
              id,
              `${categoryName(id, language)} (${count})`,
            ])}
            onChoose={setCategory}
          />
        </search>
        <Loaded of={list}>
          {({ sdks, total }) => (
            <>
              <p class="hint" role="status">
                {total === 0 ? words.sdks.nothing : words.sdks.results(total)}
              </p>
              <ul class="rows">
                {sdks.map((sdk) => (
                  <SdkRow key={sdk.id} sdk={sdk} />
                ))}
              </ul>
              {total > sdks.length && limit < mostRows && (
                <button type="button" onClick={() => setLimit(limit + step)}>
                  {words.more(total - sdks.length)}
                </button>
              )}
            </>
          )}
        </Loaded>
      </section>
    </>
  );
}

function SdkRow({ sdk }: { readonly sdk: SdkEntry }): JSX.Element {
  const { language, words } = usePage();
  const isEnglish = language === 'en';
  return (
    <li>
      <a href={addressOf({ page: 'sdks', id: sdk.id })}>{isEnglish ? sdk.nameEn : sdk.name}</a>{' '}
      <span class="faint">
        <span class="part">{isEnglish ? sdk.vendor.nameEn : sdk.vendor.name}</span>
        <span class="part">{categoryName(sdk.category, language)}</span>
        {sdk.kind === 'library' && <span class="part">{words.sdks.kinds.library}</span>}
      </span>
    </li>
  );
}
