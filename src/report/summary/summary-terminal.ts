import type { AppStanding, SummaryFacts, SummaryTrend, TrendChange } from '../../findings/summary-facts.js';
import { anyRuleTitle } from '../messages/rule-prose.js';
import { summaryWords } from '../messages/summary-words.js';
import { harmless, shortened } from '../terminal/style.js';
import { type Column, tableLines } from '../terminal/table.js';
import type { TerminalOptions } from '../terminal/terminal-options.js';
import { dataName, ownerName, permissionName, presentIn, reasonName, sdkName } from './summary-rows.js';
import { standingsInOrder } from './summary-tables.js';

/** Rows of a table that a terminal shows; all of them where a full report is asked for. */
const shownRows = 20;
/** Apps named beside a number. */
const shownApps = 3;

/** What many audits came to, for a terminal: the most frequent first. */
export function summaryReport(
  facts: SummaryFacts,
  trend: SummaryTrend | null,
  options: TerminalOptions,
): string {
  const words = summaryWords(options.language);
  const lines = [
    options.style.strong(words.title(facts.apps.length, facts.tag === null ? null : harmless(facts.tag))),
    ...(facts.superseded > 0 ? [options.style.faint(words.superseded(facts.superseded))] : []),
    ...standingLines(facts, options),
    ...ruleLines(facts, options),
    ...sdkLines(facts, options),
    ...permissionLines(facts, options),
    ...dataLines(facts, options),
    ...gapLines(facts, options),
    ...(trend === null ? [] : trendLines(trend, options)),
  ];
  return `${lines.join('\n')}\n`;
}

const number = (heading: string): Column => ({ heading, align: 'right' });

function standingLines({ apps, standings: lists }: SummaryFacts, options: TerminalOptions): string[] {
  const words = summaryWords(options.language);
  const rows = standingsInOrder.map((standing) => [
    words.standing[standing],
    String(lists[standing].length),
    percent(lists[standing].length, apps.length),
  ]);
  return ['', ...tableLines([{ heading: '' }, number(words.apps), number(words.share)], rows)];
}

function ruleLines(facts: SummaryFacts, options: TerminalOptions): string[] {
  const words = summaryWords(options.language);
  const columns = [
    number(words.apps),
    number(words.findings),
    { heading: words.rule },
    { heading: words.examples },
  ];
  const rows = facts.rules
    .filter(({ apps }) => apps.length > 0)
    .map(({ ruleId, findings, apps }) => [
      String(apps.length),
      String(findings),
      `${anyRuleTitle(ruleId, options.language)}  ${ruleId}`,
      examples(apps, facts),
    ]);
  return section(words.rules, columns, rows, options);
}

function sdkLines(facts: SummaryFacts, options: TerminalOptions): string[] {
  const words = summaryWords(options.language);
  const rows = facts.sdks.map((sdk) => [
    ...standingCells(sdk),
    harmless(sdkName(sdk, options.language)),
    harmless(sdk.id),
  ]);
  return section(
    words.sdks,
    [...standingColumns(options), { heading: words.name }, { heading: '' }],
    rows,
    options,
  );
}

function permissionLines(facts: SummaryFacts, options: TerminalOptions): string[] {
  const words = summaryWords(options.language);
  const rows = facts.permissions
    .filter(
      (row) => row.disclosed.length + row.undisclosed.length + row.stale.length + row.unjudged.length > 0,
    )
    .map((row) => [...standingCells(row), harmless(permissionName(row.name, options.language))]);
  return section(words.permissions, [...standingColumns(options), { heading: words.name }], rows, options);
}

function standingColumns({ language }: TerminalOptions): Column[] {
  const { apps, disclosed, undisclosed, stale, unjudged } = summaryWords(language);
  return [apps, disclosed, undisclosed, unjudged, stale].map(number);
}

