import * as z from 'zod';
import { confidenceSchema } from '../../facts/app-facts.js';
import { severitySchema } from '../../findings/finding.js';

const day = z.iso.date().describe('YYYY-MM-DD');

const ignoreSchema = z.strictObject({
  rule: z.string().min(1).describe('Rule id'),
  subject: z
    .string()
    .min(1)
    .optional()
    .describe('Subject id; * at its end stands for any rest; all subjects if left out'),
  reason: z.string().min(1).describe('Why the difference is accepted; shown in every report'),
  expires: day.optional().describe('Last day it holds; later its findings count again'),
});

/** apk-audit.config.json, .yaml or .ts. Paths in it are relative to its folder; the command line outweighs it. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  policy: z.array(z.string().min(1)).optional().describe('Policy documents, for runs that name none'),
  profile: z
    .string()
    .min(1)
    .optional()
    .describe('Market whose rules and thresholds hold: cn, play, gdpr ...'),
  appType: z.string().min(1).optional().describe('Type of the app by the 39 common types'),
  failOn: z.enum([...severitySchema.options, 'never']).optional(),
  minConfidence: confidenceSchema.optional(),
  lang: z.enum(['zh-CN', 'en']).optional(),
  rules: z
    .record(z.string(), z.enum(['off', ...severitySchema.options]))
    .optional()
    .describe('By rule id or tag: off, or the severity its findings get'),
  firstPartySdks: z.array(z.string().min(1)).optional().describe('Ids of SDKs that are the operator’s own'),
  signatures: z.array(z.string().min(1)).optional().describe('Folders with signatures of your own'),
  baseline: z.string().min(1).optional().describe('File of accepted findings'),
  ignore: z.array(ignoreSchema).optional().describe('Reviewed exceptions'),
});
export type Config = z.infer<typeof configSchema>;
