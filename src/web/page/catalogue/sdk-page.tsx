import type { JSX } from 'preact';
import type { SdkDetail } from '../../client/client.js';
import { OutsideLink } from '../parts/outside-link.js';
import { PageHead } from '../parts/page-head.js';
import { addressOf } from '../route.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { categoryName } from '../words/category-words.js';
import { SdkFacts } from './sdk-facts.js';
import { SdkSources } from './sdk-sources.js';

/** Everything one signature says, and where each fact comes from. */
export function SdkPage({ id }: { readonly id: string }): JSX.Element {
  const { client, language, words } = usePage();
  const sdk = useLoaded(() => client.sdk(id), [client, id]);
  const name = language === 'en' ? sdk.value?.nameEn : sdk.value?.name;
  return (
    <>
      <PageHead title={name ?? words.pages.sdks}>
        <p>
          <a href={addressOf({ page: 'sdks', id: null })}>{words.sdks.back}</a>
        </p>
      </PageHead>
      <Loaded of={sdk}>
        {(detail) => (
          <>
            <Summary sdk={detail} />
            <SdkFacts sdk={detail} />
            <SdkSources sources={detail.sources} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Summary({ sdk }: { readonly sdk: SdkDetail }): JSX.Element {
  const { language, words } = usePage();
  const { vendor, family, aliases, purpose, privacyPolicyUrl, documentationUrl } = sdk;
  return (
    <section>
      <dl>
        <dt>{words.sdks.vendor}</dt>
        <dd>{language === 'en' ? vendor.nameEn : vendor.name}</dd>
        <dt>{words.sdks.kind}</dt>
        <dd>
          {words.sdks.kinds[sdk.kind]} · {categoryName(sdk.category, language)} ·{' '}
          <span title={words.sdks.verifiedHint}>
            {sdk.verified ? words.sdks.verified : words.sdks.unverified}
          </span>
        </dd>
        {family !== null && (
          <>
            <dt>{words.sdks.family}</dt>
            <dd>
              <a href={addressOf({ page: 'sdks', id: family })}>{family}</a>
            </dd>
          </>
        )}
        {aliases.length > 0 && (
          <>
            <dt>{words.sdks.aliases}</dt>
            <dd>{aliases.join(language === 'en' ? ', ' : '、')}</dd>
          </>
        )}
        {purpose !== null && (
          <>
            <dt>{words.sdks.purpose}</dt>
            <dd>{purpose[language]}</dd>
          </>
        )}
        {privacyPolicyUrl !== null && (
          <>
            <dt>{words.sdks.privacyPolicy}</dt>
            <dd>
              <OutsideLink url={privacyPolicyUrl} />
            </dd>
          </>
        )}
        {documentationUrl !== null && (
          <>
            <dt>{words.sdks.documentation}</dt>
            <dd>
              <OutsideLink url={documentationUrl} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
