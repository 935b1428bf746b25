import type { PolicyEvidence } from '../../facts/evidence.js';
import type { AuditResult } from '../../findings/audit-result.js';
import type { Severity } from '../../findings/finding.js';
import { dataTypeName } from '../../taxonomy/data-types.js';
import { accessName } from '../../taxonomy/device-accesses.js';
import { listPermissions } from '../compared/compare-permissions.js';
import { listSdks } from '../compared/compare-sdks.js';
import { dataMatrix } from '../compared/data-matrix.js';
import { ownerTitle } from '../compared/owner-name.js';
import type { Standing } from '../compared/standing.js';
import { distinctPlaces } from '../distinct-places.js';
import { findingColumns, findingRow } from '../finding-rows.js';
import { labelsOf } from '../messages/labels.js';
import type { Language } from '../messages/rule-text.js';
import { sheetLabelsOf } from '../messages/sheet-labels.js';
import { policyEvidenceLine } from '../terminal/evidence-lines.js';
import { harmless } from '../terminal/style.js';

/** How an entry stands. */
export type Tone = 'good' | 'warn' | 'bad';

/** A sheet before it becomes a workbook's: columns with widths in characters, rows, and a tone for each row. */
export interface Sheet {
  readonly name: string;
  readonly frozenColumns: number;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Colour of each row's first cell. */
  readonly tones: readonly (Tone | null)[];
}

const severityTones: Readonly<Record<Severity, Tone | null>> = { error: 'bad', warning: 'warn', info: null };
const standingTones: Readonly<Record<Standing, Tone | null>> = {
  disclosed: 'good',
  undisclosed: 'bad',
  stale: 'warn',
  'not-owed': null,
  unjudged: null,
};

/** The sheets of an audit's workbook. */
export function sheetsOf(result: AuditResult, language: Language): Sheet[] {
  return [
    findingsSheet(result, language),
    permissionSheet(result, language),
    sdkSheet(result, language),
    dataSheet(result, language),
  ];
}

function findingsSheet({ findings }: AuditResult, language: Language): Sheet {
  return {
    name: sheetLabelsOf(language).findings,
    frozenColumns: 3,
    columns: findingColumns(language),
    rows: findings.map((finding) => findingRow(finding, language)),
    tones: findings.map(({ severity }) => severityTones[severity]),
  };
}

function permissionSheet(result: AuditResult, language: Language): Sheet {
  const labels = labelsOf(language);
  const sheet = sheetLabelsOf(language);
  const compared = listPermissions(result);
  return {
    name: sheet.permissionComparison,
    frozenColumns: 2,
    columns: [
      { heading: sheet.status, width: 12 },
      { heading: labels.permissions, width: 48 },
      { heading: labels.access, width: 16 },
      { heading: labels.protection, width: 12 },
      { heading: sheet.inApp, width: 20 },
      { heading: labels.usedBy, width: 32 },
      { heading: sheet.inPolicy, width: 10 },
      { heading: labels.purpose, width: 48 },
      { heading: sheet.evidenceInPolicy, width: 60 },
    ],
    rows: compared.map(({ name, access, requested, use, told, standing }) => [
      sheet.statusOf[standing],
      harmless(name),
      access === null ? '' : accessName(access, language),
      requested?.protection ?? '',
      requested === null ? '' : sheet.source[requested.source],
      use?.status === 'unused'
        ? labels.unused
        : (use?.uses.map(({ owner }) => harmless(ownerTitle(owner, result.app, language))).join('\n') ?? ''),
      told === null ? '' : labels.strength[told.strength],
      harmless(told?.purpose ?? ''),
      placesCell(told?.evidence ?? [], language),
    ]),
    tones: compared.map(({ standing }) => standingTones[standing]),
  };
}

/** Places of the policy, one a line. */
function placesCell(places: readonly PolicyEvidence[], language: Language): string {
  const labels = labelsOf(language);
  return distinctPlaces(places)
    .map((place) => policyEvidenceLine(place, labels))
    .join('\n');
}

function sdkSheet(result: AuditResult, language: Language): Sheet {
  const labels = labelsOf(language);
  const sheet = sheetLabelsOf(language);
  const compared = listSdks(result);
  return {
    name: sheet.sdkComparison,
    frozenColumns: 2,
    columns: [
      { heading: sheet.status, width: 12 },
      { heading: sheet.inApp, width: 32 },
      { heading: 'id', width: 24 },
      { heading: labels.version, width: 10 },
      { heading: labels.certainty, width: 8 },
      { heading: labels.use, width: 10 },
      { heading: sheet.inPolicy, width: 32 },
      { heading: labels.provider, width: 32 },
      { heading: labels.purpose, width: 40 },
      { heading: labels.dataTypes, width: 40 },
      { heading: sheet.privacyLink, width: 40 },
      { heading: sheet.evidenceInPolicy, width: 48 },
    ],
    rows: compared.map(({ found, row, standing }) => [
      sheet.statusOf[standing],
      found === null ? '' : harmless(language === 'en' ? found.nameEn : found.name),
      found?.id ?? row?.id ?? '',
      harmless(found?.version ?? ''),
      found === null ? '' : labels.confidence[found.confidence],
      found === null ? '' : labels.integration[found.integration],
      harmless(row?.name ?? ''),
      harmless(row?.provider ?? ''),
      harmless(row?.purpose ?? ''),
      harmless(row?.dataTypes.map(({ text }) => text).join(language === 'en' ? ', ' : '、') ?? ''),
      harmless(row?.privacyUrl ?? ''),
      placesCell(row?.evidence ?? [], language),
    ]),
    tones: compared.map(({ standing }) => standingTones[standing]),
  };
}

function dataSheet({ app }: AuditResult, language: Language): Sheet {
  const sheet = sheetLabelsOf(language);
  const { owners, rows } = dataMatrix(app);
  return {
    name: sheet.dataMatrix,
    frozenColumns: 1,
    columns: [
      { heading: sheet.data, width: 28 },
      ...owners.map((owner) => ({ heading: harmless(ownerTitle(owner, app, language)), width: 16 })),
    ],
    rows: rows.map(({ data, cells }) => [
      dataTypeName(data, language),
      ...cells.map((cell) => (cell === null ? null : cell.startup ? `${cell.count}*` : cell.count)),
    ]),
    tones: rows.map(() => null),
  };
}
