import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { createMatching } from '../../src/sdk/matching.js';
import { buildSignatureIndex } from '../../src/sdk/signature-index.js';
import { dexTypeTable } from '../builders/dex-type-table.js';
import { observations } from '../builders/sdk-signatures.js';

const index = buildSignatureIndex(loadBuiltInSignatures());

/** Ids the built-in signatures find in an app that defines these classes and has nothing else. */
export function matchedIds(classNames: readonly string[]): string[] {
  const matching = createMatching(index);
  matching.addPackage(observations());
  matching.addDex(dexTypeTable({ defined: classNames }));
  return matching.finish().map((match) => match.id);
}
