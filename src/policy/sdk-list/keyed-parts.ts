import { numberingOf } from '../document/numbering.js';
import { type Passage, type Quote, quote } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { FieldLabels } from './field-labels.js';

export interface KeyedPart {
  readonly fields: readonly SdkField[];
  readonly value: Quote;
}

const longestKey = 40;
const longestGlued = 20;
const shortestGlued = 4;
const keyEnd = /[：:]/g;
/** What may stand before a key within a line. */
const keyStart = /[；;。，,|\n\s【[]$/u;

/**
 * The `key: value` parts of a line: the whole line for one key, or several keys in a row, as in `名称：甲；目的：乙`.
 * Empty where the line does not begin with a key.
 */
export function keyedParts(passage: Passage, labels: FieldLabels): KeyedPart[] {
  const { match } = passage;
  if (!match.includes(':') && !match.includes('：')) return [];
  const keys: { start: number; end: number; fields: readonly SdkField[] }[] = [];
  let from = numberingOf(passage.text.text)?.length ?? 0;
  if (/^[【[]/.test(match.slice(from))) from++;
  for (const colon of match.matchAll(keyEnd)) {
    const before = keys.at(-1);
    const key =
      keyBefore(match, from, colon.index, before === undefined, labels) ??
      (before === undefined ? null : gluedKey(match, from, colon.index, before.fields, labels));
    if (key !== null) {
      keys.push({ ...key, end: colon.index + 1 });
      from = colon.index + 1;
    } else if (keys.length === 0) return [];
  }
  return keys.map(({ end, fields }, i) => ({
    fields,
    value: trimValue(quote(passage, end, keys[i + 1]?.start ?? match.length)),
  }));
}

/** The key that ends at a colon; the first must begin the line, later ones follow a mark. */
function keyBefore(
  match: string,
  from: number,
  colon: number,
  first: boolean,
  labels: FieldLabels,
): { start: number; fields: readonly SdkField[] } | null {
  if (first) {
    const fields = colon - from > longestKey ? [] : labels.fieldsOf(match.slice(from, colon));
    return fields.length === 0 ? null : { start: from, fields };
  }
  for (let start = colon - 1; start >= from && colon - start <= 20; start--) {
    if (!keyStart.test(match.charAt(start - 1))) continue;
    const fields = labels.fieldsOf(match.slice(start, colon));
    return fields.length === 0 ? null : { start, fields };
  }
  return null;
}

/**
 * A key that follows the value before it without a mark, as text of a page that lost its line breaks has it. Only a
 * label as lists write it counts: a long one, or any after a provider, whose names hold none.
 */
function gluedKey(
  match: string,
  from: number,
  colon: number,
  before: readonly SdkField[],
  labels: FieldLabels,
): { start: number; fields: readonly SdkField[] } | null {
  const shortest = before.includes('provider') ? 2 : shortestGlued;
  for (let start = Math.max(from + 2, colon - longestGlued); start <= colon - shortest; start++) {
    const field = labels.wordOf(match.slice(start, colon));
    if (field !== null && !before.includes(field)) return { start, fields: [field] };
  }
  return null;
}

/** Without the marks that separate it from the next key. */
function trimValue(value: Quote): Quote {
  let from = 0;
  let to = value.text.length;
  while (to > from && /[；;，,|\s】\]【[]/u.test(value.text.charAt(to - 1))) to--;
  while (from < to && /[】\]\s]/u.test(value.text.charAt(from))) from++;
  return quote(value.passage, value.start + from, value.start + to);
}
