import { classDescriptor } from './descriptor-trie.js';
import type { SdkSignature } from './signature-schema.js';

/** A static String field whose constant is the version of an SDK. */
export interface ConstantProbe {
  /** Index of the SDK. */
  readonly sdk: number;
  readonly descriptor: string;
  readonly field: string;
}

/** Constants to look for in every dex file, sorted by descriptor. */
export function constantProbes(sdks: readonly SdkSignature[]): ConstantProbe[] {
  const probes = sdks.flatMap((sdk, index) =>
    sdk.versionProbes.flatMap((probe) =>
      probe.kind === 'constant'
        ? [{ sdk: index, descriptor: classDescriptor(probe.class), field: probe.field }]
        : [],
    ),
  );
  return probes.sort((a, b) => (a.descriptor < b.descriptor ? -1 : a.descriptor > b.descriptor ? 1 : 0));
}

/** Digits first, then what version names hold; anything else in that place is no version. */
const versionForm = /^v?(\d[\w.+-]{0,63})$/i;

/** The version that a constant or a file gives, null where it gives none. */
export function versionOf(text: string): string | null {
  return versionForm.exec(text.trim())?.[1] ?? null;
}

/**
 * The value of a key in a .properties file: `key=value` or `key: value`, a line each. Escapes and continued lines do
 * not occur in versions.
 */
export function propertyOf(text: string, key: string): string | null {
  for (const line of text.split(/\r\n|\r|\n/)) {
    const at = line.search(/[=:]/);
    if (at > 0 && line.slice(0, at).trim() === key) return line.slice(at + 1);
  }
  return null;
}
