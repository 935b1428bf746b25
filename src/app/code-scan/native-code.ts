import { groupBy } from '../../collections/groups.js';
import { oncePer } from '../../collections/once-per.js';
import type { Confidence } from '../../facts/app-facts.js';
import type { AppEvidence } from '../../facts/evidence.js';
import { importedSymbols } from '../../formats/elf/read-elf.js';
import { buildDescriptorTrie, type DescriptorTrie } from '../../sdk/descriptor-trie.js';
import type { AccessCatalog } from './access-catalog.js';
import type { AccessRow, ConstantKind } from './access-rows.js';

/** A native library's bytes, and what it is called. */
export interface NativeLibraryCode {
  /** File name: libfoo.so. */
  readonly name: string;
  /** As evidence names it. */
  readonly entry: string;
  readonly bytes: Uint8Array;
}

/** A constant of the API map that a native library holds. */
export interface NativeAccess {
  readonly row: AccessRow;
  readonly owner: number;
  readonly confidence: Confidence;
  /** False for what says nothing of data alone, and is kept because it uses a permission. */
  readonly counts: boolean;
  readonly evidence: AppEvidence;
}

/**
 * Kinds of constants that say enough without the call that is handed them, which native code does not show: system
 * properties, files and hosts have names that nothing else has.
 */
const TEXT_KINDS: ReadonlySet<AccessRow['kind']> = new Set<ConstantKind>(['system-property', 'file', 'host']);

/** 1 for the bytes that words are made of: what a constant stands in must not be a longer word. */
const WORD = wordBytes();

/**
 * Finds constants of the API map in native libraries: imported symbols among the dynamic ones, texts anywhere in the file.
 * Linear in the file: a byte is looked at once, and again only where a text of the map may begin.
 */
class NativeCode {
  readonly #symbols: ReadonlyMap<string, readonly AccessRow[]>;
  readonly #texts: readonly (readonly AccessRow[])[];
  readonly #trie: DescriptorTrie;
  /** 1 for first bytes of texts. */
  readonly #first = new Uint8Array(256);

  constructor({ rows }: AccessCatalog) {
    this.#symbols = groupBy(
      rows.filter(({ kind }) => kind === 'native-symbol'),
      ({ api }) => api,
    );
    const texts = groupBy(
      rows.filter(({ kind }) => TEXT_KINDS.has(kind)),
      ({ api }) => api,
    );
    this.#texts = [...texts.values()];
    this.#trie = buildDescriptorTrie([...texts.keys()].map((key, terminal) => ({ key, terminal })));
    for (const text of texts.keys()) this.#first[text.charCodeAt(0)] = 1;
  }

  /** @throws ParseError where the library is no shared object */
  accessesOf(library: NativeLibraryCode, owner: number): NativeAccess[] {
    const found = new Map<AccessRow, Pick<NativeAccess, 'confidence' | 'evidence'>>();
    const add = (row: AccessRow, confidence: Confidence, offset: number): void => {
      if (found.has(row)) return;
      found.set(row, {
        confidence,
        evidence: { kind: 'string', entry: library.entry, value: row.api, offset },
      });
    };
    for (const { name, offset } of importedSymbols(library.bytes, library.entry)) {
      for (const row of this.#symbols.get(name) ?? []) add(row, 'medium', offset);
    }
    this.#visitTexts(library.bytes, (row, offset) => add(row, 'low', offset));
    const strong = new Set([...found.keys()].filter(({ weak }) => !weak).map(({ subject }) => subject.id));
    return [...found].flatMap(([row, { confidence, evidence }]) => {
      const counts = !row.weak || strong.has(row.subject.id);
      return counts || row.requirement !== null ? [{ row, owner, confidence, counts, evidence }] : [];
    });
  }

  #visitTexts(bytes: Uint8Array, visit: (row: AccessRow, offset: number) => void): void {
    const first = this.#first;
    for (let at = 0; at < bytes.length; at++) {
      if (first[bytes[at] ?? 0] === 0) continue;
      if (at > 0 && WORD[bytes[at - 1] ?? 0] === 1) continue;
      const text = this.#trie.longest(bytes, at);
      const rows = this.#texts[text];
      if (rows === undefined) continue;
      const end = at + (rows[0]?.api.length ?? 0);
      if (WORD[bytes[end] ?? 0] === 0) for (const row of rows) visit(row, at);
    }
  }
}

/** The finder of a catalog's constants; made once for a catalog. */
export const nativeCodeOf = oncePer((catalog: AccessCatalog) => new NativeCode(catalog));

/** Letters, digits, `_`, `-` and `.`: `xro.serialno` and `ro.serialno2` are other names. */
function wordBytes(): Uint8Array {
  const bytes = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    if (/[\w.-]/.test(String.fromCharCode(byte)) && byte < 0x80) bytes[byte] = 1;
  }
  return bytes;
}
