import type { DexFile } from '../../formats/dex/dex-file.js';
import type { CodeOwners } from './code-owners.js';
import { isPlatform } from './dex-plan.js';

/**
 * Columns over the types of one dex file, settled before any code is read: a file has some ten instructions for each
 * row, and an instruction can then do with one look at an array.
 */
export interface DexTypes {
  /** 1 for types of the platform, by type index. */
  readonly isPlatform: Uint8Array;
  /** 1 for types whose methods' calls are followed: neither the platform's nor framework support; by type index. */
  readonly callable: Uint8Array;
}

export function dexTypes(dex: DexFile, owners: CodeOwners): DexTypes {
  const ofPlatform = new Uint8Array(dex.typeCount);
  const callable = new Uint8Array(dex.typeCount);
  for (let type = 0; type < callable.length; type++) {
    if (isPlatform(dex, type)) ofPlatform[type] = 1;
    else if (!owners.isSupportType(dex, type)) callable[type] = 1;
  }
  return { isPlatform: ofPlatform, callable };
}
