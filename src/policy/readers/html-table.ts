import { joinMapped, type MappedText, sliceMapped } from '../document/mapped-text.js';
import type { TableBlock, TableCell, TableRow } from '../document/policy-document.js';
import { readableText } from '../normalize/readable-text.js';
import type { PolicyLimits } from '../policy-limits.js';
import { elementsOf, type HtmlElement, textOf } from './html-tree.js';

/** Null where the table only lays out the page: a single column, or tables within its cells. */
export function tableOfElement(table: HtmlElement, limits: PolicyLimits): TableBlock | null {
  const rowElements: HtmlElement[] = [];
  for (const element of elementsOf(table)) {
    if (element.name === 'table') return null;
    if (element.name === 'tr') rowElements.push(element);
  }
  const rows = resolveSpans(rowElements, limits).filter((row) =>
    row.cells.some((cell) => cell.text.text !== ''),
  );
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return columns < 2 || rows.length === 0 ? null : { kind: 'table', rows };
}

/** HTML Living Standard 4.9.12, forming a table, with the limits on spans. */
function resolveSpans(rowElements: readonly HtmlElement[], limits: PolicyLimits): TableRow[] {
  const rows: TableRow[] = [];
  /** Cells of rows above that reach down, by column. */
  let reaching: ({ cell: TableCell; left: number } | undefined)[] = [];
  for (const element of rowElements) {
    const cells: TableCell[] = [];
    const next: typeof reaching = [];
    const takeReaching = (): void => {
      for (let above = reaching[cells.length]; above !== undefined; above = reaching[cells.length]) {
        if (above.left > 1) next[cells.length] = { cell: above.cell, left: above.left - 1 };
        cells.push({ ...above.cell, spanned: true });
      }
    };
    for (const child of element.children) {
      if (child.kind !== 'element' || (child.name !== 'td' && child.name !== 'th')) continue;
      takeReaching();
      const cell = cellOf(child);
      const columns = spanOf(child.attributes['colspan'], limits.maxTableColumns);
      const down = spanOf(child.attributes['rowspan'], limits.maxRowSpan);
      for (let i = 0; i < columns && cells.length < limits.maxTableColumns; i++) {
        if (down > 1) next[cells.length] = { cell, left: down - 1 };
        cells.push(i === 0 ? cell : { ...cell, spanned: true });
      }
    }
    takeReaching();
    reaching = next;
    rows.push({ cells });
  }
  return rows;
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(span) && span > 1 ? Math.min(span, most) : 1;
}

function cellOf(element: HtmlElement): TableCell {
  const links: string[] = [];
  for (const inner of elementsOf(element)) {
    const url = inner.name === 'a' ? inner.attributes['href']?.trim() : undefined;
    if (url !== undefined && url !== '') links.push(url);
  }
  return { text: readableLines(textOf(element)), header: element.name === 'th', spanned: false, links };
}

/** Readable text with its line ends kept: in a cell they separate items. */
function readableLines(raw: MappedText): MappedText {
  const lines: MappedText[] = [];
  let start = 0;
  for (let end = raw.text.indexOf('\n'); start <= raw.text.length; end = raw.text.indexOf('\n', start)) {
    const stop = end < 0 ? raw.text.length : end;
    const line = readableText(sliceMapped(raw, start, stop));
    if (line.text !== '') lines.push(line);
    start = stop + 1;
    if (end < 0) break;
  }
  return lines.length === 0 ? readableText(raw) : joinMapped(lines, '\n');
}
