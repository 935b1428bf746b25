import type { AuditJob } from './audit-job.js';
import type { InputDigest } from './result-key.js';

/**
 * Identifies a package given by address without reading it; see `remoteIdentity` for what it follows from.
 * @throws InputError where the server cannot be asked
 */
export async function identifyRemote(
  url: string,
  { documentOptions }: Pick<AuditJob, 'documentOptions'>,
): Promise<InputDigest> {
  const { remoteIdentity } = await import('../inputs/fetch/remote-package.js');
  const { remoteOptions } = await import('../inputs/fetch/remote-limits.js');
  return { name: '', sha256: await remoteIdentity(url, remoteOptions(documentOptions)) };
}
