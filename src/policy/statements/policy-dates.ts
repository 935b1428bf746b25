import type { PolicyStatement } from '../../facts/policy-facts.js';
import type { Passage } from '../document/passage.js';

export interface DatedStatement {
  readonly aspect: Extract<PolicyStatement['aspect'], 'effective-date' | 'update-date'>;
  /** YYYY-MM-DD. */
  readonly value: string;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

const numeric = /(20\d\d)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})\s?日?/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const english =
  /(?:(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*,? (20\d\d))|(?:([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?,? (20\d\d))/;
const labels = [
  {
    aspect: 'effective-date',
    pattern: /(?:生效|施行|实施|起效)(?:日期|时间|日)?|effective(?: date| as of)?/g,
  },
  {
    aspect: 'update-date',
    pattern: /(?:更新|修订|发布|修改|版本)(?:日期|时间|日|于)?|(?:last )?(?:updated|revised|modified)/g,
  },
] as const;
const reach = 40;

/** Dates that stand beside a word for coming into force or being updated. */
export function readDates(passages: readonly Passage[]): DatedStatement[] {
  const dates: DatedStatement[] = [];
  for (const passage of passages) {
    if (!passage.match.includes('20')) continue;
    for (const { aspect, pattern } of labels) {
      for (const label of passage.match.matchAll(pattern)) {
        const end = label.index + label[0].length;
        const value =
          dateIn(passage.match.slice(end, end + reach)) ??
          dateBefore(passage.match.slice(Math.max(0, label.index - 24), label.index));
        if (value === null) continue;
        dates.push({
          aspect,
          value,
          passage,
          start: label.index,
          end: Math.min(passage.match.length, end + reach),
        });
        break;
      }
    }
  }
  return dates;
}

/** `2025年3月8日起生效`. */
function dateBefore(text: string): string | null {
  return /20\d\d.{4,12}(?:起|正式)?$/.test(text) ? dateIn(text) : null;
}

function dateIn(text: string): string | null {
  const written = numeric.exec(text);
  if (written !== null) return isoDate(written[1], written[2], written[3]);
  const named = english.exec(text);
  if (named === null) return null;
  const month = months.indexOf(named[2] ?? named[4] ?? '') + 1;
  return isoDate(named[3] ?? named[6], String(month), named[1] ?? named[5]);
}

/** Null for what is no day. */
function isoDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | null {
  const [m, d] = [Number(month), Number(day)];
  if (year === undefined || !(m >= 1 && m <= 12) || !(d >= 1 && d <= 31)) return null;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
