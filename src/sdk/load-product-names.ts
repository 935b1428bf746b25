import { readFileSync } from 'node:fs';
import type { ProductNameData } from './product-names.js';

// The same file from src/ and from dist/: both lie two folders under the package's root.
export const builtInProductNamesFile = new URL('../../dist/product-names.json', import.meta.url);

/**
 * Reads the names that `npm run build` compiled of the built-in signatures.
 * @throws the file system's error where the package is not built
 */
export function loadBuiltInProductNames(): ProductNameData {
  return JSON.parse(readFileSync(builtInProductNamesFile, 'utf8')) as ProductNameData;
}
