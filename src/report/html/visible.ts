/**
 * Text of an app or a policy for a page, as long as before: control characters and the bidirectional overrides that
 * reorder what a reader sees become the replacement character, as do lone surrogates. Line ends stay.
 */
export function visible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a page must not hold
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu,
    '\ufffd',
  );
}
