import { addToList } from '../../collections/groups.js';
import type { Quote } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';

/** How sure a layout is that what it read is an SDK: list rows are, words in running text may not be. */
export type RowStanding = 'listed' | 'mentioned';

/** One SDK as the layout gave it, before names are identified and mentions merged. */
export interface SdkRow {
  readonly name: Quote;
  readonly standing: RowStanding;
  /** What the layout says under each field, in the order it stands. */
  readonly fields: ReadonlyMap<SdkField, readonly Quote[]>;
  /** Words around it that tell its kind: heading, category. */
  readonly context: string;
  /** Targets of links in its cells. */
  readonly links: readonly string[];
}

/** Collects the fields of a row. */
export class SdkRowBuilder {
  readonly #fields = new Map<SdkField, Quote[]>();
  readonly links: string[] = [];

  add(field: SdkField, quote: Quote): void {
    if (quote.text !== '') addToList(this.#fields, field, quote);
  }

  get(field: SdkField): readonly Quote[] {
    return this.#fields.get(field) ?? [];
  }

  /** Another row of which the same is said. */
  copy(): SdkRowBuilder {
    const copy = new SdkRowBuilder();
    for (const [field, quotes] of this.#fields) copy.#fields.set(field, [...quotes]);
    copy.links.push(...this.links);
    return copy;
  }

  get isEmpty(): boolean {
    return this.#fields.size === 0;
  }

  build(name: Quote, standing: RowStanding, context: string): SdkRow {
    return { name, standing, fields: this.#fields, context, links: this.links };
  }
}
