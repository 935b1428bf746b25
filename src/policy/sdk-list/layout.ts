import type { Passage } from '../document/passage.js';
import type { ProductNames } from '../products/product-names.js';
import type { ReadItem } from '../sections/read-sections.js';
import type { CellAffinity } from './cell-affinity.js';
import type { FieldLabels } from './field-labels.js';
import type { ListWords } from './list-words.js';
import type { NameFinder } from './names-in-text.js';
import type { SdkRow } from './sdk-row.js';

/** What layouts are read with. */
export interface LayoutContext {
  readonly items: readonly ReadItem[];
  readonly labels: FieldLabels;
  readonly products: ProductNames;
  readonly affinity: CellAffinity;
  readonly names: NameFinder;
  readonly words: ListWords;
}

export interface LayoutReading {
  readonly rows: readonly SdkRow[];
  /** Index of the first item that is not part of what was read. */
  readonly next: number;
}

/**
 * Recognises one layout of SDK lists at an item. Null where the items there are laid out otherwise, so that the
 * next layout is tried; a layout that claims items must have understood them.
 */
export type Layout = (context: LayoutContext, at: number) => LayoutReading | null;

/** The passage at an index; null where there is a table or the document has ended. */
export function passageAt({ items }: LayoutContext, at: number): Passage | null {
  const item = items[at];
  return item?.kind === 'passage' ? item.passage : null;
}
