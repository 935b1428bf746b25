import type { AuditState } from '../../client/client.js';

/** Every state an audit can be in, in the order lists offer them. */
export const auditStates = [
  'queued',
  'running',
  'finished',
  'failed',
  'cancelled',
] as const satisfies readonly AuditState[];
