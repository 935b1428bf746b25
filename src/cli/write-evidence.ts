import { createHash } from 'node:crypto';
import type { AuditResult } from '../findings/audit-result.js';
import type { PackageOptions } from '../inputs/open-package.js';
import { toolInfo } from '../inputs/tool-info.js';
import type { Language } from '../report/messages/rule-text.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { writeOutput } from './publish-report.js';

/** The package as the user gave it. */
export interface PackageGiven {
  /** Its path, address, or several; empty where facts were read from a file. */
  readonly apk: readonly string[];
  readonly options: PackageOptions;
}

/**
 * Writes the evidence bundle of an audit.
 * @throws UsageError where it cannot be written
 */
export async function writeEvidence(
  path: string,
  result: AuditResult,
  { apk, options }: PackageGiven,
  language: Language,
  signatures: SignatureSet,
): Promise<void> {
  const { evidenceBundle } = await import('../report/bundle/evidence-bundle.js');
  const manifest = apk.length === 0 ? null : await manifestAt(apk, options);
  const known = JSON.stringify([signatures.vendors, signatures.sdks]);
  const bundle = await evidenceBundle(result, {
    tool: toolInfo(),
    language,
    manifest,
    signatures: createHash('sha256').update(known).digest('hex'),
  });
  await writeOutput(path, bundle);
}

async function manifestAt(apk: readonly string[], options: PackageOptions): Promise<string> {
  const { manifestText } = await import('../app/manifest-text.js');
  const { withPackage } = await import('../inputs/open-package.js');
  return withPackage(
    apk,
    ({ name, source, files }) => manifestText(files ?? [{ name, source }], name),
    options,
  );
}
