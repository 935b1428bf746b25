import type { AppFacts, DataAccess } from '../../facts/app-facts.js';
import { dataTypeName } from '../../taxonomy/data-types.js';
import { type Labels, labelsOf } from '../messages/labels.js';
import { flow } from './flow.js';
import { harmless } from './style.js';
import { tableLines } from './table.js';
import type { TerminalOptions } from './terminal-options.js';

/** Owners with a column of their own; the rest share one. */
const shownOwners = 6;

/** Data types by owner of the code: the number of places, marked where they lie on the start-up path. */
export function dataBlock(app: AppFacts, { language, style, columns }: TerminalOptions): string[] {
  const labels = labelsOf(language);
  const types = [...new Set(app.dataAccess.map((access) => access.data))];
  if (types.length === 0) return [];
  const owners = ownersByWeight(app);
  const shown = owners.slice(0, shownOwners);
  const others = new Set(owners.slice(shownOwners));
  const headings = [
    { heading: labels.name },
    ...shown.map((owner) => ({ heading: ownerName(owner, labels), align: 'right' as const })),
    { heading: labels.otherOwners, align: 'right' as const },
  ];
  const rows = types.map((data) => {
    const accesses = app.dataAccess.filter((access) => access.data === data);
    return [
      dataTypeName(data, language),
      ...shown.map((owner) => cell(accesses.filter((access) => access.owner === owner))),
      cell(accesses.filter((access) => others.has(access.owner))),
    ];
  });
  const early = app.dataAccess.some((access) => access.startup);
  return [
    '',
    `${style.strong(labels.dataTypes)} (${types.length})`,
    ...tableLines(headings, rows, { columns }),
    ...(early ? flow([{ text: `  ${labels.startupMark}`, paint: style.faint }], { columns, hang: 4 }) : []),
  ];
}

/** How reports name the owner of code. */
export function ownerName(owner: string, labels: Labels): string {
  return owner === 'app' ? labels.ownCode : harmless(owner);
}

/** The app itself first, then who reads most. */
function ownersByWeight(app: AppFacts): string[] {
  const weight = new Map<string, number>();
  for (const { owner, count } of app.dataAccess) weight.set(owner, (weight.get(owner) ?? 0) + count);
  const rank = (owner: string) => (owner === 'app' ? Number.POSITIVE_INFINITY : (weight.get(owner) ?? 0));
  return [...weight.keys()].sort((a, b) => rank(b) - rank(a));
}

function cell(accesses: readonly DataAccess[]): string {
  const count = accesses.reduce((sum, access) => sum + access.count, 0);
  if (count === 0) return '';
  return accesses.some((access) => access.startup) ? `${count}*` : String(count);
}
