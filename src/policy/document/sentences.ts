/** A stretch of a passage, by indexes. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const longestSentence = 2000;
/** A mark, or a full stop after a word of three letters or more and before a blank: no version, no abbreviation. */
const sentenceEnd = /[。！!；;\n]|(?<=[a-z)]{3})\.(?=\s)/g;

/** Sentences of a text; one that never ends is cut, so that work on a sentence stays bounded. */
export function sentencesOf(match: string, from = 0, to = match.length): Stretch[] {
  const sentences: Stretch[] = [];
  let start = from;
  const endAt = (end: number): void => {
    for (; end - start > longestSentence + 1; start += longestSentence + 1)
      sentences.push({ start, end: start + longestSentence + 1 });
    if (end > start) sentences.push({ start, end });
    start = end;
  };
  sentenceEnd.lastIndex = from;
  for (let found = sentenceEnd.exec(match); found !== null; found = sentenceEnd.exec(match)) {
    if (found.index >= to) break;
    endAt(found.index + 1);
  }
  endAt(to);
  return sentences;
}
