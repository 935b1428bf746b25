const versioned =
  /(?:[-_.]?v?\d+(?:[._]\d+)+|[-_](?:release|pro|sec|pr|debug|\d{6,}))*\.(?:jar|aar|so|a|framework)$/i;

/** The name of a library file without `lib`, version and extension; other names as they are. */
export function libraryStem(name: string): string {
  return name.replace(/^lib(?=[A-Z]|.{1,60}\.(?:so|a)$)/, '').replace(versioned, '');
}

/** True for the name of a library file: `some-sdk-1.2.3.aar`. */
export function isLibraryFile(name: string): boolean {
  return /\.(?:jar|aar|so|framework)$/i.test(name);
}
