import { styleText } from 'node:util';

/** Emphasis for terminal text; every function returns its argument unchanged where colour is off. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly good: (text: string) => string;
}

const same = (text: string) => text;

export const plainStyle: Style = {
  strong: same,
  faint: same,
  error: same,
  warning: same,
  info: same,
  good: same,
};

export const colourStyle: Style = {
  strong: (text) => styleText('bold', text),
  faint: (text) => styleText('dim', text),
  error: (text) => styleText(['red', 'bold'], text),
  warning: (text) => styleText('yellow', text),
  info: (text) => styleText('cyan', text),
  good: (text) => styleText('green', text),
};

/**
 * Text from a package or a policy made harmless for a terminal: control characters (escape sequences), and the
 * bidirectional overrides that reorder what a reader sees, become the replacement character; line breaks become spaces.
 */
export function harmless(text: string): string {
  return (
    text
      .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
      .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
  );
}

/** At most `limit` characters, with an ellipsis where something was cut. */
export function shortened(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
