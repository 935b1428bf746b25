import type { Passage } from '../document/passage.js';
import type { AccessTerm } from './access-terms.js';
import type { CollectedPlace } from './collected-lists.js';
import type { SentenceSense } from './sentence-sense.js';

export type AccessStrength = 'permission' | 'data' | 'denied';

/** What surrounds a word for an access in its sentence and its passage. */
export interface TermPlace {
  readonly sense: SentenceSense;
  /** Where the sentence begins in the text the term was found in. */
  readonly sentenceStart: number;
  /** What stands before the word in a line of a list of permissions; null outside such lists. */
  readonly lineBefore: string | null;
  /** The sentence names a right that grants this access too. */
  readonly sharesRight: boolean;
  /** What the list says that the passage is an item of. */
  readonly listed: CollectedPlace | null;
  readonly passage: Passage;
}

/** What a sentence says of one access by one word, null where it says nothing of it. */
export function strengthOf(term: AccessTerm, place: TermPlace): AccessStrength | null {
  const { sense, sentenceStart } = place;
  const start = term.start - sentenceStart;
  const end = term.end - sentenceStart;
  if (sense.declaresNothing || sense.iosOnlyAt(start)) return null;
  // The word may hold the denied act itself: `不会使用麦克风`.
  const denied = sense.deniedAt(end);
  if (denied !== null) return denied === 'denied' && canBeDenied(term, end, sense) ? 'denied' : null;
  if (place.listed === 'denied' && isHeld(term)) return 'denied';
  if (opensLine(term, place)) return 'permission';
  return namesRight(term, start, end, place) ? 'permission' : collected(term, start, place);
}

/** Units before a name that still opens its line: `读取您的通讯录`; ordinary words open it only at once. */
const openingReach = 12;
const openingReachOfOrdinary = 4;
const longestLine = 160;

/** True for the name that a line of a list of permissions begins with. */
export function opensLine({ kind }: AccessTerm, { lineBefore, passage }: TermPlace): boolean {
  if (lineBefore === null || kind === 'shared' || kind === 'beside' || passage.match.length >= longestLine)
    return false;
  const reach = kind === 'beforeRight' ? openingReachOfOrdinary : openingReach;
  return lineBefore.length <= reach && !/[，,。；;]/.test(lineBefore);
}

/** Ordinary words (`存储`) are what an act is about only where they name the right: `不会收集、存储` denies no storage. */
function canBeDenied(term: AccessTerm, end: number, sense: SentenceSense): boolean {
  if (term.kind === 'list') return false;
  return term.kind !== 'beforeRight' || sense.rightFollows(end);
}

/** Parts of the device and what they hold; ordinary words are not. */
function isHeld({ kind }: AccessTerm): boolean {
  return kind === 'capability' || kind === 'data' || kind === 'held' || kind === 'near';
}

function namesRight(
  term: AccessTerm,
  start: number,
  end: number,
  { sense, sharesRight }: TermPlace,
): boolean {
  switch (term.kind) {
    case 'near':
    case 'beforeRight': {
      const named = term.kind === 'near' ? sense.besideRight(start, end) : sense.rightFollows(end);
      return (
        (named && (!term.isData || sense.rightAttached(start, end))) || sharesRight || sense.rightMeans(end)
      );
    }
    case 'capability':
      return term.isData ? sense.rightAttached(start, end) : sense.rightAround(start, end);
    default:
      return false;
  }
}

function collected(term: AccessTerm, start: number, { sense, listed }: TermPlace): 'data' | null {
  const isListed = listed === 'collected';
  if (term.kind === 'held') return isListed || sense.collectsBefore(start) ? 'data' : null;
  return term.kind === 'data' && (isListed || sense.collects) ? 'data' : null;
}
