import * as z from 'zod';
import { deviceAccessIdSchema } from './device-access-id.js';
import { sourcesSchema } from './source-schema.js';

/**
 * Base protection level. `special` stands for permissions that are granted on a page of the system
 * settings (flag `appop`), `unknown` for names whose definition nobody has seen.
 */
export const protectionSchema = z.enum([
  'normal',
  'dangerous',
  'special',
  'signature',
  'internal',
  'unknown',
]);
export type Protection = z.infer<typeof protectionSchema>;

/** must: a policy has to speak of it; optional: telling it is welcome, silence is no finding. */
export const disclosureDutySchema = z.enum(['must', 'optional']);
export type DisclosureDuty = z.infer<typeof disclosureDutySchema>;

/** Who defines the permission, or what it is plumbing for. */
export const permissionOriginSchema = z.enum([
  'platform',
  'removed',
  'health',
  'google',
  'vendor',
  'device-id',
  'push',
  'badge',
  'self-defined',
]);
export type PermissionOrigin = z.infer<typeof permissionOriginSchema>;

const facts = {
  protection: protectionSchema,
  /** Runtime permission group, without the android.permission-group prefix. */
  group: z.string().min(1).optional(),
  /** The device access a policy would have to name; null for plumbing nobody discloses. */
  access: deviceAccessIdSchema.nullable(),
  duty: disclosureDutySchema,
  origin: permissionOriginSchema,
  /** First API level that published it, where that is above 21. */
  since: z.int().min(22).max(37).optional(),
  source: z.string().min(1),
};

const permissionRowSchema = z.strictObject({
  name: z.string().min(1),
  /** The one to name for an access that a policy speaks of without naming a permission. */
  principal: z.literal(true).optional(),
  ...facts,
});

/** Names that share every fact. */
const permissionSetSchema = z.strictObject({ ...facts, names: z.array(z.string().min(1)).min(1) });

/** Names that vary with the app's package, or a family that grows with the platform. */
const permissionPatternSchema = z.strictObject({
  match: z.enum(['prefix', 'suffix']),
  value: z.string().min(6),
  ...facts,
});

export const permissionTableSchema = z.strictObject({
  sources: sourcesSchema,
  permissions: z.array(permissionRowSchema),
  sets: z.array(permissionSetSchema),
  patterns: z.array(permissionPatternSchema),
});
export type PermissionTable = z.infer<typeof permissionTableSchema>;
