import { fileURLToPath } from 'node:url';
import { schemaVersion } from '../../report/json.js';
import type { TerminalOptions } from '../../report/terminal/terminal-options.js';
import { loadBuiltInSignatures } from '../../sdk/load-signatures.js';
import { describeFault, SignatureError, type SignatureFault } from '../../sdk/signature-error.js';
import { extendSignatures, loadSignatureFolder } from '../../sdk/signature-folder.js';
import type { SignatureSet } from '../../sdk/signature-schema.js';
import { selectSdks } from './list-report.js';
import { sdksTexts } from './texts.js';

/** A folder is sound, or here is everything wrong with it. */
export interface Validation {
  readonly sdks: number;
  readonly libraries: number;
  readonly vendors: number;
  readonly faults: readonly SignatureFault[];
}

/** Checks the built-in signature files, or a user's folder together with the built-in signatures. */
export function validateSignatures(folder: string | undefined): Validation {
  try {
    const set = folder === undefined ? loadOwnFolder() : extendSignatures(loadBuiltInSignatures(), folder);
    const count = (kind: 'sdk' | 'library'): number => selectSdks(set, { kind }).sdks.length;
    return { sdks: count('sdk'), libraries: count('library'), vendors: set.vendors.length, faults: [] };
  } catch (error) {
    if (error instanceof SignatureError) return { sdks: 0, libraries: 0, vendors: 0, faults: error.faults };
    throw error;
  }
}

function loadOwnFolder(): SignatureSet {
  return loadSignatureFolder(fileURLToPath(new URL('../../../sdk-signatures', import.meta.url)));
}

/** `{ schemaVersion, sdks, libraries, vendors, faults: [{ path, field, reason }] }`. */
export function validateJson(validation: Validation): string {
  return `${JSON.stringify({ schemaVersion, ...validation }, null, 2)}\n`;
}

/** The counts, or a line a fault. */
export function validateReport(validation: Validation, { language, style }: TerminalOptions): string {
  const texts = sdksTexts(language);
  const { sdks, libraries, vendors, faults } = validation;
  const lines =
    faults.length === 0
      ? [`${style.good(texts.sound)}  ${texts.counts(sdks, libraries, vendors)}`]
      : [...faults.map(describeFault), style.error(texts.faults(faults.length))];
  return `${lines.join('\n')}\n`;
}
