import { ByteBudget } from '../../bytes/byte-budget.js';
import type { ByteSource } from '../../bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.js';
import { readCentralDirectory, type ZipEntry } from './central-directory.js';
import { readEndRecord } from './end-record.js';
import { readEntryData } from './entry-data.js';

/** An archive whose directory has been read; contents are read on demand. */
export interface ZipArchive {
  /** What errors and diagnostics call it. */
  readonly name: string;
  readonly source: ByteSource;
  /** In directory order, duplicates included. */
  readonly entries: readonly ZipEntry[];
  /** Absolute offset of the central directory; an APK signing block ends there. */
  readonly directoryOffset: number;
  /** Absolute offset of the end record (of the zip64 record where there is one). */
  readonly endRecordOffset: number;
  readonly notes: readonly ZipNote[];
  /** The entry of that exact name; the first, where the directory repeats it. */
  find(name: string): ZipEntry | undefined;
  /**
   * @param shownAs what errors call the entry, where that is not its own name
   * @throws ParseError see {@link readEntryData}
   */
  read(entry: ZipEntry, shownAs?: string): Promise<Uint8Array>;
}

/** A leniency that was needed: what Android's reader or a stricter one would have refused. */
export interface ZipNote {
  readonly code:
    | 'zip-prefix-bytes'
    | 'zip-trailing-bytes'
    | 'zip-entry-count-differs'
    | 'zip-duplicate-name'
    | 'zip-unknown-method'
    | 'zip-encryption-bit'
    | 'zip-unsafe-name';
  /** Entry or archive. */
  readonly where: string;
}

/**
 * Opens an archive over random access: reads the end record and the central directory, nothing else.
 *
 * @param name what errors call the archive
 * @param budget inflated bytes left; pass the outer archive's for a nested one
 * @throws ParseError `empty`, `not-a-zip`, `truncated`, or a limit reached
 */
export async function openZip(
  source: ByteSource,
  name: string,
  limits: Limits = DEFAULT_LIMITS,
  budget: ByteBudget = new ByteBudget(limits),
): Promise<ZipArchive> {
  const end = await readEndRecord(source, name);
  const entries = await readCentralDirectory(source, end, name, limits);
  const byName = new Map<string, ZipEntry>();
  const notes: ZipNote[] = [];
  if (end.prefix > 0) notes.push({ code: 'zip-prefix-bytes', where: name });
  if (end.trailing > 0) notes.push({ code: 'zip-trailing-bytes', where: name });
  if (entries.length !== end.entryCount) notes.push({ code: 'zip-entry-count-differs', where: name });
  for (const entry of entries) {
    const repeated = byName.has(entry.name);
    if (!repeated) byName.set(entry.name, entry);
    noteOddities(entry, repeated, notes);
  }
  return {
    name,
    source,
    entries,
    directoryOffset: end.directoryOffset,
    endRecordOffset: end.recordOffset,
    notes,
    find: (wanted) => byName.get(wanted),
    read: (entry, shownAs = entry.name) => readEntryData(source, { ...entry, name: shownAs }, limits, budget),
  };
}

function noteOddities({ name, method, flags }: ZipEntry, repeated: boolean, notes: ZipNote[]): void {
  if (repeated) notes.push({ code: 'zip-duplicate-name', where: name });
  if (method !== 0 && method !== 8) notes.push({ code: 'zip-unknown-method', where: name });
  if ((flags & 1) !== 0) notes.push({ code: 'zip-encryption-bit', where: name });
  if (UNSAFE_NAME.test(name)) notes.push({ code: 'zip-unsafe-name', where: name });
}

/**
 * Names that would leave the folder if anyone extracted them, which nothing here does: an absolute path, a separator of
 * another system, a NUL that cuts the name short elsewhere, or a step upwards.
 */
const UNSAFE_NAME = /^\/|[\\\0]|(?:^|\/)\.\.(?:\/|$)/;
