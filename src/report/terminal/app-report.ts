import type { AppFacts, SdkMatch } from '../../facts/app-facts.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import { accessName } from '../../taxonomy/device-accesses.js';
import { type Labels, labelsOf } from '../messages/labels.js';
import type { Language } from '../messages/rule-text.js';
import type { TerminalOptions } from './audit-report.js';
import { dataBlock, ownerName } from './data-matrix.js';
import { diagnosticLines } from './diagnostic-lines.js';
import { appEvidenceLine } from './evidence-lines.js';
import { appHeading } from './headings.js';
import { harmless, type Style } from './style.js';
import { tableLines } from './table.js';

/** What an app has, for a terminal: permissions, SDKs, libraries, native code. */
export function appReport(
  app: AppFacts,
  diagnostics: readonly Diagnostic[],
  { language, style }: TerminalOptions,
): string {
  const labels = labelsOf(language);
  const lines = [
    appHeading(app, labels, style),
    ...permissionBlock(app, language, labels, style),
    ...sdkBlock(app, 'sdk', labels.sdks, language, labels, style),
    ...sdkBlock(app, 'library', labels.libraries, language, labels, style),
    ...dataBlock(app, language, labels, style),
    ...nativeBlock(app, labels, style),
    ...diagnosticLines(diagnostics, labels, style),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(title: string, count: number, style: Style): string[] {
  return ['', `${style.strong(title)} (${count})`];
}

function permissionBlock(app: AppFacts, language: Language, labels: Labels, style: Style): string[] {
  const rows = app.permissions.map((permission) => [
    harmless(permission.name),
    permission.access === null ? '' : accessName(permission.access, language),
    permission.protection,
    permission.source === 'manifest' ? '' : permission.source,
    permission.maxSdkVersion === undefined ? '' : `maxSdkVersion ${permission.maxSdkVersion}`,
    useOf(permission.name, app, labels),
  ]);
  const columns = [labels.name, labels.access, labels.protection, '', '', labels.usedBy].map((heading) => ({
    heading,
  }));
  return [...heading(labels.permissions, rows.length, style), ...tableLines(columns, rows)];
}

/** Who uses a permission, or that nobody does; nothing where that cannot be told. */
function useOf(name: string, app: AppFacts, labels: Labels): string {
  const use = app.permissionUse.find((entry) => entry.permission === name);
  if (use === undefined || use.status === 'unknown') return '';
  if (use.status === 'unused') return labels.unused;
  return use.uses.map(({ owner }) => ownerName(owner, labels)).join(' ');
}

function sdkBlock(
  app: AppFacts,
  kind: SdkMatch['kind'],
  title: string,
  language: Language,
  labels: Labels,
  style: Style,
): string[] {
  const sdks = app.sdks.filter((sdk) => sdk.kind === kind);
  if (sdks.length === 0) return heading(title, 0, style);
  const rows = sdks.map((sdk) => [
    language === 'en' ? sdk.nameEn : sdk.name,
    sdk.id,
    sdk.version ?? '',
    labels.confidence[sdk.confidence],
    labels.integration[sdk.integration],
    sdk.evidence[0] ? appEvidenceLine(sdk.evidence[0], labels) : '',
  ]);
  const columns = [labels.name, 'id', labels.version, labels.certainty, labels.use, labels.evidence];
  return [
    ...heading(title, rows.length, style),
    ...tableLines(
      columns.map((text) => ({ heading: text })),
      rows,
    ),
  ];
}

function nativeBlock(app: AppFacts, labels: Labels, style: Style): string[] {
  const abis = new Map<string, string[]>();
  for (const library of app.nativeLibraries) {
    abis.set(library.name, [...(abis.get(library.name) ?? []), library.abi]);
  }
  if (abis.size === 0) return [];
  const rows = [...abis].map(([name, where]) => [harmless(name), harmless(where.join(' '))]);
  return [
    ...heading(labels.nativeLibraries, rows.length, style),
    ...rows.map(([name, where]) => `  ${name}  ${where}`),
  ];
}
