import data from './legal-references.json' with { type: 'json' };
import type { LegalReferenceTable } from './legal-references-schema.js';

/** A text in the two languages of reports. */
interface Bilingual {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** A clause a finding rests on. Only a verified one may be shown as law. */
export interface LegalReference {
  readonly id: string;
  /** Name of the law, document, standard or store policy, as a citation writes it. */
  readonly instrument: Bilingual;
  /** Article, item or topic; empty where the whole instrument is meant. */
  readonly item: Bilingual;
  /** Instrument and item together, ready to print. */
  readonly title: Bilingual;
  /** What it asks, in our own words. */
  readonly paraphrase: Bilingual;
  /** Document number of the issuing authority. */
  readonly number: string | null;
  readonly kind: LegalReferenceTable['instruments'][number]['kind'];
  /** draft: advance notice, never a ground. */
  readonly status: 'in-force' | 'draft';
  /** Day the instrument took effect, YYYY-MM-DD. */
  readonly effective: string | null;
  /** Address at the issuing authority. */
  readonly url: string;
  readonly verified: boolean;
  /** Why it is not verified, or what to know when citing it. */
  readonly note: string | null;
}

// legal-references.json is held to legalReferenceTableSchema by the tests, which also hold every reference to
// an instrument that exists.
const table = data as LegalReferenceTable;
const instruments = new Map(table.instruments.map((instrument) => [instrument.id, instrument]));

/** Every reference, in the order of the table. */
export const legalReferences: readonly LegalReference[] = table.references.flatMap((row) => {
  const instrument = instruments.get(row.instrument);
  if (instrument === undefined) return [];
  return {
    id: row.id,
    instrument: instrument.names,
    item: row.item,
    title: {
      'zh-CN': instrument.names['zh-CN'] + row.item['zh-CN'],
      en: englishTitle(instrument.names.en, row.item.en),
    },
    paraphrase: row.paraphrase,
    number: instrument.number ?? null,
    kind: instrument.kind,
    status: instrument.status,
    effective: instrument.effective,
    url: instrument.url,
    verified: row.verified,
    note: row.note ?? instrument.note ?? null,
  };
});

const byId: ReadonlyMap<string, LegalReference> = new Map(legalReferences.map((r) => [r.id, r]));

/** Looks up a reference, e.g. `pipl-17`; undefined for an id nobody wrote down. */
export function legalReference(id: string): LegalReference | undefined {
  return byId.get(id);
}

/** References that a report may show as grounds: verified and in force. */
export function citableReferences(ids: Iterable<string>): LegalReference[] {
  return [...ids].flatMap((id) => {
    const reference = byId.get(id);
    return reference?.verified === true && reference.status === 'in-force' ? [reference] : [];
  });
}

function englishTitle(instrument: string, item: string): string {
  if (item === '') return instrument;
  return item.startsWith('(') ? `${instrument} ${item}` : `${instrument}, ${item}`;
}
