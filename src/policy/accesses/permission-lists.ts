import { numberingOf } from '../document/numbering.js';
import type { Passage } from '../document/passage.js';
import type { StatementWords } from '../lexicon/lexicon-schema.js';

export type ListPlace = 'inside' | 'for-ios' | 'outside';

/** Follows a document and tells of each passage whether it stands in a list of permissions, or one for iOS alone. */
export interface PermissionListTracker {
  next(passage: Passage, opensWithTerm: boolean): ListPlace;
}

/** Lines of prose after which a list is over. */
const patience = 3;
const longestOpener = 160;
const longestLine = 160;

/**
 * Lists of permissions name them without any verb: `日历 | 添加提醒`, `7) 蓝牙`. A line or heading that announces
 * permissions opens one; prose, or a heading that does not speak of permissions, ends it.
 */
export function trackPermissionLists(
  words: StatementWords,
  headsIosAlone: (text: string) => boolean,
): PermissionListTracker {
  const opener = new RegExp(words.listOpeners.join('|'));
  let left = 0;
  let forIos = false;
  return {
    next(passage, opensWithTerm) {
      const { match, kind } = passage;
      const announces =
        match.length <= longestOpener &&
        opener.test(match) &&
        /[：:]$|^[^，,。]{0,40}$|如下|以下|following/.test(match);
      if (announces) {
        left = patience;
        forIos = headsIosAlone(match);
        return 'outside';
      }
      if (left === 0) return 'outside';
      if (kind === 'heading' && !opensWithTerm && (numberingOf(match)?.level ?? 1) <= 3) left = 0;
      else if (match.length > longestLine || /[。！!].+[。！!]/.test(match)) left--;
      if (left === 0) return 'outside';
      return forIos ? 'for-ios' : 'inside';
    },
  };
}
