import type { Stretch } from './sentences.js';

const opening = new Set('（(【[「『“');
const closing = new Set('）)】]」』”');
const anyBracket = /[（(【[「『“）)】\]」』”]/;

/**
 * The parts between separators, separators within brackets aside.
 * @param separator with the flag g; may match one or more characters
 */
export function splitStretches(text: string, separator: RegExp): Stretch[] {
  const parts: Stretch[] = [];
  const bracketed = anyBracket.test(text);
  let depth = 0;
  let start = 0;
  let seen = 0;
  for (const found of text.matchAll(separator)) {
    for (; bracketed && seen < found.index; seen++) {
      const character = text.charAt(seen);
      if (opening.has(character)) depth++;
      else if (closing.has(character)) depth = Math.max(0, depth - 1);
    }
    if (depth > 0) continue;
    parts.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  parts.push({ start, end: text.length });
  return parts.filter((part) => text.slice(part.start, part.end).trim() !== '');
}

/** Items of an enumeration, as written. */
export function splitItems(enumeration: string): string[] {
  return splitStretches(enumeration, /[、，,；;。\n|]/g).map(({ start, end }) =>
    enumeration.slice(start, end).trim(),
  );
}
