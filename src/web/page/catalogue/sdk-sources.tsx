import type { JSX } from 'preact';
import type { SdkDetail } from '../../client/client.js';
import { OutsideLink } from '../parts/outside-link.js';
import { usePage } from '../shell/page-context.js';

/** Where the facts of a signature come from. */
export function SdkSources({ sources }: { readonly sources: SdkDetail['sources'] }): JSX.Element {
  const { language, words } = usePage();
  const factWords: Readonly<Record<string, string>> = { ...words.sdks.matcherKinds, ...words.sdks.facts };
  const separator = language === 'en' ? ', ' : '、';
  const kinds: Readonly<Record<string, string>> = words.sdks.sourceKinds;
  return (
    <section>
      <h2>{words.sdks.sources}</h2>
      <ul class="rows">
        {sources.map(({ kind, reference, facts, date }) => (
          <li key={`${kind} ${reference}`}>
            <span class="badge info">{kinds[kind] ?? kind}</span> <OutsideLink url={reference} />
            <br />
            <small class="faint">
              <span class="part">
                {words.sdks.supports}
                {words.colon}
                {facts.map((fact) => factWords[fact] ?? fact).join(separator)}
              </span>
              <span class="part">
                {words.sdks.seenOn}
                {words.colon}
                {date}
              </span>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
