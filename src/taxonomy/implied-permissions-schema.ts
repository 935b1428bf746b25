import * as z from 'zod';
import { sourcesSchema } from './source-schema.js';

const targetLevel = z.int().min(1).max(37);
const permissionName = z.string().min(1);

const impliedRowSchema = z.strictObject({
  /** Any of these, requested or implied by an earlier row, is enough; none listed: every app. */
  requested: z.array(permissionName),
  /** Holds for target SDK levels below this one; null: for all. */
  targetBelow: targetLevel.nullable(),
  adds: z.array(permissionName).min(1),
  /** expected: a policy is expected to tell what it grants; none: the platform's book-keeping. */
  disclosure: z.enum(['expected', 'none']),
  source: z.string().min(1),
  note: z.string().min(1).optional(),
});

const ignoredRowSchema = z.strictObject({
  permission: permissionName,
  /** Lowest target SDK level for which newer devices ignore the request. */
  fromTarget: targetLevel,
  /** Lowest API level of a device that ignores it. */
  fromDevice: targetLevel,
  note: z.string().min(1),
  source: z.string().min(1),
});

export const impliedPermissionTableSchema = z.strictObject({
  sources: sourcesSchema,
  implied: z.array(impliedRowSchema),
  ignored: z.array(ignoredRowSchema),
});
export type ImpliedPermissionTable = z.infer<typeof impliedPermissionTableSchema>;
