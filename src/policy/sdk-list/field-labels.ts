import type { SdkField, SdkFieldWords } from '../lexicon/lexicon-schema.js';

/** Tells what a column header or a key means. */
export interface FieldLabels {
  /** Fields a label stands for, in order; `提供方及隐私政策链接` stands for two. Empty where it is no label. */
  fieldsOf(label: string): readonly SdkField[];
  /** The field of a label that the lexicon holds as it stands, without numbering or marks around it. */
  wordOf(label: string): SdkField | null;
}

const longestLabel = 28;
/** Labels whose meaning is kept; past that, documents of many apps, it is worked out anew. */
const mostKept = 4000;

export function readFieldLabels(words: readonly SdkFieldWords[]): FieldLabels {
  const whole = new Map(
    words.flatMap(({ field, words: labels }) => labels.map((label) => [bare(label), field] as const)),
  );
  const endingOf = longestEnding(words);
  const cache = new Map<string, readonly SdkField[]>();
  const pairs = words.flatMap(({ field, both }) =>
    both.map(({ one, other }) => ({ field, one: one.map(bare), other: other.map(bare) })),
  );
  const one = (label: string): SdkField | null =>
    whole.get(label) ??
    (label.length <= longestLabel ? endingOf(label) : null) ??
    pairs.find((pair) => holdsAny(label, pair.one) && holdsAny(label, pair.other))?.field ??
    null;
  const read = (label: string): readonly SdkField[] => {
    const text = bare(label);
    if (text === '' || text.length > longestLabel) return [];
    const meaning = one(text);
    const parts = text.split(/及其|以及|及|和|与/).map((part) => (part === '' ? null : one(part)));
    const distinct = [...new Set(parts.filter((field) => field !== null))];
    const links = distinct.includes('privacyUrl') || distinct.includes('url');
    if (distinct.length > 1 && links) return distinct;
    return meaning === null ? [] : [meaning];
  };
  return {
    wordOf: (label) => (/[^\p{L}\p{N}/]/u.test(label) ? null : (whole.get(label) ?? null)),
    fieldsOf(label) {
      if (label.length > longestLabel * 2) return [];
      const cached = cache.get(label);
      if (cached !== undefined) return cached;
      const fields = read(label);
      if (cache.size >= mostKept) cache.clear();
      cache.set(label, fields);
      return fields;
    },
  };
}

/** The field of the longest ending that a label has. */
function longestEnding(words: readonly SdkFieldWords[]): (label: string) => SdkField | null {
  const fields = new Map<string, SdkField>();
  for (const { field, endings } of words)
    for (const ending of endings.map(bare)) if (!fields.has(ending)) fields.set(ending, field);
  const lengths = [...new Set([...fields.keys()].map((ending) => ending.length))].sort((a, b) => b - a);
  return (label) => {
    for (const length of lengths) {
      const field = length > label.length ? undefined : fields.get(label.slice(label.length - length));
      if (field !== undefined) return field;
    }
    return null;
  };
}

function holdsAny(label: string, words: readonly string[]): boolean {
  return words.some((word) => label.includes(word));
}

/** A label without numbering, brackets' content, blanks and punctuation. */
function bare(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[，,].*$/, '')
    .replace(/^\d{1,2}[.、)]\s*/, '')
    .replace(/\([^()]{0,30}\)/g, '')
    .replace(/[^\p{L}\p{N}/]/gu, '');
}
