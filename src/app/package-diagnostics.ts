import type { ParseError } from '../bytes/parse-error.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { InputError, type InputErrorCode } from '../facts/input-error.js';
import type { ZipNote } from '../formats/zip/open-zip.js';

/** Diagnostic code of a parse error: `dex-truncated`, `zip-inflate-failed` ... */
export function errorCode(error: ParseError): string {
  return `${error.format}-${error.code}`;
}

/** A part of the package that could not be read: facts are missing. */
export function lostPart(error: ParseError, consequence: string): Diagnostic {
  return {
    code: errorCode(error),
    effect: 'lost',
    where: error.entry,
    ...(error.offset >= 0 ? { offset: error.offset } : {}),
    detail: `${error.message}; ${consequence}.`,
  };
}

const NOTE_DETAILS: Readonly<Record<ZipNote['code'], string>> = {
  'zip-prefix-bytes': 'Bytes stand before the archive; its offsets were shifted by their length.',
  'zip-trailing-bytes': 'Bytes stand after the archive; Android would refuse to install it.',
  'zip-entry-count-differs': 'The archive has another number of entries than it declares; all were listed.',
  'zip-duplicate-name': 'The name occurs more than once; the first entry was read.',
  'zip-unknown-method':
    'The compression method is unknown; the entry was taken as stored, as Android takes it.',
  'zip-encryption-bit':
    'The entry claims to be encrypted; Android ignores the claim, and so does this reader.',
  'zip-unsafe-name': 'The name would leave the folder if it were extracted.',
};

/** Notes on one archive; of each kind the first, with the number of entries it stands for. */
export function archiveNotes(notes: readonly ZipNote[]): Diagnostic[] {
  const counts = new Map<ZipNote['code'], number>();
  for (const { code } of notes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({
    code,
    effect: 'note',
    where: notes.find((note) => note.code === code)?.where ?? '',
    detail: NOTE_DETAILS[code] + (count > 1 ? ` So for ${count} entries.` : ''),
  }));
}

const INPUT_ERRORS: Readonly<Record<string, readonly [code: InputErrorCode, detail: string]>> = {
  empty: ['package-empty', 'the file is empty; give a complete app package'],
  'not-a-zip': ['package-not-a-zip', 'this is not an app package: no zip archive begins or ends here'],
  truncated: [
    'package-truncated',
    'the archive breaks off before its directory; the file was not copied or downloaded to its end',
  ],
};

/** The error for an archive that does not open. */
export function unreadableArchive(error: ParseError, name: string): InputError {
  const [code, detail] = INPUT_ERRORS[error.code] ?? [
    'package-unreadable',
    `the archive cannot be read: ${error.message}`,
  ];
  return new InputError(code, name, detail);
}
