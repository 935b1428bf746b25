import * as z from 'zod';
import { sourcesSchema } from './source-schema.js';

const permissionAlternativeSchema = z.strictObject({
  permissions: z.array(z.string().min(1)).min(1),
  /** Target level of the app from which the way is open to it; 1 where every level has it. */
  fromTarget: z.int().min(1).max(37),
  /** Ids of the store profiles whose devices have it, where it takes services that others lack. */
  profiles: z.array(z.string().min(1)).min(1).optional(),
  /** What to use instead, as a noun phrase. */
  way: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
  /** True where own code that uses the permission does what the way cannot. */
  ownUseShowsNeed: z.boolean(),
  /** Ids of the types of apps whose functions need the permission itself. */
  neededBy: z.array(z.string().min(1)),
  /** By store profile: the clause of that store that asks for the way. */
  storeReferences: z.record(z.string(), z.string().min(1)),
  sources: z.array(z.string().min(1)).min(1),
});

export const permissionAlternativeTableSchema = z.strictObject({
  sources: sourcesSchema,
  alternatives: z.array(permissionAlternativeSchema),
});
export type PermissionAlternativeTable = z.infer<typeof permissionAlternativeTableSchema>;
