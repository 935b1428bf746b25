import { classDescriptor } from './descriptor-trie.js';
import type { SignatureIndex } from './signature-index.js';

/**
 * Whose code a class is, by the longest prefix.
 * @returns a look-up from a descriptor (`Lcom/x/A;`) or a dotted class name (`com.x.A`) to an SDK id, null for code
 * that no signature claims
 */
export function packageOwner(index: SignatureIndex): (className: string) => string | null {
  return (className) => {
    const descriptor = className.endsWith(';') ? className.replace(/^\[+/, '') : classDescriptor(className);
    const terminal = index.terminals[index.code.longestOf(descriptor)];
    return terminal === undefined ? null : (index.sdks[terminal.sdk]?.id ?? null);
  };
}
