import { ParseError } from '../bytes/parse-error.js';
import type { DexFile } from '../formats/dex/dex-file.js';
import { findString } from '../formats/dex/find-in-tables.js';
import { classFeatures } from '../sdk/class-features.js';
import type { Matching } from '../sdk/matching.js';
import { dexOutlines } from './dex-outlines.js';

/**
 * Shows one dex file to the matcher: its types, then the strings it asks for, and, where those speak of renamed SDK
 * code, the outline of every class.
 * @returns why outlines broke off; what was seen before counts
 * @throws ParseError where a table that every reader needs is broken
 */
export function matchDex(matching: Matching, dex: DexFile): ParseError | null {
  matching.addDex(dex);
  if (!matching.addStrings(dex, (text) => findString(dex, text) >= 0)) return null;
  try {
    for (const { name, outline } of dexOutlines(dex)) {
      matching.addClass(dex.entry, name, classFeatures(outline));
    }
    return null;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}
