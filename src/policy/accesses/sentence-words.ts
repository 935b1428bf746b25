/** 1 for every unit that ends a clause. */
const clauseEnds = new Uint8Array(0x10000);
for (const mark of '，,。；;!！？?\n') clauseEnds[mark.charCodeAt(0)] = 1;
const longestClause = 120;

/** From the start of the clause to `at`. */
export function clauseBefore(sentence: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < longestClause && clauseEnds[sentence.charCodeAt(start - 1)] === 0) start--;
  return sentence.slice(start, at);
}

/** Finds any of the words, anywhere in a text; a Latin word must not go on to the left: no `ios` in `scenarios`. */
export function anyWord(list: readonly string[]): RegExp {
  const latin = list.filter((word) => /^[a-z]/.test(word)).map(escaped);
  const others = list.filter((word) => !/^[a-z]/.test(word)).map(escaped);
  const bounded = latin.length === 0 ? [] : [`(?<![a-z])(?:${latin.join('|')})`];
  return new RegExp([...others, ...bounded].join('|'));
}

/** The words as alternatives of a pattern, the longest first. */
export function alternatives(list: readonly string[]): string {
  const longestFirst = [...list].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escaped).join('|')})`;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
