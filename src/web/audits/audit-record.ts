import * as z from 'zod';
import { auditCountsSchema, auditSchema, auditStateSchema } from '../api/audits.js';
import { auditIdSchema, languageSchema, momentSchema, tagSchema } from '../api/identifiers.js';

/**
 * What the server keeps of one audit, beside its result: who asked for what, under which tags, and what came of it. The
 * result itself belongs to the results folder and is named by `key`.
 */
export const auditRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: auditIdSchema,
  state: auditStateSchema,
  createdAt: momentSchema,
  finishedAt: momentSchema.nullable(),
  /** Of the result; null until there is one. */
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  files: auditSchema.shape.package.shape.files,
  documents: auditSchema.shape.documents,
  profile: z.string(),
  appType: z.string().nullable(),
  lang: languageSchema,
  tags: z.array(tagSchema),
  /** For finished audits, what lists show, so that listing reads no results. */
  outcome: z
    .strictObject({
      app: auditSchema.shape.app.unwrap(),
      counts: auditCountsSchema,
      incomplete: z.boolean(),
    })
    .nullable(),
  failure: z
    .strictObject({ code: z.string(), line: z.strictObject({ 'zh-CN': z.string(), en: z.string() }) })
    .nullable(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;
