import * as z from 'zod';
import { sourcesSchema } from './source-schema.js';

const level = z.int().min(1).max(37);

const targetRuleSchema = z.strictObject({
  minimum: level,
  /** existing: apps that stay in the store without an update. */
  appliesTo: z.enum(['new', 'updates', 'new-and-updates', 'existing']),
  /** First day it holds, YYYY-MM-DD. */
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** Id in legal-references.json. */
  reference: z.string().min(1),
  source: z.string().min(1),
});

const storeProfileSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  names: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
  targetSdk: z.array(targetRuleSchema),
  /** Permissions the store lets through only after a declaration or for a core purpose. */
  restrictedPermissions: z.array(
    z.strictObject({
      permissions: z.array(z.string().min(1)).min(1),
      fromTarget: level,
      reference: z.string().min(1),
    }),
  ),
  /** Target level from which each foreground service declares its type. */
  foregroundServiceTypesFromTarget: level.nullable(),
  /** The permission that reading the advertising ID needs from a target level on, and the SDKs that read it. */
  advertisingId: z
    .strictObject({
      fromTarget: level,
      permission: z.string().min(1),
      sdks: z.array(z.string().min(1)).min(1),
    })
    .nullable(),
  /** ISO 3166 code of the country whose law asks for words on every transfer out of it; null where none is judged. */
  transfersAbroadFrom: z.string().length(2).nullable(),
  note: z.string().min(1).optional(),
});

export const storeProfileTableSchema = z.strictObject({
  sources: sourcesSchema,
  profiles: z.array(storeProfileSchema),
});
export type StoreProfileTable = z.infer<typeof storeProfileTableSchema>;
