import { chineseNumber } from '../document/chinese-numbers.js';
import { numberingOf } from '../document/numbering.js';
import type { Passage, PolicySection } from '../document/passage.js';

/**
 * Tells of each passage of a document, in order, whether the section it stands in has ended without a heading: below
 * `（一）仅 iOS` a paragraph `（二）我们会收集…` goes on with the next point. What is numbered anew are points of the section.
 */
export function trackSectionEnds(): (passage: Passage) => boolean {
  const over = new Map<PolicySection, boolean>();
  return ({ kind, match, section }) => {
    const known = over.get(section);
    if (known !== undefined) return known;
    const own = kind === 'paragraph' ? numberingOf(match) : null;
    const above = own === null || own.bullet ? null : numberingOf(section.match);
    if (own === null || above === null || own.level !== above.level) return false;
    const follows =
      ordinalOf(match.slice(0, own.length)) === (ordinalOf(section.match.slice(0, above.length)) ?? NaN) + 1;
    over.set(section, follows);
    return follows;
  };
}

/** The last number of a marker: 2 of `（二）`, 4 of `3.4`; null where it counts otherwise. */
function ordinalOf(marker: string): number | null {
  const digits = /\d+(?=\D*$)/.exec(marker)?.[0];
  if (digits !== undefined) return Number(digits);
  const chinese = /[一二三四五六七八九十]{1,3}/.exec(marker)?.[0];
  return chinese === undefined ? null : chineseNumber(chinese);
}
