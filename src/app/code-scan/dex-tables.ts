import type { DexFile } from '../../formats/dex/dex-file.js';
import type { CodeOwners } from './code-owners.js';
import { isPlatform } from './dex-plan.js';
import { hashOfName } from './name-hash.js';

/**
 * Columns over the tables of one dex file, settled before any code is read: a file has some ten instructions for each
 * row, and an instruction can then do with one look at an array.
 */
export interface DexTables {
  /** 1 for types of the platform, by type index. */
  readonly isPlatform: Uint8Array;
  /** 1 for types whose methods' calls are followed: neither the platform's nor framework support; by type index. */
  readonly callable: Uint8Array;
  /** Type index of the class that a method or field reference names; may be one that the file has not. */
  readonly methodTypes: Uint16Array;
  readonly fieldTypes: Uint16Array;
  /** Hash of the name, by method index. */
  readonly methodNames: Int32Array;
}

/** Reads the columns. @throws ParseError where a name lies outside the file */
export function dexTables(dex: DexFile, owners: CodeOwners): DexTables {
  const ofPlatform = new Uint8Array(dex.typeCount);
  const callable = new Uint8Array(dex.typeCount);
  for (let type = 0; type < callable.length; type++) {
    if (isPlatform(dex, type)) ofPlatform[type] = 1;
    else if (!owners.isSupportType(dex, type)) callable[type] = 1;
  }
  const fieldTypes = new Uint16Array(dex.fieldCount);
  for (let field = 0; field < fieldTypes.length; field++) fieldTypes[field] = dex.fieldClass(field);
  return { isPlatform: ofPlatform, callable, fieldTypes, ...methodColumns(dex) };
}

function methodColumns(dex: DexFile): Pick<DexTables, 'methodTypes' | 'methodNames'> {
  const methodTypes = new Uint16Array(dex.methodCount);
  const methodNames = new Int32Array(dex.methodCount);
  // Many methods share a name; 0 stands for a name not met yet, and costs no more than its hash if it is one.
  const hashes = new Int32Array(dex.stringCount);
  for (let method = 0; method < methodNames.length; method++) {
    const name = dex.methodName(method);
    let hash = hashes[name] ?? 0;
    if (hash === 0) {
      hash = hashOfName(dex.bytes, dex.stringOffset(name));
      hashes[name] = hash;
    }
    methodTypes[method] = dex.methodClass(method);
    methodNames[method] = hash;
  }
  return { methodTypes, methodNames };
}
