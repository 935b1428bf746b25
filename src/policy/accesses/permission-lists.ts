import { dottedDepth, numberingOf } from '../document/numbering.js';
import type { Passage } from '../document/passage.js';
import type { StatementWords } from '../lexicon/lexicon-schema.js';
import { anyWord } from '../lexicon/word-patterns.js';

export type ListPlace = 'inside' | 'for-ios' | 'outside';

/** Follows a document and tells of each passage whether it stands in a list of permissions, or one for iOS alone. */
export interface PermissionListTracker {
  next(passage: Passage, opensWithTerm: boolean): ListPlace;
}

/** Lines of prose after which a list is over. */
const patience = 3;
const longestOpener = 160;
const longestLine = 160;
/** Rank of the numbering below which a heading is an item. */
const deepestEnd = 3;
/** `1.`, `（一）`, `①`: a numbering that begins. */
const firstOfAll = /^[(（]?(?:一|1|①|a)(?![\d.．]\d|十)[^\p{L}\d]/u;

/**
 * Lists of permissions name them without any verb: `日历 | 添加提醒`, `7) 蓝牙`. A line or heading that announces
 * permissions opens one; prose, or a heading that does not speak of permissions, ends it.
 */
export function trackPermissionLists(
  words: StatementWords,
  headsIosAlone: (text: string) => boolean,
): PermissionListTracker {
  const opener = anyWord(words.listOpeners);
  const rightName = anyWord(words.rightNames);
  let left = 0;
  /** Rank of headings that end the list: that of the section it stands in. */
  let rank = 0;
  /** Of the dotted number of the line that opened it. */
  let depth: number | null = null;
  let forIos = false;
  const ends = ({ section, match, kind }: Passage, opensWithTerm: boolean): boolean => {
    if (depth !== null && (dottedDepth(match) ?? depth + 1) <= depth) return !rightName.test(match);
    if (kind !== 'heading') return false;
    if ((numberingOf(match)?.level ?? 1) > deepestEnd) return false;
    // Items may be numbered as the section they stand in is.
    if (section.level === rank && firstOfAll.test(match)) rank--;
    return !opensWithTerm || (section.level <= rank && !rightName.test(match));
  };
  return {
    next(passage, opensWithTerm) {
      const { match } = passage;
      const announces =
        match.length <= longestOpener &&
        opener.test(match) &&
        /[：:]$|^[^，,。]{0,40}$|如下|以下|following/.test(match);
      if (announces) {
        left = patience;
        rank = passage.section.level;
        depth = dottedDepth(match);
        forIos = headsIosAlone(match);
        return 'outside';
      }
      if (left === 0) return 'outside';
      if (ends(passage, opensWithTerm)) left = 0;
      if (left === 0) return 'outside';
      if (match.length > longestLine || /[。！!].+[。！!]/.test(match)) left--;
      if (left === 0) return 'outside';
      return forIos ? 'for-ios' : 'inside';
    },
  };
}
