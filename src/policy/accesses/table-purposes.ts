import { type Passage, type Quote, quoteAll } from '../document/passage.js';
import type { FieldLabels } from '../sdk-list/field-labels.js';
import type { ReadItem, ReadRow } from '../sections/read-sections.js';

/** Rows above which a table may have its header. */
const headerRows = 2;
const purposes = new Set(['purpose', 'scene']);

/**
 * For every cell of a table that has a column of purposes: the purpose of its row. A table of permissions says in
 * one cell what is asked for and in another what for.
 */
export function tablePurposes(items: readonly ReadItem[], labels: FieldLabels): Map<Passage, Quote> {
  const found = new Map<Passage, Quote>();
  for (const item of items) {
    if (item.kind !== 'table') continue;
    const header = item.rows.slice(0, headerRows).findIndex((row) => purposeColumn(row, labels) >= 0);
    const headerRow = item.rows[header];
    if (headerRow === undefined) continue;
    const column = purposeColumn(headerRow, labels);
    for (const row of item.rows.slice(header + 1)) {
      const cell = row.cells[column];
      if (cell === undefined || cell.passage.match === '') continue;
      for (const other of row.cells)
        if (!found.has(other.passage)) found.set(other.passage, quoteAll(cell.passage));
    }
  }
  return found;
}

function purposeColumn(row: ReadRow, labels: FieldLabels): number {
  return row.cells.findIndex(({ passage }) =>
    labels.fieldsOf(passage.match).some((field) => purposes.has(field)),
  );
}
