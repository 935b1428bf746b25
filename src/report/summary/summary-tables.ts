import type {
  AppStanding,
  SummaryApp,
  SummaryFacts,
  SummaryTrend,
  TrendChange,
} from '../../findings/summary-facts.js';
import { anyRuleTitle } from '../messages/rule-prose.js';
import type { Language } from '../messages/rule-text.js';
import { type SummaryWords, summaryWords } from '../messages/summary-words.js';
import { dataName, ownerName, permissionName, presentIn, reasonName, sdkName } from './summary-rows.js';

/** A number with the apps behind it, or words. */
export type SummaryCell = string | { readonly apps: readonly SummaryApp[] };

/** One table of a summary in one language; widths in characters. */
export interface SummaryTable {
  readonly id: 'standings' | 'rules' | 'sdks' | 'permissions' | 'data' | 'gaps' | 'trend';
  readonly title: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly SummaryCell[])[];
}

export const standingsInOrder: readonly AppStanding[] = [
  'error',
  'warning',
  'info',
  'clean',
  'incomplete',
  'failed',
];

const number = (heading: string) => ({ heading, width: 10 });
const text = (heading: string, width = 40) => ({ heading, width });

/**
 * Everything a summary counts, as tables whose numbers carry their apps. The tables of both languages have the same
 * rows and columns.
 */
export function summaryTables(
  facts: SummaryFacts,
  trend: SummaryTrend | null,
  language: Language,
): SummaryTable[] {
  const words = summaryWords(language);
  return [
    standingTable(facts, words),
    ruleTable(facts, words, language),
    sdkTable(facts, words, language),
    permissionTable(facts, words, language),
    dataTable(facts, words, language),
    gapTable(facts, words, language),
    ...(trend === null ? [] : [trendTable(trend, words, language)]),
  ];
}

function counted(places: Iterable<number>, apps: readonly SummaryApp[]): SummaryCell {
  return { apps: [...places].flatMap((place) => apps[place] ?? []) };
}

function standingTable({ apps, standings }: SummaryFacts, words: SummaryWords): SummaryTable {
  return {
    id: 'standings',
    title: words.apps,
    columns: [text(words.name, 24), number(words.apps)],
    rows: standingsInOrder.map((standing) => [words.standing[standing], counted(standings[standing], apps)]),
  };
}

function ruleTable({ apps, rules }: SummaryFacts, words: SummaryWords, language: Language): SummaryTable {
  return {
    id: 'rules',
    title: words.rules,
    columns: [
      text(words.rule),
      text('id', 32),
      number(words.apps),
      number(words.findings),
      number(words.suppressed),
    ],
    rows: rules.map(({ ruleId, apps: found, findings, suppressed }) => [
      anyRuleTitle(ruleId, language),
      ruleId,
      counted(found, apps),
      String(findings),
      counted(suppressed, apps),
    ]),
  };
}

type Prevalence = Omit<SummaryFacts['permissions'][number], 'name'>;

function prevalenceColumns({ apps, disclosed, undisclosed, unjudged, stale }: SummaryWords) {
  return [apps, disclosed, undisclosed, unjudged, stale].map(number);
}

function prevalenceCells(row: Prevalence, apps: readonly SummaryApp[]): SummaryCell[] {
  const present = [...presentIn(row)].sort((one, other) => one - other);
  return [present, row.disclosed, row.undisclosed, row.unjudged, row.stale].map((places) =>
    counted(places, apps),
  );
}

function sdkTable({ apps, sdks }: SummaryFacts, words: SummaryWords, language: Language): SummaryTable {
  return {
    id: 'sdks',
    title: words.sdks,
    columns: [text(words.name), text('id', 28), ...prevalenceColumns(words)],
    rows: sdks.map((sdk) => [sdkName(sdk, language), sdk.id, ...prevalenceCells(sdk, apps)]),
  };
}

function permissionTable(
  { apps, permissions }: SummaryFacts,
  words: SummaryWords,
  language: Language,
): SummaryTable {
  return {
    id: 'permissions',
    title: words.permissions,
    columns: [text(words.name, 64), ...prevalenceColumns(words)],
    rows: permissions.map((row) => [permissionName(row.name, language), ...prevalenceCells(row, apps)]),
  };
}

function dataTable(facts: SummaryFacts, words: SummaryWords, language: Language): SummaryTable {
  return {
    id: 'data',
    title: words.data,
    columns: [text(words.name, 28), text(words.owner), number(words.apps)],
    rows: facts.data.map(({ data, owner, apps }) => [
      dataName(data, language),
      ownerName(owner, facts, language),
      counted(apps, facts.apps),
    ]),
  };
}

/** What was not told, and why: never taken for clean. */
function gapTable(facts: SummaryFacts, words: SummaryWords, language: Language): SummaryTable {
  const row = (kind: string, reason: string, detail: string, apps: readonly number[]): SummaryCell[] => [
    kind,
    reason,
    detail,
    counted(apps, facts.apps),
  ];
  return {
    id: 'gaps',
    title: words.gaps,
    columns: [text('', 16), text(words.reason), text('', 60), number(words.apps)],
    rows: [
      ...facts.failed.map(({ code, line, apps }) => row(words.failed, code, line[language], apps)),
      ...facts.lost.map(({ code, apps }) => row(words.lost, code, '', apps)),
      ...facts.notEvaluated.map(({ reason, ruleIds, apps }) =>
        row(words.notEvaluated, reasonName(reason, language), ruleIds.join(' '), apps),
      ),
    ],
  };
}

function trendTable(trend: SummaryTrend, words: SummaryWords, language: Language): SummaryTable {
  const { before, after } = trend;
  const row = (title: string, change: TrendChange): SummaryCell[] => [
    title,
    counted(change.before, before.apps),
    counted(change.after, after.apps),
    counted(change.came, after.apps),
    counted(change.gone, before.apps),
  ];
  return {
    id: 'trend',
    title: words.trend(before.tag ?? words.all, after.tag ?? words.all),
    columns: [
      text(words.name, 48),
      number(words.before),
      number(words.after),
      number(words.came),
      number(words.gone),
    ],
    rows: [
      [words.added, '', '', counted(trend.added, after.apps), ''],
      [words.removed, '', '', '', counted(trend.removed, before.apps)],
      ...standingsInOrder.map((standing) => row(words.standing[standing], trend.standings[standing])),
      ...trend.rules.map(({ ruleId, change }) => row(anyRuleTitle(ruleId, language), change)),
      ...trend.sdks.flatMap((sdk) => [
        row(sdkName(sdk, language), sdk.present),
        row(`${sdkName(sdk, language)} · ${words.undisclosed}`, sdk.undisclosed),
      ]),
    ],
  };
}