function standingCells(row: SummaryFacts['permissions'][number]): string[] {
  const { disclosed, undisclosed, unjudged, stale } = row;
  return [presentIn(row).size, disclosed.length, undisclosed.length, unjudged.length, stale.length].map(
    String,
  );
}

function dataLines(facts: SummaryFacts, options: TerminalOptions): string[] {
  const words = summaryWords(options.language);
  const rows = facts.data.map(({ data, owner, apps }) => [
    String(apps.length),
    dataName(data, options.language),
    harmless(ownerName(owner, facts, options.language)),
  ]);
  const columns = [number(words.apps), { heading: words.name }, { heading: words.owner }];
  return section(words.data, columns, rows, options);
}

/** What was not told: rules without a say, parts that could not be read, apps that failed. */
function gapLines(facts: SummaryFacts, options: TerminalOptions): string[] {
  const words = summaryWords(options.language);
  const { language } = options;
  const silent = facts.notEvaluated.map(({ reason, ruleIds, apps }) => [
    String(apps.length),
    reasonName(reason, language),
    ruleIds.join(' '),
    examples(apps, facts),
  ]);
  const lost = facts.lost.map(({ code, apps }) => [String(apps.length), code, examples(apps, facts)]);
  const failed = facts.failed.map(({ code, line, apps }) => [
    String(apps.length),
    code,
    harmless(line[language]),
    examples(apps, facts),
  ]);
  const count = number(words.apps);
  const [reason, such] = [{ heading: words.reason }, { heading: words.examples }];
  return [
    ...section(words.notEvaluated, [count, reason, { heading: words.rule }, such], silent, options),
    ...section(words.lost, [count, reason, such], lost, options),
    ...section(words.failed, [count, reason, { heading: '' }, such], failed, options),
  ];
}

function trendLines(trend: SummaryTrend, options: TerminalOptions): string[] {
  const words = summaryWords(options.language);
  const columns = [
    number(words.before),
    number(words.after),
    number(words.came),
    number(words.gone),
    { heading: '' },
  ];
  const title = words.trend(harmless(trend.before.tag ?? words.all), harmless(trend.after.tag ?? words.all));
  const stands = (standing: AppStanding) => changeRow(words.standing[standing], trend.standings[standing]);
  const rows = [
    ...standingsInOrder.map(stands),
    ...trend.rules.map(({ ruleId, change }) => changeRow(anyRuleTitle(ruleId, options.language), change)),
    ...trend.sdks.map((sdk) =>
      changeRow(`${words.undisclosed}  ${harmless(sdkName(sdk, options.language))}`, sdk.undisclosed),
    ),
  ];
  const moving = rows.filter(([, , came, gone]) => came !== '0' || gone !== '0');
  return [
    ...section(
      title,
      columns,
      moving.length === 0 ? rows.slice(0, standingsInOrder.length) : moving,
      options,
    ),
    `  ${words.added} ${trend.added.length}  ${words.removed} ${trend.removed.length}`,
  ];
}

function changeRow(title: string, { before, after, came, gone }: TrendChange): string[] {
  return [...[before, after, came, gone].map(({ length }) => String(length)), title];
}

/** A table under its heading; nothing where it has no rows. */
function section(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TerminalOptions,
): string[] {
  if (rows.length === 0) return [];
  const shown = options.detail === 'full' ? rows : rows.slice(0, shownRows);
  const left = rows.length - shown.length;
  return [
    '',
    options.style.strong(title),
    ...tableLines(columns, shown, { columns: options.columns }),
    ...(left === 0 ? [] : [`  ${options.style.faint(summaryWords(options.language).more(left))}`]),
  ];
}

/** The first apps behind a number, by name. */
function examples(apps: readonly number[], facts: SummaryFacts): string {
  const names = apps
    .slice(0, shownApps)
    .map((place) => shortened(harmless(facts.apps[place]?.name ?? ''), 40));
  return apps.length > shownApps ? `${names.join(', ')} …` : names.join(', ');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)} %`;
}
