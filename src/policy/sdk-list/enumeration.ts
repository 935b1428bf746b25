import type { Stretch } from './sentences.js';

const opening = /[（(【[「『“]/;
const closing = /[）)】\]」』”]/;

/** The parts between separators, separators within brackets aside. Separators may be one or more characters. */
export function splitStretches(text: string, separator: RegExp): Stretch[] {
  const sticky = new RegExp(separator.source, 'y');
  const parts: Stretch[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (opening.test(character)) depth++;
    else if (closing.test(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      sticky.lastIndex = at;
      const found = sticky.exec(text);
      if (found === null) continue;
      parts.push({ start, end: at });
      start = at + found[0].length;
      at = start - 1;
    }
  }
  parts.push({ start, end: text.length });
  return parts.filter((part) => text.slice(part.start, part.end).trim() !== '');
}

/** Items of an enumeration, as written. */
export function splitItems(enumeration: string): string[] {
  return splitStretches(enumeration, /[、，,；;。\n|]/).map(({ start, end }) =>
    enumeration.slice(start, end).trim(),
  );
}
