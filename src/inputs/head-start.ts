import { closeSync, openSync, read, readSync, type Stats, statSync } from 'node:fs';
import { inflate } from '../bytes/inflate.js';

/**
 * The first code of a package, which the thread pool inflates while the main thread still loads the command line
 * (docs/decisions/0019-head-start.md). Only speed depends on it: whoever reads the package asks for the bytes it needs,
 * and is given these where they are the same bytes of the same file.
 */
export interface HeadStart {
  /** The file as it was; another may have taken its place since. */
  readonly file: Pick<Stats, 'dev' | 'ino' | 'size' | 'mtimeMs'>;
  /** Where the deflated bytes lie in the file. */
  readonly offset: number;
  readonly length: number;
  /** What they inflate to, or null where they do not; given once, whoever takes it owns it. */
  take(): Promise<Uint8Array | null> | undefined;
}

/** Options with values may stand before the package, but not many. */
const MOST_WORDS = 8;
/** Of a usual package the first code file takes 8 to 12 MB. */
const MOST_BYTES = 24 * 1024 * 1024;
const MOST_DIRECTORY_BYTES = 8 * 1024 * 1024;
/** The first code of an .apk and of an .aab. */
const FIRST_CODE = ['classes.dex', 'base/dex/classes.dex'];

const END = 'PK\x05\x06';
const END_SIZE = 22;
const TAIL_SIZE = END_SIZE + 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const DEFLATED = 8;

/**
 * Begins to inflate the first code of the first package among the words of a command line. Reads the directory of the
 * archive in the plainest way; for an archive that is odd in any way there is no head start.
 */
export function beginHeadStart(words: readonly string[]): HeadStart | null {
  for (const word of words.slice(0, MOST_WORDS)) {
    try {
      const file = statSync(word, { throwIfNoEntry: false });
      // Reading a pipe would take away what it holds.
      if (file?.isFile()) return begin(word, file);
    } catch {
      // Whoever needs the package says why it cannot be read.
      return null;
    }
  }
  return null;
}

let offered: HeadStart | null = null;

/** Hands a head start to whoever opens that package next. */
export function offerHeadStart(headStart: HeadStart | null): void {
  offered = headStart;
}

/** The head start that was offered, if it is of this file. */
export function headStartOf(file: HeadStart['file']): HeadStart | null {
  const headStart = offered;
  if (headStart === null || !isSameFile(headStart.file, file)) return null;
  offered = null;
  return headStart;
}

function isSameFile(a: HeadStart['file'], b: HeadStart['file']): boolean {
  return a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;
}

function begin(path: string, file: Stats): HeadStart | null {
  const handle = openSync(path, 'r');
  let code: DeflatedCode | null = null;
  try {
    code = findCode(handle, file.size);
  } finally {
    if (code === null) closeSync(handle);
  }
  return code && headStart(file, code, readAndInflate(handle, code));
}

function headStart(
  file: Stats,
  { offset, length }: DeflatedCode,
  begun: Promise<Uint8Array | null>,
): HeadStart {
  let content: typeof begun | undefined = begun;
  const take = (): typeof content => {
    const taken = content;
    content = undefined;
    return taken;
  };
  return { file, offset, length, take };
}

interface DeflatedCode {
  readonly offset: number;
  readonly length: number;
  /** Declared bytes when inflated. */
  readonly size: number;
}

async function readAndInflate(handle: number, { offset, length, size }: DeflatedCode) {
  try {
    const data = new Uint8Array(length);
    const bytesRead = await new Promise<number>((resolve, reject) => {
      read(handle, data, 0, length, offset, (error, count) => (error ? reject(error) : resolve(count)));
    });
    return bytesRead < length ? null : await inflate(data, size, size);
  } catch {
    // Read again by whoever asks, for an error that says what is wrong.
    return null;
  } finally {
    closeSync(handle);
  }
}

function findCode(handle: number, size: number): DeflatedCode | null {
  const tail = readAt(handle, Math.max(0, size - TAIL_SIZE), Math.min(size, TAIL_SIZE));
  const end = tail.lastIndexOf(END, -END_SIZE, 'latin1');
  if (end < 0) return null;
  const directorySize = tail.readUInt32LE(end + 12);
  const directoryOffset = tail.readUInt32LE(end + 16);
  if (directorySize > MOST_DIRECTORY_BYTES || directoryOffset + directorySize > size) return null;
  const directory = readAt(handle, directoryOffset, directorySize);
  for (const name of FIRST_CODE) {
    const entry = findEntry(directory, name);
    if (entry >= 0) return deflatedCode(handle, size, directory.subarray(entry));
  }
  return null;
}

/** Offset of the first entry of that name, which is found without a walk over the thousands of others. */
function findEntry(directory: Buffer, name: string): number {
  for (
    let at = directory.indexOf(name, 0, 'latin1');
    at >= 0;
    at = directory.indexOf(name, at + 1, 'latin1')
  ) {
    const entry = at - ENTRY_SIZE;
    if (entry < 0 || directory.readUInt32LE(entry) !== ENTRY_SIGNATURE) continue;
    if (directory.readUInt16LE(entry + 28) === name.length) return entry;
  }
  return -1;
}

function deflatedCode(handle: number, fileSize: number, entry: Buffer): DeflatedCode | null {
  const length = entry.readUInt32LE(20);
  const size = entry.readUInt32LE(24);
  const header = entry.readUInt32LE(42);
  if (entry.readUInt16LE(10) !== DEFLATED || size > MOST_BYTES || length > MOST_BYTES) return null;
  if (header + LOCAL_SIZE > fileSize) return null;
  const local = readAt(handle, header, LOCAL_SIZE);
  const offset = header + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
  return offset + length > fileSize ? null : { offset, length, size };
}

/** Zeros where the file ends earlier than it did. */
function readAt(handle: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(handle, bytes, 0, length, offset);
  return bytes;
}
