import * as z from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const bilingual = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

const instrumentSchema = z.strictObject({
  id,
  /** As a citation writes it, with title marks in Chinese. */
  names: bilingual,
  kind: z.enum(['law', 'regulation', 'department-document', 'standard', 'store-policy', 'foreign-law']),
  /** Document number of the issuing authority. */
  number: z.string().min(1).optional(),
  /** draft: advance notice, never a ground. */
  status: z.enum(['in-force', 'draft']),
  /** Day it took effect, where known. */
  effective: day.nullable(),
  /** Address at the issuing authority. */
  url: z.url(),
  /** What of it was read for this table, where and when. */
  seen: z.string().min(1),
  note: z.string().min(1).optional(),
});

const referenceSchema = z.strictObject({
  id,
  instrument: id,
  /** Article, item or topic as it follows the name; empty where the whole instrument is meant. */
  item: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
  /** What it asks, in our own words. */
  paraphrase: bilingual,
  /** False where number or content could not be read in a source: never shown as law. */
  verified: z.boolean(),
  note: z.string().min(1).optional(),
});

export const legalReferenceTableSchema = z.strictObject({
  instruments: z.array(instrumentSchema),
  references: z.array(referenceSchema),
});
export type LegalReferenceTable = z.infer<typeof legalReferenceTableSchema>;
