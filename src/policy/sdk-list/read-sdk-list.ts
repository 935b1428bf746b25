import { dataTableLayout } from './data-table-layout.js';
import { expandNames } from './expand-names.js';
import { flatTableLayout } from './flat-table-layout.js';
import { itemLayout } from './item-layout.js';
import { keyValueLayout } from './key-value-layout.js';
import type { Layout, LayoutContext } from './layout.js';
import { mentionLayout } from './mention-layout.js';
import { providedLayout } from './provided-layout.js';
import { recordLayout } from './record-layout.js';
import type { SdkRow } from './sdk-row.js';
import { tableLayout } from './table-layout.js';
import { isUnfit } from './unfit-rows.js';

/** From the most telling layout to the least: the first that recognises an item reads it. */
const layouts: readonly Layout[] = [
  tableLayout,
  dataTableLayout,
  flatTableLayout,
  keyValueLayout,
  recordLayout,
  providedLayout,
  itemLayout,
  mentionLayout,
];

/** Every SDK of a document, in order, mentions not yet merged. */
export function readSdkRows(context: LayoutContext): SdkRow[] {
  const rows: SdkRow[] = [];
  let at = 0;
  while (at < context.items.length) {
    const reading = firstReading(context, at);
    for (const row of reading?.rows ?? [])
      if (!isUnfit(row, context)) rows.push(...expandNames(row, context.products, context.names));
    at = Math.max(at + 1, reading?.next ?? 0);
  }
  return rows;
}

function firstReading(context: LayoutContext, at: number): ReturnType<Layout> {
  for (const layout of layouts) {
    const reading = layout(context, at);
    if (reading !== null) return reading;
  }
  return null;
}
