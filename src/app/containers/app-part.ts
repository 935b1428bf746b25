import type { Container } from '../../facts/app-facts.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { ZipEntry } from '../../formats/zip/central-directory.js';
import type { ZipArchive } from '../../formats/zip/open-zip.js';

/** A file of the app, placed as in an installed package whatever the container calls it. */
export interface PartFile {
  /** Path in the layout of an APK: AndroidManifest.xml, classes2.dex, lib/arm64-v8a/libx.so, assets/x. */
  readonly path: string;
  /** As evidence names it: `base.apk!/classes2.dex`, `base/dex/classes2.dex`. */
  readonly name: string;
  /** Declared size in bytes. */
  readonly size: number;
  readonly entry: ZipEntry;
}

/** An archive, or a module of a bundle, that belongs to the app. */
export interface AppPart {
  /** As facts name it. */
  readonly name: string;
  readonly archive: ZipArchive;
  /** In archive order; of a repeated path the first. */
  readonly files: ReadonlyMap<string, PartFile>;
}

/** What an input turned out to be. The first part is the base. */
export type OpenedContainer =
  | {
      readonly container: Exclude<Container, 'manifest'>;
      readonly parts: readonly AppPart[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly container: 'manifest'; readonly manifest: Uint8Array };

/** Reads a file of a part. @throws ParseError named by the file's evidence name */
export function readPartFile(part: AppPart, file: PartFile): Promise<Uint8Array> {
  return part.archive.read(file.entry, file.name);
}

/**
 * Arranges an archive's entries as a part.
 *
 * @param place path in the layout of an APK for an entry name; undefined for entries of other parts
 * @param prefix put before entry names in evidence
 */
export function arrangePart(
  name: string,
  archive: ZipArchive,
  place: (entryName: string) => string | undefined,
  prefix: string,
): AppPart {
  const files = new Map<string, PartFile>();
  for (const entry of archive.entries) {
    const path = place(entry.name);
    if (path === undefined || files.has(path)) continue;
    files.set(path, { path, name: prefix + entry.name, size: entry.size, entry });
  }
  return { name, archive, files };
}
