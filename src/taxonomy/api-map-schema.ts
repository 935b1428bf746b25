import * as z from 'zod';
import { sourcesSchema } from './source-schema.js';

const ruleSchema = z.strictObject({
  from: z.int().optional(),
  to: z.int().optional(),
  anyOf: z.array(z.string()).optional(),
  allOf: z.array(z.string()).optional(),
});

export const constantKindSchema = z.enum([
  'settings-key',
  'content-uri',
  'intent-action',
  'system-property',
  'shell-command',
  'file',
  'class-name',
  'method-name',
  'service-name',
  'package-name',
  'mime-type',
]);
export type ConstantKind = z.infer<typeof constantKindSchema>;

export const apiMapSchema = z.strictObject({
  sources: sourcesSchema,
  supportCode: z.array(z.string()),
  carriers: z.array(
    z.strictObject({ kind: constantKindSchema, table: z.string().optional(), method: z.string() }),
  ),
  requirements: z.record(
    z.string(),
    z.strictObject({
      rules: z.array(ruleSchema),
      source: z.string(),
      verified: z.boolean(),
      note: z.string().optional(),
    }),
  ),
  items: z.array(
    z.strictObject({
      subject: z.strictObject({ kind: z.enum(['data', 'capability']), id: z.string() }),
      classes: z.array(
        z.strictObject({
          class: z.string(),
          origin: z.string(),
          source: z.string(),
          verified: z.boolean(),
          methods: z.array(
            z.strictObject({
              name: z.string(),
              since: z.int().optional(),
              deprecated: z.int().optional(),
              requirement: z.string().optional(),
              weak: z.literal(true).optional(),
              argument: z
                .strictObject({
                  kind: z.enum(['int', 'flags', 'string']),
                  values: z.array(z.union([z.int(), z.string()])),
                })
                .optional(),
            }),
          ),
        }),
      ),
      fields: z.array(
        z.strictObject({
          class: z.string(),
          names: z.array(z.string()),
          origin: z.string(),
          requirement: z.string().optional(),
          source: z.string(),
          verified: z.boolean(),
          weak: z.literal(true).optional(),
        }),
      ),
      constants: z.array(
        z.strictObject({
          kind: constantKindSchema,
          table: z.string().optional(),
          values: z.array(z.string()),
          requirement: z.string().optional(),
          source: z.string(),
          verified: z.boolean(),
          weak: z.literal(true).optional(),
        }),
      ),
      ignoreCallers: z.array(z.string()).optional(),
      note: z.string().optional(),
    }),
  ),
});
export type ApiMap = z.infer<typeof apiMapSchema>;
