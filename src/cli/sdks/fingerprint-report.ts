import { archiveOutlines } from '../../app/archive-outlines.js';
import { openZip } from '../../formats/zip/open-zip.js';
import { withPackage } from '../../inputs/open-package.js';
import { UsageError } from '../../inputs/usage-error.js';
import { harmless } from '../../report/terminal/style.js';
import { tableLines } from '../../report/terminal/table.js';
import type { TerminalOptions } from '../../report/terminal/terminal-options.js';
import { classFeatures } from '../../sdk/class-features.js';
import type { FingerprintFile } from '../../sdk/fingerprint-schema.js';
import { packageOwner } from '../../sdk/package-owner.js';
import { buildSignatureIndex } from '../../sdk/signature-index.js';
import type { SignatureSet } from '../../sdk/signature-schema.js';
import { type FingerprintInput, takeFingerprint } from '../../sdk/take-fingerprint.js';

/** What a fingerprint is of. */
export interface FingerprintRequest {
  readonly id: string;
  readonly sdkVersion: string;
  readonly source?: string;
  readonly foreign: readonly string[];
}

/**
 * Computes a fingerprint file of one set from the classes of an archive that lie under the SDK's packages.
 * @throws UsageError `unknown-sdk`, `no-classes`, `not-distinctive`
 */
export async function fingerprintArchive(
  set: SignatureSet,
  path: string,
  { id, sdkVersion, source, foreign }: FingerprintRequest,
): Promise<FingerprintFile> {
  if (!set.sdks.some((sdk) => sdk.id === id)) throw new UsageError('unknown-sdk', id);
  const owner = packageOwner(buildSignatureIndex(set));
  const classes = await inputsOf(path, (name) => owner(name) === id);
  if (classes.length === 0) throw new UsageError('no-classes', path);
  const foreignFeatures = new Set<number>();
  for (const archive of foreign) {
    for (const { features } of await inputsOf(archive, (name) => owner(name) !== id)) {
      for (const feature of [...features.strings, ...features.shapes]) foreignFeatures.add(feature);
    }
  }
  const fingerprint = takeFingerprint(classes, foreignFeatures, sdkVersion, source ?? path);
  if (fingerprint === null) throw new UsageError('not-distinctive', path);
  return { sdk: id, sets: [fingerprint] };
}

function inputsOf(path: string, wanted: (className: string) => boolean): Promise<FingerprintInput[]> {
  return withPackage(path, async ({ name, source }) => {
    const inputs: FingerprintInput[] = [];
    for await (const { name: className, outline, text } of archiveOutlines(await openZip(source, name))) {
      if (!wanted(className)) continue;
      const features = classFeatures(outline);
      const texts = new Map(features.strings.map((feature) => [feature, text(feature) ?? '']));
      inputs.push({ name: className, features, texts });
    }
    return inputs;
  });
}

/** The file as it belongs into `fingerprints/` of the vendor's folder: a class a line, so that changes can be read. */
export function fingerprintJson({ sdk, sets }: FingerprintFile): string {
  const setTexts = sets.map(({ classes, ...about }) => {
    const head = JSON.stringify(about).slice(0, -1);
    const lines = classes.map((entry) => `    ${JSON.stringify(entry)}`);
    return `  ${head},"classes":[\n${lines.join(',\n')}\n  ]}`;
  });
  return `{"sdk":${JSON.stringify(sdk)},"sets":[\n${setTexts.join(',\n')}\n]}\n`;
}

/** What was chosen, a class a line. */
export function fingerprintReport(
  { sdk, sets }: FingerprintFile,
  { style, columns }: TerminalOptions,
): string {
  const lines = sets.flatMap((set) => [
    `${style.strong(`${sdk} ${set.version}`)}  ${harmless(set.source)}`,
    ...tableLines(
      [{ heading: '', align: 'right' }, { heading: '' }],
      set.classes.map(({ name, features }) => [String(features.length), harmless(name)]),
      { columns },
    ),
    ...set.beacons.map((beacon) => `  "${harmless(beacon)}"`),
  ]);
  return `${lines.join('\n')}\n`;
}
