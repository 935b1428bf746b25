import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createAuditPool, defaultLimits } from '../batch/audit-pool.js';
import { openResults } from '../batch/open-results.js';
import type { ResultsFolder } from '../batch/results-folder.js';
import { currentVersions } from '../batch/versions.js';
import { extendedSignatures } from '../inputs/read-signatures.js';
import { toolInfo } from '../inputs/tool-info.js';
import { UsageError } from '../inputs/usage-error.js';
import { AuditHistory } from './audits/audit-history.js';
import { AuditRecords } from './audits/audit-records.js';
import type { AuditRunner } from './audits/audit-runner.js';
import { AuditService } from './audits/audit-service.js';
import { PoolRunner } from './audits/pool-runner.js';
import { ReportStore } from './audits/report-store.js';
import { buildServer } from './build-server.js';
import { SdkCatalogue } from './catalogue/sdk-catalogue.js';
import { createMetrics } from './metrics.js';
import { isLoopback } from './security/listen-address.js';
import { shortestToken } from './security/token.js';
import type { ServerOptions } from './server-options.js';
import { pageFolder } from './static-page.js';
import { UploadFolder } from './uploads/upload-folder.js';

/** Where results go, and what runs the audits. */
export interface StartOptions extends ServerOptions {
  /** The results folder, made where it is missing. */
  readonly results: string;
  /** Audits at a time. */
  readonly workers: number;
  /** A folder of the user's own signatures. */
  readonly signatures?: string;
  /** Address of a queue whose workers run the audits, instead of processes of this machine. */
  readonly queue?: string;
}

/** A server that listens. */
export interface RunningServer {
  /** Address of the page, with a slash at its end. */
  readonly url: string;
  /** Stops taking requests, ends the audits under way and removes their uploads. */
  stop(): Promise<void>;
}

/**
 * Starts the server.
 * @throws UsageError where it would be open to others without a token, where it cannot listen, or where the results
 * folder cannot be used
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  checkToken(options);
  const { log } = options;
  const results = await openResults(options.results, 'write');
  const { signatures } = await extendedSignatures(options.signatures);
  const uploads = await UploadFolder.open(join(results.path, 'server', 'uploads'));
  const records = await AuditRecords.open(join(results.path, 'server', 'audits'), log);
  const history = new AuditHistory(records, results, log);
  const tool = toolInfo();
  const metrics = createMetrics(() => audits.load());
  const audits: AuditService = new AuditService({
    records,
    history,
    results,
    runner: await runnerOf(options, results),
    mostQueued: options.limits.queuedAudits,
    log,
    onEnd: ({ state }, seconds) => metrics.auditEnded(state, seconds),
  });
  await audits.failInterrupted();
  const app = await buildServer({
    options,
    tool,
    audits,
    history,
    results,
    reports: new ReportStore(results, tool),
    uploads,
    signatures,
    sdks: new SdkCatalogue(signatures),
    metrics,
    page: pageFolder(),
  });
  const stop = async () => {
    await audits.stop();
    await app.close();
    await uploads.close();
  };
  try {
    return { url: await listen(app, options), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Audits stand back behind the server that started them. */
const auditNiceness = 10;

/** A server that others reach asks for a token, and one that cannot be guessed. */
function checkToken({ host, token }: StartOptions): void {
  if (token === null && !isLoopback(host)) throw new UsageError('token-not-given', host);
  if (token !== null && token.length < shortestToken) throw new UsageError('token-too-short', '--token');
}

async function runnerOf(
  { workers, signatures, queue }: StartOptions,
  results: ResultsFolder,
): Promise<AuditRunner> {
  const versions = await currentVersions(signatures);
  if (queue !== undefined) {
    const { QueueRunner } = await import('./audits/queue-runner.js');
    return QueueRunner.open(queue, { results, versions });
  }
  const own = signatures === undefined ? {} : { signatures };
  // Who waits for a page notices a tenth of a second; who waits for an audit does not.
  const pool = createAuditPool({ ...defaultLimits, niceness: auditNiceness, workers, ...own });
  return new PoolRunner({ results, versions, pool, retryFailed: true });
}

async function listen(app: FastifyInstance, { host, port }: StartOptions): Promise<string> {
  try {
    return `${await app.listen({ host, port, listenTextResolver: (address) => address })}/`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new UsageError('port-taken', `${host}:${port}`);
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UsageError('address-unusable', `${host}:${port}`);
    throw error;
  }
}
