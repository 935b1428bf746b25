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
