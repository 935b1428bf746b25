import { createHash } from 'node:crypto';
import type { AuditResult } from '../findings/audit-result.js';
import { toolInfo } from '../inputs/tool-info.js';
import type { Language } from '../report/messages/rule-text.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { writeOutput } from './publish-report.js';

/**
 * Writes the evidence bundle of an audit.
 * @param apk the package's path or paths; empty where facts were read from a file
 * @throws UsageError where it cannot be written
 */
export async function writeEvidence(
  path: string,
  result: AuditResult,
  apk: readonly string[],
  language: Language,
  signatures: SignatureSet,
): Promise<void> {
  const { evidenceBundle } = await import('../report/bundle/evidence-bundle.js');
  const manifest = apk.length === 0 ? null : await manifestAt(apk);
  const known = JSON.stringify([signatures.vendors, signatures.sdks]);
  const bundle = await evidenceBundle(result, {
    tool: toolInfo(),
    language,
    manifest,
    signatures: createHash('sha256').update(known).digest('hex'),
  });
  await writeOutput(path, bundle);
}

async function manifestAt(apk: readonly string[]): Promise<string> {
  const { manifestText } = await import('../app/manifest-text.js');
  const { withPackage } = await import('../inputs/open-package.js');
  return withPackage(apk, ({ name, source, files }) => manifestText(files ?? [{ name, source }], name));
}
