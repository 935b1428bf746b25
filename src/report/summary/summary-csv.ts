import type { SummaryFacts } from '../../findings/summary-facts.js';
import { csvText } from '../csv.js';
import { anyRuleTitle } from '../messages/rule-prose.js';
import type { Language } from '../messages/rule-text.js';
import { summaryWords } from '../messages/summary-words.js';
import { dataName, ownerName, permissionName, reasonName, sdkName } from './summary-rows.js';

type Row = readonly [table: string, id: string, name: string, measure: string, apps: readonly number[]];

/**
 * Every number of a summary as a row `table,id,name,measure,count,apps`; `apps` are the keys of the results behind it,
 * with spaces between. The app's own rows come first.
 */
export function summaryCsv(facts: SummaryFacts, language: Language): string {
  const keys = (apps: readonly number[]) => apps.map((place) => facts.apps[place]?.key ?? '').join(' ');
  return csvText([
    ['table', 'id', 'name', 'measure', 'count', 'apps'],
    ...facts.apps.map(({ key, name, standing }) => ['app', name, name, standing, '1', key]),
    ...rowsOf(facts, language).map(([table, id, name, measure, apps]) => [
      table,
      id,
      name,
      measure,
      String(apps.length),
      keys(apps),
    ]),
  ]);
}

function rowsOf(facts: SummaryFacts, language: Language): Row[] {
  const words = summaryWords(language);
  return [
    ...Object.entries(facts.standings).map(
      ([standing, apps]): Row => [
        'standing',
        standing,
        words.standing[standing as keyof typeof words.standing],
        'apps',
        apps,
      ],
    ),
    ...facts.rules.flatMap(({ ruleId, apps, suppressed }): Row[] => [
      ['rule', ruleId, anyRuleTitle(ruleId, language), 'found', apps],
      ['rule', ruleId, anyRuleTitle(ruleId, language), 'suppressed', suppressed],
    ]),
    ...facts.sdks.flatMap((sdk) => prevalence('sdk', sdk.id, sdkName(sdk, language), sdk)),
    ...facts.permissions.flatMap((row) =>
      prevalence('permission', row.name, permissionName(row.name, language), row),
    ),
    ...facts.data.map(
      ({ data, owner, apps }): Row => [
        'data',
        `${data} ${owner}`,
        `${dataName(data, language)} / ${ownerName(owner, facts, language)}`,
        'readable',
        apps,
      ],
    ),
    ...facts.notEvaluated.map(
      ({ reason, apps }): Row => ['not-evaluated', reason, reasonName(reason, language), 'apps', apps],
    ),
    ...facts.lost.map(({ code, apps }): Row => ['lost', code, code, 'apps', apps]),
    ...facts.failed.map(({ code, line, apps }): Row => ['failed', code, line[language], 'apps', apps]),
  ];
}

function prevalence(
  table: string,
  id: string,
  name: string,
  row: Pick<SummaryFacts['sdks'][number], 'disclosed' | 'undisclosed' | 'stale' | 'notOwed' | 'unjudged'>,
): Row[] {
  const { disclosed, undisclosed, stale, notOwed, unjudged } = row;
  return [
    [table, id, name, 'disclosed', disclosed],
    [table, id, name, 'undisclosed', undisclosed],
    [table, id, name, 'stale', stale],
    [table, id, name, 'not-owed', notOwed],
    [table, id, name, 'unjudged', unjudged],
  ];
}
