import type { JSX } from 'preact';
import type { AppStanding, SummaryFacts } from '../../../findings/summary-facts.js';
import { summaryWords } from '../../../report/messages/summary-words.js';
import { summaryAddress } from '../parts/download-address.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';
import { AppsBehind } from './apps-behind.js';

/** The gravest first. */
const standings = [
  'error',
  'warning',
  'info',
  'clean',
  'incomplete',
  'failed',
] as const satisfies readonly AppStanding[];

/** How the apps stand, each in one place. */
export function Standings({ facts }: { readonly facts: SummaryFacts }): JSX.Element {
  const { language, words } = usePage();
  const texts = summaryWords(language);
  return (
    <section>
      <h2>{texts.title(facts.apps.length, facts.tag)}</h2>
      {facts.superseded > 0 && <p class="hint">{texts.superseded(facts.superseded)}</p>}
      <div class="standings">
        {standings.map((standing) => (
          <div key={standing} class={`card ${standing}`}>
            <AppsBehind places={facts.standings[standing]} apps={facts.apps} />
            {texts.standing[standing]}
          </div>
        ))}
      </div>
      <p class="actions">
        <a href={summaryAddress(facts.tag, language)} download>
          {words.overview.download}
        </a>
        <a href={addressOf({ page: 'history', tag: facts.tag })}>{words.pages.history}</a>
      </p>
    </section>
  );
}
