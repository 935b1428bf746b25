/** Why the command cannot start: what the user named does not exist, or cannot be read or written. */
export type UsageErrorCode =
  | 'file-not-found'
  | 'file-is-directory'
  | 'folder-without-packages'
  | 'file-unreadable'
  | 'file-not-regular'
  | 'output-unwritable'
  | 'folder-not-named'
  | 'file-exists'
  | 'results-foreign'
  | 'results-version'
  | 'results-full'
  | 'results-gone'
  | 'results-in-use'
  | 'token-not-given'
  | 'token-too-short'
  | 'port-taken'
  | 'address-unusable'
  | 'queue-not-named'
  | 'queue-address'
  | 'queue-unreachable'
  | 'queue-refused'
  | 'file-not-named'
  | 'policy-not-named'
  | 'package-not-named'
  | 'package-named-twice'
  | 'baseline-not-named'
  | 'nothing-to-explain'
  | 'unknown-sdk'
  | 'no-classes'
  | 'not-distinctive';

/** A mistake on the command line, told in one line with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  readonly code: UsageErrorCode;
  /** The path as the user gave it. */
  readonly where: string;

  constructor(code: UsageErrorCode, where: string) {
    super(`${code}: ${where}`);
    this.code = code;
    this.where = where;
  }
}

/** The usage error for a failed call of the file system on a path the user gave. */
export function fileError(error: unknown, path: string): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UsageError('file-not-found', path);
  if (code === 'EISDIR') return new UsageError('file-is-directory', path);
  if (typeof code === 'string') return new UsageError('file-unreadable', path);
  throw error;
}
