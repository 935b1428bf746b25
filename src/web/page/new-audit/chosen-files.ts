import type { About } from '../../client/client.js';
import { sizeOf } from '../parts/amounts.js';
import type { PageWords } from '../words/page-words.js';

/** What a file is uploaded as. */
export type FileRole = 'package' | 'document';

/** The files somebody chose, by what they are uploaded as. */
export type ChosenFiles = Readonly<Record<FileRole, readonly File[]>>;

export const noFiles: ChosenFiles = { package: [], document: [] };

const packageEndings = /\.(?:apk|apks|apkm|xapk|aab|aar|zip)$/i;

/** What a file dropped beside both fields is meant as. The server tells packages by their content, not by this. */
export function roleOf({ name }: Pick<File, 'name'>): FileRole {
  return packageEndings.test(name) ? 'package' : 'document';
}

/** Adds files; one that was chosen before is not taken twice. */
export function withFiles(chosen: ChosenFiles, role: FileRole, files: readonly File[]): ChosenFiles {
  const old = chosen[role];
  const fresh = files.filter((file) => !old.some((other) => isSame(other, file)));
  return { ...chosen, [role]: [...old, ...fresh] };
}

function isSame(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}

/** What is wrong with the files by the limits of the server, so that nobody uploads for nothing. */
export function fileFaults(
  { package: packages, document: documents }: ChosenFiles,
  limits: About['limits'],
  { new: words }: PageWords,
): string[] {
  const tooLarge = (files: readonly File[], most: number) =>
    files.filter(({ size }) => size > most).map(({ name }) => words.faults.tooLarge(name, sizeOf(most)));
  return [
    ...(packages.length === 0 ? [words.faults.noPackage] : []),
    ...(packages.length > limits.packageFiles
      ? [words.faults.tooManyFiles(words.packages, limits.packageFiles)]
      : []),
    ...(documents.length > limits.documents
      ? [words.faults.tooManyFiles(words.documents, limits.documents)]
      : []),
    ...tooLarge(packages, limits.packageBytes),
    ...tooLarge(documents, limits.documentBytes),
  ];
}
