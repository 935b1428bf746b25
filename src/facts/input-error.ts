/** Why a package or a policy cannot be audited at all. Prose in each language is made at the edge from the code. */
export type InputErrorCode =
  | 'package-empty'
  | 'package-not-a-zip'
  | 'package-truncated'
  | 'package-without-manifest'
  | 'package-manifest-unreadable'
  | 'policy-empty'
  | 'policy-without-text'
  | 'policy-binary'
  | 'policy-too-large'
  | (string & {});

/** An input from which no audit can be made. It is never read as "clean". */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: InputErrorCode;
  readonly where: string;
  readonly detail: string;

  /**
   * @param code what is wrong, kebab-case, stable
   * @param where the file or document, as the user named it
   * @param detail one English sentence: what is wrong and what to do
   */
  constructor(code: InputErrorCode, where: string, detail: string) {
    super(`${where}: ${detail}`);
    this.code = code;
    this.where = where;
    this.detail = detail;
  }
}
