import * as z from 'zod';

const feature = z.int().min(0).max(0xffffffff);

/** One distinctive class of an SDK, without its names. */
const fingerprintClassSchema = z.strictObject({
  /** What it is called in the original. */
  name: z.string().min(1),
  /** Hashes of string constants, of its set of framework calls, of its supertypes and prototypes. */
  features: z.array(feature).min(3),
});

export const fingerprintSetSchema = z.strictObject({
  version: z.string().min(1),
  /** The archive it was computed from: file, and repository and path, or package. */
  source: z.string().min(1),
  /** String constants that tell cheaply whether a closer look is worthwhile. */
  beacons: z.array(z.string().min(1)).min(1),
  classes: z.array(fingerprintClassSchema).min(1),
});

/** sdk-signatures/<vendor>/fingerprints/<sdk>.json, written by `apk-audit sdks fingerprint`. */
export const fingerprintFileSchema = z.strictObject({
  sdk: z.string().min(1),
  sets: z.array(fingerprintSetSchema).min(1),
});

export type FingerprintSet = z.infer<typeof fingerprintSetSchema>;
export type FingerprintFile = z.infer<typeof fingerprintFileSchema>;

/** Fingerprints in two steps: the few strings that every package is searched for, and the rest if those are found. */
export interface FingerprintSource {
  readonly beacons: readonly SdkBeacons[];
  /** Reads all files; called at most once a run. */
  files(): readonly FingerprintFile[];
}

/** Strings of one SDK's code. */
export interface SdkBeacons {
  readonly sdk: string;
  readonly texts: readonly string[];
}
