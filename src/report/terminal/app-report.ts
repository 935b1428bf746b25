import { groupBy } from '../../collections/groups.js';
import type { AppFacts, RequestedPermission, SdkMatch } from '../../facts/app-facts.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { AppEvidence } from '../../facts/evidence.js';
import { accessName } from '../../taxonomy/device-accesses.js';
import { type Labels, labelsOf } from '../messages/labels.js';
import { dataBlock, ownerName } from './data-matrix.js';
import { diagnosticLines } from './diagnostic-lines.js';
import { appEvidenceLine } from './evidence-lines.js';
import { flow } from './flow.js';
import { appHeading } from './headings.js';
import { harmless, type Style } from './style.js';
import { tableLines } from './table.js';
import type { TerminalOptions } from './terminal-options.js';

/** What an app has, for a terminal: permissions, SDKs, libraries, native code. */
export function appReport(
  app: AppFacts,
  diagnostics: readonly Diagnostic[],
  options: TerminalOptions,
): string {
  const labels = labelsOf(options.language);
  const lines =
    options.detail === 'brief'
      ? [...appHeading(app, options), countsLine(app, labels)]
      : [
          ...appHeading(app, options),
          ...permissionBlock(app, options),
          ...sdkBlock(app, 'sdk', labels.sdks, options),
          ...sdkBlock(app, 'library', labels.libraries, options),
          ...dataBlock(app, options),
          ...nativeBlock(app, options),
        ];
  return `${[...lines, ...diagnosticLines(diagnostics, options)].join('\n')}\n`;
}

/** How much there is of each kind, in one line. */
function countsLine(app: AppFacts, labels: Labels): string {
  const sdks = app.sdks.filter(({ kind }) => kind === 'sdk').length;
  const counts = [
    [labels.permissions, app.permissions.length],
    [labels.sdks, sdks],
    [labels.libraries, app.sdks.length - sdks],
    [labels.dataTypes, new Set(app.dataAccess.map(({ data }) => data)).size],
  ];
  return counts.map(([label, count]) => `${label} ${count}`).join(' · ');
}

function heading(title: string, count: number, style: Style): string[] {
  return ['', `${style.strong(title)} (${count})`];
}

function permissionBlock(app: AppFacts, { language, style, columns }: TerminalOptions): string[] {
  const labels = labelsOf(language);
  const rows = app.permissions.map((permission) => [
    harmless(permission.name),
    permission.access === null ? '' : accessName(permission.access, language),
    permission.protection,
    remarkOn(permission),
    useOf(permission.name, app, labels),
  ]);
  const headings = [labels.name, labels.access, labels.protection, '', labels.usedBy].map((heading) => ({
    heading,
  }));
  return [...heading(labels.permissions, rows.length, style), ...tableLines(headings, rows, { columns })];
}

/** What is unusual about a request. */
function remarkOn({ source, maxSdkVersion }: RequestedPermission): string {
  const highest = maxSdkVersion === undefined ? [] : [`maxSdkVersion ${maxSdkVersion}`];
  return [...(source === 'manifest' ? [] : [source]), ...highest].join(' ');
}

/** Who uses a permission, or that nobody does; nothing where that cannot be told. */
function useOf(name: string, app: AppFacts, labels: Labels): string {
  const use = app.permissionUse.find((entry) => entry.permission === name);
  if (use === undefined || use.status === 'unknown') return '';
  if (use.status === 'unused') return labels.unused;
  return use.uses.map(({ owner }) => ownerName(owner, labels)).join(' ');
}

function sdkBlock(app: AppFacts, kind: SdkMatch['kind'], title: string, options: TerminalOptions): string[] {
  const { language, style, columns } = options;
  const labels = labelsOf(language);
  const sdks = app.sdks.filter((sdk) => sdk.kind === kind);
  if (sdks.length === 0) return heading(title, 0, style);
  const rows = sdks.map((sdk) => [
    language === 'en' ? sdk.nameEn : sdk.name,
    sdk.id,
    sdk.version ?? '',
    labels.confidence[sdk.confidence],
    labels.integration[sdk.integration],
    evidenceCell(sdk.evidence, options),
  ]);
  const headings = [labels.name, 'id', labels.version, labels.certainty, labels.use, labels.evidence];
  const table = tableLines(
    headings.map((text) => ({ heading: text })),
    rows,
    { columns },
  );
  return [...heading(title, rows.length, style), ...table];
}

/** The first place; in a full report each on a line of its own. */
function evidenceCell(evidence: readonly AppEvidence[], { language, detail }: TerminalOptions): string {
  const shown = detail === 'full' ? evidence : evidence.slice(0, 1);
  return shown.map((place) => appEvidenceLine(place, labelsOf(language))).join('\n');
}

function nativeBlock(app: AppFacts, { language, style, columns }: TerminalOptions): string[] {
  const libraries = groupBy(app.nativeLibraries, ({ name }) => name);
  if (libraries.size === 0) return [];
  const rows = [...libraries].map(
    ([name, builds]) => `  ${harmless(name)}  ${harmless(builds.map(({ abi }) => abi).join(' '))}`,
  );
  return [
    ...heading(labelsOf(language).nativeLibraries, rows.length, style),
    ...rows.flatMap((text) => flow([{ text }], { columns, hang: 4 })),
  ];
}
