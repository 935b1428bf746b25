import * as z from 'zod';

/** A state of findings that was accepted: only what is not in it counts. Rule and subject are for the reader. */
export const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  findings: z.array(
    z.strictObject({
      fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
      rule: z.string(),
      subject: z.string(),
    }),
  ),
});
export type Baseline = z.infer<typeof baselineSchema>;
