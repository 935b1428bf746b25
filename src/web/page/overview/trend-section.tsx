import type { JSX } from 'preact';
import type { SummaryTrend, TrendChange } from '../../../findings/summary-facts.js';
import { summaryWords } from '../../../report/messages/summary-words.js';
import { usePage } from '../shell/page-context.js';
import { AppsBehind } from './apps-behind.js';
import { CountTable } from './count-table.js';
import { RuleLink, type RuleTitles } from './summary-tables.js';

interface TrendSectionProps {
  readonly trend: SummaryTrend;
  readonly titles: RuleTitles;
}

/** How these results differ from earlier ones, by rule and by SDK that is not disclosed. */
export function TrendSection({ trend, titles }: TrendSectionProps): JSX.Element {
  const { language, words } = usePage();
  const texts = summaryWords(language);
  const columns = [texts.before, texts.after, texts.came, texts.gone];
  const cells = ({ before, after, came, gone }: TrendChange) => [
    <AppsBehind key="before" places={before} apps={trend.before.apps} />,
    <AppsBehind key="after" places={after} apps={trend.after.apps} />,
    <AppsBehind key="came" places={came} apps={trend.after.apps} />,
    <AppsBehind key="gone" places={gone} apps={trend.before.apps} />,
  ];
  const title = texts.trend(trend.before.tag ?? texts.all, trend.after.tag ?? texts.all);
  const rules = trend.rules.map(({ ruleId, change }) => ({
    id: ruleId,
    cells: [<RuleLink key={ruleId} id={ruleId} titles={titles} />, ...cells(change)],
  }));
  const sdks = trend.sdks.map(({ id, name, nameEn, undisclosed }) => ({
    id,
    cells: [language === 'en' ? nameEn : name, ...cells(undisclosed)],
  }));
  if (rules.length + sdks.length === 0)
    return (
      <section>
        <h2>{title}</h2>
        <p class="faint">{words.overview.noTrend}</p>
      </section>
    );
  return (
    <>
      <CountTable title={`${title} · ${texts.rules}`} columns={[texts.rule, ...columns]} rows={rules} />
      <CountTable
        title={`${title} · ${texts.sdks} · ${texts.undisclosed}`}
        columns={[texts.name, ...columns]}
        rows={sdks}
      />
    </>
  );
}
