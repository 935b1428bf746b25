import { ParseError } from '../../bytes/parse-error.js';
import { DexFile } from './dex-file.js';

/** The dex files of one archive entry: one, or several where the entry is a DEX 041 container. */
export interface OpenedDex {
  readonly dexFiles: readonly DexFile[];
  /** Why a later file of a container could not be opened; the files before it are good. */
  readonly broken: ParseError | null;
}

/** Files in one container; a real one holds as many as a package would have had entries. */
const MAX_CONTAINED = 1024;

/**
 * Opens the dex file, or the files of a container, that an archive entry holds.
 *
 * @throws ParseError where not even the first file opens
 * @see https://source.android.com/docs/core/runtime/dex-format#container
 */
export function openDex(bytes: Uint8Array, entry: string): OpenedDex {
  const first = new DexFile(bytes, entry);
  const dexFiles = [first];
  if (first.header.version < 41) return { dexFiles, broken: null };
  try {
    let at = first.header.end;
    while (at < bytes.length) {
      if (dexFiles.length === MAX_CONTAINED) throw new ParseError('dex', 'too-many-contained', entry, at);
      const next = new DexFile(bytes, entry, at);
      dexFiles.push(next);
      at = next.header.end;
    }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { dexFiles, broken: error };
  }
  return { dexFiles, broken: null };
}
