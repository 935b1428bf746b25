/**
 * NFKC, lower case, without `sdk`, blanks and punctuation. Where a single letter stands before it, `sdk` is part of the
 * name: YSDK, MSDK.
 */
export function nameKey(name: string): string {
  const lower = (plainName.test(name) ? name : name.normalize('NFKC')).toLowerCase();
  const bare = plainKey.test(lower) ? lower : lower.replace(/[^\p{L}\p{N}+]/gu, '');
  return bare.includes('sdk') ? bare.replace(sdkWord, '$1') : bare;
}

/** What NFKC leaves as it is, and what no mark stands in: tests that spare most names the slower way. */
const plainName = /^[\x20-\x7e\u4e00-\u9fff]*$/;
const plainKey = /^[a-z0-9+\u4e00-\u9fff]*$/;

/** The word itself, or with the single letter that makes it a name, which stays. */
const sdkWord = /((?<![a-z0-9])[a-z]sdk)|sdk/g;
