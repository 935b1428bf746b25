import { createHash } from 'node:crypto';
import type { PolicyText, PolicyTextBlock } from '../../facts/policy-text.js';
import type { AuditResult } from '../../findings/audit-result.js';
import { makeArchive } from '../archive.js';
import { auditHtml } from '../html/html-report.js';
import { auditJson, type ToolInfo } from '../json.js';
import type { Language } from '../messages/rule-text.js';

/** What a bundle holds besides the result itself. */
export interface BundleInputs {
  readonly tool: ToolInfo;
  readonly language: Language;
  /** The manifest as XML text; null where facts were read from a file. */
  readonly manifest: string | null;
  /** SHA-256 of the signatures in use, hexadecimal. */
  readonly signatures: string;
}

/**
 * The evidence of an audit in one archive: report in HTML and JSON, the policy documents as read, the manifest as text,
 * and the SHA-256 of each, of the app, of the documents' own files and of the signatures. The same audit makes the same
 * bytes. Names inside are ours: nothing of the input becomes a path.
 */
export async function evidenceBundle(result: AuditResult, inputs: BundleInputs): Promise<Uint8Array> {
  return makeArchive([...bundleFiles(result, inputs)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function bundleFiles(result: AuditResult, inputs: BundleInputs): Map<string, string> {
  const { tool, language, manifest } = inputs;
  const texts = (result.documentTexts ?? []).map(
    (text, index) => [`policy/${index + 1}.txt`, documentText(text)] as const,
  );
  const files = new Map<string, string>([
    ['report.html', auditHtml(result, tool, language)],
    ['report.json', auditJson(result, tool)],
    ...(manifest === null ? [] : [['AndroidManifest.xml', manifest] as const]),
    ...texts,
  ]);
  files.set('audit.json', `${JSON.stringify(inventory(result, inputs, files), null, 2)}\n`);
  const sums = [...files].map(([path, content]) => `${sha256(content)}  ${path}`).sort();
  return files.set('SHA256SUMS', `${sums.join('\n')}\n`);
}

/** What was audited, by which tool and with what knowledge. */
function inventory(
  { app, policy, documentTexts = [] }: AuditResult,
  { tool, signatures }: BundleInputs,
  files: ReadonlyMap<string, string>,
) {
  return {
    tool,
    signatures: { sha256: signatures },
    app: { ...app.file, package: app.package, versionName: app.versionName, versionCode: app.versionCode },
    documents: policy.documents.map(({ name, url, sha256: hash }) => {
      const index = documentTexts.findIndex((text) => text.name === name);
      return { name, url, sha256: hash, text: index < 0 ? null : `policy/${index + 1}.txt` };
    }),
    files: [...files.keys()].sort(),
  };
}

/** A document's words in reading order: a line a block, cells of tables parted by tabs. */
function documentText(document: PolicyText): string {
  return `${document.blocks.map(blockText).join('\n')}\n`;
}

function blockText(block: PolicyTextBlock): string {
  if (block.kind !== 'table') return block.text.text;
  return block.rows.map(({ cells }) => cells.map(({ text }) => text.text).join('\t')).join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
