/** Budgets for reading one package. Each bounds memory or time that hostile bytes could ask for. */
export interface Limits {
  /** Entries of one archive. */
  readonly entries: number;
  /** Bytes of one archive's central directory. */
  readonly centralDirectoryBytes: number;
  /** Inflated bytes of one entry. */
  readonly entryBytes: number;
  /** Inflated bytes of all entries read from a package, nested archives included. */
  readonly totalBytes: number;
  /** Inflated bytes for each compressed byte, enforced above `ratioFloorBytes`. */
  readonly ratio: number;
  /** Inflated size below which any ratio is accepted: small resource files compress extremely well. */
  readonly ratioFloorBytes: number;
  /** Bytes of one string pool of AXML or ARSC. */
  readonly stringPoolBytes: number;
  /** Depth of elements in a manifest. */
  readonly xmlDepth: number;
  /** Elements of a manifest. */
  readonly xmlElements: number;
  /** Steps from a resource reference to a value. */
  readonly referenceDepth: number;
  /** Archives inside archives: a bundle's split is 1, an apk in that split's assets is 2. */
  readonly archiveDepth: number;
}

const MIB = 1024 * 1024;

/** Wide enough for every package a phone installs, narrow enough that no package fills the memory of a small machine. */
export const DEFAULT_LIMITS: Limits = {
  entries: 200_000,
  centralDirectoryBytes: 64 * MIB,
  entryBytes: 512 * MIB,
  totalBytes: 4096 * MIB,
  ratio: 400,
  ratioFloorBytes: 16 * MIB,
  stringPoolBytes: 128 * MIB,
  xmlDepth: 256,
  xmlElements: 500_000,
  referenceDepth: 32,
  archiveDepth: 3,
};
