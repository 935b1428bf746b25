import { ParseError } from '../bytes/parse-error.js';
import { oncePer } from '../collections/once-per.js';
import type { SdkMatch } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { dexBudget } from '../formats/dex/dex-budget.js';
import type { DexFile } from '../formats/dex/dex-file.js';
import { findTypes } from '../formats/dex/find-in-tables.js';
import { staticStringsOfClass } from '../formats/dex/static-values.js';
import type { SignatureIndex } from '../sdk/signature-index.js';
import { type ConstantProbe, propertyOf, versionOf } from '../sdk/version-probes.js';
import { type AppPart, readPartFile } from './containers/app-part.js';
import { lostPart } from './package-diagnostics.js';

/** A file that holds a version is a line or a few; a larger one is something else under that name. */
const largestVersionFile = 64 * 1024;

/**
 * Versions that static String fields of a dex file give; a class, field or constant that is not there gives none.
 * @param probes sorted by descriptor
 * @throws ParseError where a class cannot be read
 */
export function constantVersions(
  dex: DexFile,
  probes: readonly ConstantProbe[],
  found: (probe: ConstantProbe, version: string) => void,
): void {
  const descriptors = probes.map(({ descriptor }) => descriptor);
  findTypes(dex, descriptors, (place, type) => {
    const probe = probes[place];
    const classIndex = dex.classOfType[type] ?? -1;
    if (probe === undefined || classIndex < 0) return;
    for (const { fieldIndex, stringIndex } of staticStringsOfClass(dex, classIndex, dexBudget(dex))) {
      if (dex.string(dex.fieldName(fieldIndex)) !== probe.field) continue;
      const version = versionOf(dex.string(stringIndex));
      if (version !== null) found(probe, version);
    }
  });
}

/** Fills in the versions that files of the package give, for SDKs of which no version is known yet. */
export async function withFileVersions(
  sdks: readonly SdkMatch[],
  index: SignatureIndex,
  parts: readonly AppPart[],
): Promise<{ readonly sdks: SdkMatch[]; readonly diagnostics: Diagnostic[] }> {
  const signatures = sdksById(index);
  const diagnostics: Diagnostic[] = [];
  const filled: SdkMatch[] = [];
  for (const match of sdks) {
    let version = match.version ?? null;
    for (const probe of signatures.get(match.id)?.versionProbes ?? []) {
      if (version !== null || probe.kind === 'constant') continue;
      const text = await textOf(probe.entry, parts, diagnostics);
      if (text === null) continue;
      const value = probe.kind === 'file' ? text : propertyOf(text, probe.key);
      version = value === null ? null : versionOf(value);
    }
    filled.push(version === null ? match : { ...match, version });
  }
  return { sdks: filled, diagnostics };
}

const sdksById = oncePer(({ sdks }: SignatureIndex) => new Map(sdks.map((sdk) => [sdk.id, sdk])));

async function textOf(
  path: string,
  parts: readonly AppPart[],
  diagnostics: Diagnostic[],
): Promise<string | null> {
  for (const part of parts) {
    const file = part.files.get(path);
    if (file === undefined || file.size > largestVersionFile) continue;
    try {
      return new TextDecoder().decode(await readPartFile(part, file));
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      diagnostics.push(lostPart(error, 'the version of an SDK stays unknown'));
    }
  }
  return null;
}
