import { ParseError } from '../bytes/parse-error.js';
import type { DexFile } from '../formats/dex/dex-file.js';
import { findStrings } from '../formats/dex/find-in-tables.js';
import { classFeatures } from '../sdk/class-features.js';
import type { Matching } from '../sdk/matching.js';
import { dexOutlines } from './dex-outlines.js';
import { constantVersions } from './sdk-versions.js';

/**
 * Shows one dex file to the matcher: its types, the strings it asks for, the constants that give versions, and, where
 * strings speak of renamed SDK code, the outline of every class.
 * @returns why classes could not be read to the end; what was seen before counts
 * @throws ParseError where a table that every reader needs is broken
 */
export function matchDex(matching: Matching, dex: DexFile): ParseError | null {
  matching.addDex(dex);
  const wantsOutlines = matching.addStrings(dex, (needles, found) => findStrings(dex, needles, found));
  try {
    constantVersions(dex, matching.constantProbes(), (probe, version) => matching.addVersion(probe, version));
    if (wantsOutlines) {
      for (const { name, outline } of dexOutlines(dex)) {
        matching.addClass(dex.entry, name, classFeatures(outline));
      }
    }
    return null;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}
