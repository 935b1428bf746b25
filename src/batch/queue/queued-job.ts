import * as z from 'zod';
import { auditJobSchema } from '../audit-job.js';
import { resultKeySchema, versionsSchema } from '../result-card.js';

/** What waits in the queue: a job, the name its result should get, and what that name was made with. */
export const queuedJobSchema = z.object({
  schemaVersion: z.literal(1),
  key: resultKeySchema,
  versions: versionsSchema,
  job: auditJobSchema,
});
export type QueuedJob = z.infer<typeof queuedJobSchema>;
