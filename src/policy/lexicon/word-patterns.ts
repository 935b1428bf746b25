/** Finds any of the words, anywhere in a text; a Latin word must not go on to the left: no `ios` in `scenarios`. */
export function anyWord(list: readonly string[]): RegExp {
  const latin = list.filter((word) => /^[a-z]/.test(word)).map(escaped);
  const others = list.filter((word) => !/^[a-z]/.test(word)).map(escaped);
  const bounded = latin.length === 0 ? [] : [`(?<![a-z])(?:${latin.join('|')})`];
  return new RegExp([...others, ...bounded].join('|'));
}

/** The words as alternatives of a pattern, the longest first. */
export function alternatives(list: readonly string[]): string {
  return `(?:${longestFirst(list).map(escaped).join('|')})`;
}

/** As `alternatives`; Latin words only as words of their own. */
export function wholeWords(list: readonly string[]): string {
  const whole = longestFirst(list).map((word) =>
    /^[a-z]/.test(word) ? `(?<![a-z])${escaped(word)}(?![a-z])` : escaped(word),
  );
  return `(?:${whole.join('|')})`;
}

/** As `alternatives`; a blank may stand where Chinese and Latin letters meet. */
export function spacedAlternatives(list: readonly string[]): string {
  const spaced = longestFirst(list).map((word) => escaped(word).replace(scriptsMeet, '\\s?'));
  return `(?:${spaced.join('|')})`;
}

const scriptsMeet = /(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z])(?=\p{Script=Han})/gu;

function longestFirst(list: readonly string[]): string[] {
  return [...list].sort((a, b) => b.length - a.length);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
