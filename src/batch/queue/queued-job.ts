import * as z from 'zod';
import { auditJobSchema } from '../audit-job.js';
import type { PreparedJob } from '../prepare-job.js';
import { type JobLabel, resultKeySchema, versionsSchema } from '../result-card.js';

/** What waits in the queue: a job, the name its result should get, and what that name was made with. */
export const queuedJobSchema = z.object({
  schemaVersion: z.literal(1),
  key: resultKeySchema,
  versions: versionsSchema,
  job: auditJobSchema,
});
export type QueuedJob = z.infer<typeof queuedJobSchema>;

/** A job and the name of its result, without its documents' bytes: there may be a million. */
export interface QueuedKey extends Omit<PreparedJob, 'fetched'> {
  /** Names of a failed result that this one takes the place of. */
  readonly otherLabels?: readonly JobLabel[];
}
