import type { Component, RequestedPermission } from '../facts/app-facts.js';

/**
 * The type table of one dex file as the matcher reads it: descriptors stay bytes, no string is built for a type
 * that matches nothing. `formats/dex` provides it; this room only describes it.
 */
export interface DexTypeTable {
  /** Archive entry, e.g. classes2.dex. */
  readonly entry: string;
  /** The bytes that descriptors point into. */
  readonly bytes: Uint8Array;
  /** Number of entries of the type table. */
  readonly typeCount: number;
  /** Offset in `bytes` of the first byte of a type's MUTF-8 descriptor (`L` or `[` ...), which ends with a NUL byte. */
  descriptorOffset(typeIndex: number): number;
  /** 1 where this dex file defines the type (it has a class_def), 0 where code only mentions it; by type index. */
  readonly defined: Uint8Array;
}

/** What the manifest and the archive's listing show of SDKs. */
export interface PackageObservations {
  readonly package: string | null;
  readonly manifestEntry: string;
  readonly components: readonly Component[];
  readonly permissions: readonly Pick<RequestedPermission, 'name' | 'source'>[];
  readonly metaData: readonly { readonly name: string; readonly value: string | null }[];
  /** Every entry of the archive (or archives), native libraries and assets included. */
  readonly entries: readonly { readonly name: string; readonly size: number }[];
}
