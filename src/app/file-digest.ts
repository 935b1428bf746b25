import { createHash, type Hash } from 'node:crypto';
import type { ByteSource } from '../bytes/byte-source.js';
import { ParseError } from '../bytes/parse-error.js';
import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { readEndRecord } from '../formats/zip/end-record.js';
import type { PackageFile } from './containers/open-container.js';

/** Bytes hashed at a time, in memory that one block after the other is read into. */
const BLOCK = 512 * 1024;

type Digests = Pick<AppFacts['file'], 'sha256' | 'contentId'>;

/**
 * SHA-256 of a package, lower-case hexadecimal. For an app of several files it is the digest of the lines
 * `<digest>  <name>` sorted by name, as `sha256sum` prints them, so that the order of the files does not matter.
 * A file that is read in part gives a content id instead, and so does an app that has one among its files.
 */
export async function filesDigest(files: readonly PackageFile[]): Promise<Digests> {
  const inPart = files.some(({ source }) => source.readsInPart);
  const digestOf = (file: PackageFile): Promise<string> =>
    inPart ? contentId(file) : digestFrom(file.source, 0, createHash('sha256'));
  const digest = await combined(files, digestOf);
  return inPart ? { sha256: '', contentId: digest } : { sha256: digest };
}

/** What a reader should know of a digest that is none. */
export function digestNotes({ contentId: id }: Digests, name: string): Diagnostic[] {
  if (id === undefined) return [];
  return [
    {
      code: 'package-digest-unknown',
      effect: 'note',
      where: name,
      detail: `Only the parts needed were fetched, so the file has no SHA-256 here; its content id is ${id}.`,
    },
  ];
}

async function combined(
  files: readonly PackageFile[],
  digestOf: (file: PackageFile) => Promise<string>,
): Promise<string> {
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return digestOf(file);
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const each of sorted) hash.update(`${await digestOf(each)}  ${each.name}\n`);
  return hash.digest('hex');
}

/** Of what is no archive, such as a plain manifest, all bytes count. */
async function contentId({ name, source }: PackageFile): Promise<string> {
  const start = await directoryStart(source, name);
  return digestFrom(source, start, createHash('sha256').update(`${source.size}\n`));
}

async function directoryStart(source: ByteSource, name: string): Promise<number> {
  try {
    return (await readEndRecord(source, name)).directoryOffset;
  } catch (error) {
    if (error instanceof ParseError) return 0;
    throw error;
  }
}

/** Hashes on from an offset to the end. */
async function digestFrom(source: ByteSource, start: number, hash: Hash): Promise<string> {
  const block = new Uint8Array(Math.min(BLOCK, source.size));
  for (let offset = start; offset < source.size; offset += BLOCK) {
    hash.update(await source.read(offset, Math.min(BLOCK, source.size - offset), block));
  }
  return hash.digest('hex');
}
