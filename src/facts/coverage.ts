import * as z from 'zod';

/** How far one part of the facts could be read; `reason` is a diagnostic code. */
export const coverageSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok') }),
  z.object({ status: z.literal('partial'), reason: z.string() }),
  z.object({ status: z.literal('unavailable'), reason: z.string() }),
]);
export type Coverage = z.infer<typeof coverageSchema>;
