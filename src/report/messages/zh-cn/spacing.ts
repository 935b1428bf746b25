/**
 * Tag for Chinese sentences with inserted names: one space between an ideograph and a Latin letter or digit, none between
 * two ideographs. What is inserted stays as it is: it may be quoted from a policy.
 */
export function zh(sentence: TemplateStringsArray, ...inserted: readonly (string | number)[]): string {
  return sentence
    .flatMap((part, i) => (i === 0 ? [part] : [String(inserted[i - 1] ?? ''), part]))
    .reduce(besides);
}

function besides(left: string, right: string): string {
  const before = left.trimEnd();
  const after = right.trimStart();
  const pair = kindOf(before.at(-1)) + kindOf(after.at(0));
  if (pair === 'hh') return before + after;
  return pair === 'hl' || pair === 'lh' ? `${before} ${after}` : left + right;
}

/** `h`: an ideograph; `l`: a letter or digit of ASCII; empty for punctuation and everything else. */
function kindOf(character: string | undefined): 'h' | 'l' | '' {
  if (character === undefined) return '';
  if (/\p{Script=Han}/u.test(character)) return 'h';
  return /[A-Za-z0-9]/.test(character) ? 'l' : '';
}
