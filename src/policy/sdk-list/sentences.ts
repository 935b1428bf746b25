/** A stretch of a passage, by indexes. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const longestSentence = 2000;

/** Sentences of a text; one that never ends is cut, so that work on a sentence stays bounded. */
export function* sentencesOf(match: string, from = 0, to = match.length): Generator<Stretch> {
  let start = from;
  for (let at = from; at < to; at++) {
    const character = match.charAt(at);
    const ends =
      character === '。' ||
      character === '！' ||
      character === '!' ||
      character === '；' ||
      character === ';' ||
      character === '\n';
    const stop = ends || at - start >= longestSentence || endsEnglish(match, at);
    if (!stop) continue;
    yield { start, end: at + 1 };
    start = at + 1;
  }
  if (start < to) yield { start, end: to };
}

/** A full stop after a word of three letters or more and before a blank: no version, no abbreviation. */
function endsEnglish(match: string, at: number): boolean {
  return (
    match.charAt(at) === '.' &&
    /^\s/.test(match.charAt(at + 1)) &&
    /[a-z)]{3}$/.test(match.slice(Math.max(0, at - 3), at))
  );
}
