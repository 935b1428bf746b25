import { type AppPart, type PartFile, readPartFile } from '../containers/app-part.js';

/** A file that holds dex code, wherever in the app it lies. */
export interface CodeFile {
  /** Evidence name. */
  readonly name: string;
  /** Declared size in bytes. */
  readonly size: number;
  /** Evidence name of the embedded package it lies in, or of itself in assets; null for the app's own dex files. */
  readonly embeddedIn: string | null;
  /** @throws ParseError where the archive does not give it */
  read(): Promise<Uint8Array>;
}

/** A file of a part as one that holds code. */
export function codeFile(part: AppPart, file: PartFile, embeddedIn: string | null): CodeFile {
  return { name: file.name, size: file.size, embeddedIn, read: () => readPartFile(part, file) };
}

/** classes.dex, classes2.dex ... of a part's root, by number. A gap is no end: packers load what stands behind. */
export function dexFilesOf(part: AppPart, embeddedIn: string | null): CodeFile[] {
  const numbered: { file: PartFile; number: number }[] = [];
  for (const file of part.files.values()) {
    const match = file.path.startsWith('classes') ? /^classes(\d{0,5})\.dex$/.exec(file.path) : null;
    if (match !== null) numbered.push({ file, number: Number(match[1] === '' ? 1 : match[1]) });
  }
  return numbered.sort((a, b) => a.number - b.number).map(({ file }) => codeFile(part, file, embeddedIn));
}
