import { type Passage, type Quote, quote } from '../document/passage.js';

/** A day the policy gives for itself. */
export interface PolicyDate {
  readonly quote: Quote;
  /** YYYY-MM-DD; null where only a month is given. */
  readonly day: string | null;
}

export interface PolicyDates {
  readonly effective: PolicyDate | null;
  readonly update: PolicyDate | null;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = `(?:${months.join('|')})[a-z]{0,6}\\.?`;
const dateForms = new RegExp(
  [
    String.raw`(?<y1>20\d\d|19\d\d)[】\]]?\s?[年./-]\s?[【[]?(?<m1>\d{1,2})[】\]]?(?:\s?[月./-]\s?[【[]?(?<d1>\d{1,2})(?!\d)[】\]]?日?|\s?月)`,
    String.raw`(?<m2>${monthName})\s(?<d2>\d{1,2})(?:st|nd|rd|th)?\s?,?\s?(?<y2>20\d\d)`,
    String.raw`(?<d3>\d{1,2})(?:st|nd|rd|th)?\s(?<m3>${monthName}),?\s(?<y3>20\d\d)`,
  ].join('|'),
  'g',
);
const effectiveCue = /生效|实施|施行|effective|takes? effect|in force|effect from/;
const updateCue =
  /更新|修订|修改|发布|公布|版本|版次|制定|上线|updated?|revised|revision|published|last modified|release|version/;
/** How far before a date its label may stand. */
const labelReach = 24;
/** A passage up to this length is a label or a date rather than prose. */
const shortPassage = 60;

/** Passages in which a policy gives its own dates: the latest of them counts, later ones tell its history. */
const opening = 16;

/** The dates with a label that come first, or a bare date in a short line at either end of the document. */
export function readPolicyDates(passages: readonly Passage[]): PolicyDates {
  const found: { at: number; kind: 'effective' | 'update' | 'bare'; date: PolicyDate }[] = [];
  let label = '';
  for (const [at, passage] of passages.entries()) {
    const short = passage.match.length <= shortPassage;
    for (const { date, before, after } of datesIn(passage)) {
      const kind = kindOfDate(before, after) ?? (short ? kindOfDate(label, '') : null);
      const stands = short && (at < 12 || at >= passages.length - 6);
      if (kind !== null || stands) found.push({ at, kind: kind ?? 'bare', date });
    }
    label = short ? passage.match : '';
  }
  const first = (kind: string): PolicyDate | null => found.find((one) => one.kind === kind)?.date ?? null;
  const ofOpening = found.filter(({ at, kind }) => kind === 'update' && at < opening);
  const update = ofOpening.map(({ date }) => date).reduce<PolicyDate | null>(laterOf, null);
  const effective = first('effective');
  return { effective, update: update ?? first('update') ?? (effective === null ? first('bare') : null) };
}

function laterOf(one: PolicyDate | null, other: PolicyDate): PolicyDate {
  return one !== null && (one.day ?? '') >= (other.day ?? '') ? one : other;
}

function kindOfDate(before: string, after: string): 'effective' | 'update' | null {
  const [effectiveAt, updateAt] = [lastIndex(before, effectiveCue), lastIndex(before, updateCue)];
  if (effectiveAt < 0 && updateAt < 0) {
    if (effectiveCue.test(after)) return 'effective';
    return updateCue.test(after) ? 'update' : null;
  }
  return effectiveAt > updateAt ? 'effective' : 'update';
}

function lastIndex(text: string, cue: RegExp): number {
  let at = -1;
  for (const found of text.matchAll(new RegExp(cue.source, 'g'))) at = found.index;
  return at;
}

function* datesIn(passage: Passage): Generator<{ date: PolicyDate; before: string; after: string }> {
  const { match } = passage;
  if (!/20\d\d|19\d\d/.test(match)) return;
  let from = 0;
  for (const found of match.matchAll(dateForms)) {
    const end = found.index + found[0].length;
    yield {
      date: {
        quote: quote(passage, Math.max(from, found.index - labelReach), end),
        day: dayOf(found.groups ?? {}),
      },
      before: match.slice(Math.max(from, found.index - labelReach), found.index),
      after: match.slice(end, end + 12),
    };
    from = end;
  }
}

function dayOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const year = groups['y1'] ?? groups['y2'] ?? groups['y3'];
  const month = monthNumber(groups['m1'] ?? groups['m2'] ?? groups['m3'] ?? '');
  const day = Number(groups['d1'] ?? groups['d2'] ?? groups['d3'] ?? Number.NaN);
  if (year === undefined || !(month >= 1 && month <= 12) || !(day >= 1 && day <= 31)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function monthNumber(text: string): number {
  const named = months.indexOf(text.slice(0, 3));
  return named >= 0 ? named + 1 : Number(text);
}
