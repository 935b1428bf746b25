import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { PolicyDocumentInput } from '../index.js';
import { isAddress, packageFiles } from '../inputs/open-package.js';
import { readDocuments } from '../inputs/read-documents.js';
import type { AuditJob } from './audit-job.js';
import type { AuditStage } from './audit-messages.js';
import type { Versions } from './result-card.js';
import { type InputDigest, resultKey } from './result-key.js';
import type { ResultsFolder } from './results-folder.js';

/** A job whose inputs were found and whose key is known. */
export interface PreparedJob {
  readonly key: string;
  readonly job: AuditJob;
  readonly versions: Versions;
  /** The documents' bytes where any of them came from an address, else null: files are read by the audit. */
  readonly fetched: readonly PolicyDocumentInput[] | null;
}

/** What preparing jobs needs. */
export interface Preparing {
  readonly results: ResultsFolder;
  readonly versions: Versions;
  /** Identifies a package given by address. Without it such packages are refused. */
  readonly identifyRemote?: (url: string, job: AuditJob) => Promise<InputDigest>;
}

/**
 * Finds a job's inputs and works out its key. Documents by address are fetched now.
 * @param onStage told before anything is fetched, which may take long
 * @throws UsageError, InputError where an input cannot be had
 */
export async function prepareJob(
  job: AuditJob,
  { results, versions, identifyRemote }: Preparing,
  onStage: (stage: AuditStage) => void = () => {},
): Promise<PreparedJob> {
  const hasAddress = job.documents.some(isAddress);
  if (hasAddress) onStage('fetching');
  const fetched = hasAddress ? await readDocuments(job.documents, job.documentOptions) : null;
  const documents =
    fetched?.map(fetchedDigest) ??
    (await Promise.all(
      job.documents.map(async (path) => ({ name: basename(path), sha256: await results.digest(path) })),
    ));
  const [address] = job.apk;
  const app =
    identifyRemote !== undefined && address !== undefined && isAddress(address)
      ? [await identifyRemote(address, job)]
      : await localDigests(job.apk, results);
  return { key: resultKey({ app, documents, settings: job.settings, versions }), job, versions, fetched };
}

function fetchedDigest({ name, bytes, url, contentType }: PolicyDocumentInput): InputDigest {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: JSON.stringify([name, url ?? null, contentType ?? null]), sha256 };
}

/** The name of a package does not matter, those of splits do: they tell the parts apart. */
async function localDigests(apk: readonly string[], results: ResultsFolder): Promise<InputDigest[]> {
  const paths = packageFiles(apk);
  const digests = await Promise.all(paths.map((path) => results.digest(path)));
  const isOne = paths.length === 1;
  return paths.map((path, i) => ({ name: isOne ? '' : basename(path), sha256: digests[i] ?? '' }));
}
