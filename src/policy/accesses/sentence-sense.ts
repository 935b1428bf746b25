import type { StatementWords } from '../lexicon/lexicon-schema.js';

/** What a sentence says around the words for an access. */
export interface SentenceSense {
  /** Nothing in it declares a use: a definition, a plan, the user's switch. */
  readonly declaresNothing: boolean;
  readonly sdkActs: boolean;
  readonly speaksOfRight: boolean;
  readonly collects: boolean;
  /** True where the clause up to `at` says that something is collected. */
  collectsBefore(at: number): boolean;
  /** Whether what stands at `at` is said not to be used, or not to be used unless the user agrees. */
  deniedAt(at: number): 'denied' | 'conditional' | null;
  /** True where the clause around `at` is for iOS alone. */
  iosOnlyAt(at: number): boolean;
  /** True where the word at `start`..`end` stands beside a word for access. */
  besideRight(start: number, end: number): boolean;
  /** True where a word for access follows in the same clause or enumeration. */
  rightFollows(end: number): boolean;
  /** True where the first right that is spoken of after `end` is `该权限`: what stands before is what it is about. */
  rightMeans(end: number): boolean;
  /** True where access is spoken of within the same clause or enumeration. */
  rightAround(start: number, end: number, strong: boolean): boolean;
}

export interface SentenceReader {
  (sentence: string): SentenceSense;
  /** True for a heading or line over what is for iOS alone. */
  headsIosAlone(text: string): boolean;
}

const clauseEnds: ReadonlySet<string> = new Set('，,。；;!！？?\n');
const reach = 70;
const nearReach = 14;
/** Units between an act and an ordinary word it is about. */
const actReach = 8;

const pointsBack = /(?:该|此|上述|相应|对应|这些|这|以上)(?:项|类|等)?(?:系统|设备)?$/;

export function readSentenceSense(words: StatementWords): SentenceReader {
  const any = (list: readonly string[]): RegExp => new RegExp(list.map(escaped).join('|'));
  const strongRight = any(words.right);
  const anyRight = any([...words.right, ...words.reaches]);
  const [right, collects, switchOff, asks] = [
    anyRight,
    any(words.collects),
    any(words.switchOff),
    any(words.asks),
  ];
  const [hypothetical, definition, ios, android] = [
    any(words.hypothetical),
    any(words.definition),
    any(words.iosOnly),
    any(words.android),
  ];
  const onlyIos = new RegExp(`(?:仅|只|only)[^，,。；;]{0,8}(?:${words.iosOnly.map(escaped).join('|')})`);
  const gathers = any(words.gathers);
  const [conditions, sdkActors] = [any(words.conditions), any(words.sdkActors)];
  const denial = denialOf(words);
  const before = new RegExp(`(?:${words.nearBefore.map(escaped).join('|')})[^，,。；;、]{0,${actReach}}$`);
  const after = new RegExp(`^[^，,。；;]{0,${nearReach}}(?:${words.nearAfter.map(escaped).join('|')})`);
  const listAfter = new RegExp(`^(?:[^，,。；;]{0,${reach}})(?:${words.nearAfter.map(escaped).join('|')})`);

  const readSentence = (sentence: string): SentenceSense => {
    const switches = switchOff.test(sentence) && !asks.test(sentence.split(switchOff)[0] ?? '');
    return {
      declaresNothing: switches || hypothetical.test(sentence) || definition.test(sentence),
      sdkActs: sdkActors.test(sentence),
      speaksOfRight: right.test(sentence),
      collects: collects.test(sentence),
      collectsBefore: (at) => gathers.test(clauseBefore(sentence, at).slice(-reach)),
      deniedAt(at) {
        const head = han.test(sentence) ? clauseBefore(sentence, at) : englishClauseBefore(sentence, at);
        if (!denial.test(head)) return null;
        return conditions.test(sentence.slice(0, at)) ? 'conditional' : 'denied';
      },
      iosOnlyAt(at) {
        const clause = clauseBefore(sentence, at);
        const apart = onlyIos.test(sentence.slice(0, at));
        return (apart || ios.test(clause)) && !android.test(apart ? sentence.slice(0, at) : clause);
      },
      besideRight(start, end) {
        return (
          before.test(sentence.slice(Math.max(0, start - 40), start)) ||
          after.test(sentence.slice(end, end + 40))
        );
      },
      rightFollows: (end) => after.test(sentence.slice(end, end + 40)),
      rightMeans(end) {
        const next = sentence.indexOf('权限', end);
        const apart = next >= 0 && next - end < reach && !sentence.slice(0, end).includes('权限');
        return apart && pointsBack.test(sentence.slice(end, next));
      },
      rightAround(start, end, strong) {
        const right = strong ? strongRight : anyRight;
        return (
          right.test(sentence.slice(Math.max(0, start - reach), end)) ||
          listAfter.test(sentence.slice(end, end + reach + 10)) ||
          right.test(sentence.slice(end, end + 24))
        );
      },
    };
  };
  const headsIosAlone = (text: string): boolean => ios.test(text) && !android.test(text);
  return Object.assign(readSentence, { headsIosAlone });
}

/** A denial and the act it denies, a few words between them allowed. */
function denialOf(words: StatementWords): RegExp {
  const anyOf = (list: readonly string[]): string => `(?:${longestFirst(list).map(escaped).join('|')})`;
  const fillers = `\\s?${anyOf(words.denialFillers)}{0,2}(?:索取|获得)?`;
  const acts = `${anyOf(words.denials)}${fillers}${anyOf(words.deniedActs)}`;
  const openings = `${anyOf(words.firmDenials)}${fillers}${anyOf(words.deniedOpenings)}`;
  return new RegExp(`${acts}|${openings}`);
}

function longestFirst(list: readonly string[]): string[] {
  return [...list].sort((a, b) => b.length - a.length);
}

/** From the start of the clause to `at`. */
function clauseBefore(sentence: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < 120 && !clauseEnds.has(sentence.charAt(start - 1))) start--;
  return sentence.slice(start, at);
}

const han = /\p{Script=Han}/u;
/** An English comma parts clauses only where a new one begins: `we do not read A, B or C`. */
const englishClause =
  /[;:!?]|,\s(?=(?:but|and|so|which|we|you|it|they|the app|this|unless|if|when|except)\b)/g;

function englishClauseBefore(sentence: string, at: number): string {
  const head = sentence.slice(Math.max(0, at - 300), at);
  const ends = [...head.matchAll(englishClause)];
  return head.slice(ends.at(-1)?.index ?? 0);
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
