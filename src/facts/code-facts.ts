import * as z from 'zod';
import { appEvidenceSchema } from './evidence.js';

const confidence = z.enum(['high', 'medium', 'low']);

/** What holds of everything that code can do, whoever's code it is. */
const found = {
  /** Method, field, URI, settings key ... by which it does so. */
  api: z.string(),
  /** An SDK id, `app`, or a package name nobody owns. */
  owner: z.string(),
  /** high: the call itself; medium: a constant beside it decides; low: names given to reflection. */
  confidence,
  /** Number of places in the code. */
  count: z.int().positive(),
  /** On the start-up path: a hint of reading before consent, to be confirmed on a device. */
  startup: z.boolean(),
  /** Mentioned, directly or over other classes, by the app's own code or a component. */
  reached: z.boolean(),
  /** True where the call asks for a permission that the app does not request. */
  withoutPermission: z.boolean(),
  evidence: z.array(appEvidenceSchema),
};

/** Personal data that code can read, by who owns the code. A capability to read, not proof of reading. */
export const dataAccessSchema = z.object({ data: z.string(), ...found });
export type DataAccess = z.infer<typeof dataAccessSchema>;

/** Something else that code can do and a policy or a store cares about: load code, run commands ... */
export const codeCapabilitySchema = z.object({ capability: z.string(), ...found });
export type CodeCapability = z.infer<typeof codeCapabilitySchema>;

/** Whether code uses a requested permission. */
export const permissionUseSchema = z.object({
  permission: z.string(),
  /** unused: every call that needs it is known, all code was read, and none was found. */
  status: z.enum(['used', 'unused', 'unknown']),
  /** Why nothing can be said, or why an absence is less certain. */
  reason: z.enum(['no-known-api', 'code-not-read', 'code-loaded-at-run-time']).nullable(),
  confidence,
  uses: z.array(z.object({ owner: z.string(), apis: z.array(z.string()), count: z.int().positive() })),
  /** Ids of the SDKs found in the app whose integration guides ask for it. */
  askedBySdks: z.array(z.string()),
});
export type PermissionUse = z.infer<typeof permissionUseSchema>;

/** A call that asks the user for permissions, with the constants it asks for together. */
export const permissionRequestSchema = z.object({
  permissions: z.array(z.string()),
  owner: z.string(),
  evidence: z.array(appEvidenceSchema),
});

/** Code that looks for many other apps by name, which amounts to reading the list of installed apps. */
export const packageProbesSchema = z.object({
  owner: z.string(),
  /** Number of package names. */
  count: z.int().positive(),
  /** The first of them, sorted. */
  packages: z.array(z.string()),
  evidence: z.array(appEvidenceSchema),
});
