/** A configuration, baseline or facts file that cannot be used. The user's to mend: path, field and reason in one line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
  }
}
