import type { JSX } from 'preact';
import type { SummaryFacts } from '../../../findings/summary-facts.js';
import { labelsOf } from '../../../report/messages/labels.js';
import { summaryWords } from '../../../report/messages/summary-words.js';
import { dataTypeName } from '../../../taxonomy/data-types.js';
import { Name } from '../parts/name.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';
import type { PageLanguage } from '../words/page-words.js';
import { AppsBehind } from './apps-behind.js';
import { CountTable } from './count-table.js';

/** Titles of rules by id. */
export type RuleTitles = ReadonlyMap<string, Readonly<Record<PageLanguage, string>>>;

interface SummaryTablesProps {
  readonly facts: SummaryFacts;
  readonly titles: RuleTitles;
}

const standings = ['disclosed', 'undisclosed', 'stale', 'unjudged'] as const;

/** Rules, SDKs, permissions, data, and what could not be judged: each by the apps it concerns. */
export function SummaryTables({ facts, titles }: SummaryTablesProps): JSX.Element {
  const { language } = usePage();
  const texts = summaryWords(language);
  const behind = (places: readonly number[]) => <AppsBehind places={places} apps={facts.apps} />;
  const standingColumns = standings.map((standing) => texts[standing]);
  return (
    <>
      <CountTable
        title={texts.rules}
        columns={[texts.rule, texts.findings, texts.apps]}
        rows={facts.rules.map(({ ruleId, findings, apps }) => ({
          id: ruleId,
          cells: [<RuleLink key={ruleId} id={ruleId} titles={titles} />, findings, behind(apps)],
        }))}
      />
      <CountTable
        title={texts.sdks}
        columns={[texts.name, ...standingColumns]}
        rows={facts.sdks.map((sdk) => ({
          id: sdk.id,
          cells: [
            <Name key={sdk.id} text={language === 'en' ? sdk.nameEn : sdk.name} />,
            ...standings.map((standing) => behind(sdk[standing])),
          ],
        }))}
      />
      <CountTable
        title={texts.permissions}
        columns={[texts.name, ...standingColumns]}
        rows={facts.permissions.map((permission) => ({
          id: permission.name,
          cells: [
            <code key={permission.name}>
              <Name text={permission.name} />
            </code>,
            ...standings.map((standing) => behind(permission[standing])),
          ],
        }))}
      />
      <CountTable
        title={texts.data}
        columns={[texts.data, texts.owner, texts.apps]}
        rows={facts.data.map(({ data, owner, apps }) => ({
          id: `${data} ${owner}`,
          cells: [
            dataTypeName(data, language),
            <Owner key={owner} owner={owner} facts={facts} />,
            behind(apps),
          ],
        }))}
      />
      <Unjudged facts={facts} titles={titles} />
    </>
  );
}

/** What the numbers above do not speak of: rules that could not be evaluated, and apps that failed. */
function Unjudged({ facts, titles }: SummaryTablesProps): JSX.Element {
  const { language } = usePage();
  const texts = summaryWords(language);
  return (
    <>
      <CountTable
        title={texts.notEvaluated}
        columns={[texts.reason, texts.rules, texts.apps]}
        rows={facts.notEvaluated.map(({ reason, ruleIds, apps }) => ({
          id: reason,
          cells: [
            labelsOf(language).reasons[reason] ?? reason,
            ruleIds.map((id) => (
              <span key={id} class="part">
                <RuleLink id={id} titles={titles} />
              </span>
            )),
            <AppsBehind key={reason} places={apps} apps={facts.apps} />,
          ],
        }))}
      />
      <CountTable
        title={texts.failed}
        columns={[texts.reason, texts.apps]}
        rows={facts.failed.map(({ code, line, apps }) => ({
          id: code,
          cells: [
            <Name key="line" text={line[language]} />,
            <AppsBehind key={code} places={apps} apps={facts.apps} />,
          ],
        }))}
      />
    </>
  );
}

/** A rule by its title; titles come a moment after the numbers. */
export function RuleLink(props: { readonly id: string; readonly titles: RuleTitles }): JSX.Element {
  const { language } = usePage();
  return (
    <a href={addressOf({ page: 'rules', id: props.id })}>
      {props.titles.get(props.id)?.[language] ?? props.id}
    </a>
  );
}

function Owner(props: { readonly owner: string; readonly facts: SummaryFacts }): JSX.Element {
  const { language } = usePage();
  if (props.owner === 'app') return <>{summaryWords(language).ownCode}</>;
  const sdk = props.facts.sdks.find(({ id }) => id === props.owner);
  if (sdk === undefined) return <Name text={props.owner} />;
  return <Name text={language === 'en' ? sdk.nameEn : sdk.name} />;
}
