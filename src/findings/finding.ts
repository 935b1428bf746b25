import * as z from 'zod';
import { confidenceSchema } from '../facts/app-facts.js';
import { appEvidenceSchema, policyEvidenceSchema } from '../facts/evidence.js';

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

/** What a finding is about; `id` is stable across versions of the app and of the policy. */
export const subjectSchema = z.object({
  kind: z.enum(['permission', 'sdk', 'data', 'policy', 'app']),
  /** Full permission name, product id (or the name as written, for unknown products), data type, or aspect. */
  id: z.string(),
});
export type Subject = z.infer<typeof subjectSchema>;

/** Why a finding does not count: a reviewed exception, or a state accepted earlier. It stays visible. */
export const suppressionMarkSchema = z.object({
  by: z.enum(['configuration', 'baseline']),
  reason: z.string(),
  /** Last day it holds, YYYY-MM-DD. */
  expires: z.string().optional(),
});

/** One difference between app and policy, or one lack of the policy, with its evidence on both sides. */
export const findingSchema = z.object({
  ruleId: z.string(),
  severity: severitySchema,
  confidence: confidenceSchema,
  subject: subjectSchema,
  /** What the prose needs, per rule. */
  args: z.record(z.string(), z.json()),
  evidence: z.object({ app: z.array(appEvidenceSchema), policy: z.array(policyEvidenceSchema) }),
  /** Ids of legal references the rule rests on. */
  references: z.array(z.string()),
  /** Hex; the same for the same difference in every version of app, policy and tool. */
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  suppression: suppressionMarkSchema.optional(),
});

/** What one rule came to. `not-evaluated` is never a pass: its reason says what was missing. */
export const outcomeSchema = z.object({
  ruleId: z.string(),
  outcome: z.enum(['pass', 'findings', 'not-evaluated']),
  reason: z.string().optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;
