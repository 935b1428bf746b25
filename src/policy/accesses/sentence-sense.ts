import type { StatementWords } from '../lexicon/lexicon-schema.js';
import { clauseBefore } from './clauses.js';
import type { RightReach } from './right-reach.js';
import { type PatternName, type SentencePatterns, sentencePatterns } from './sentence-patterns.js';

/** What a sentence says around the words for an access. */
export interface SentenceSense {
  /** Nothing in it declares a use: a definition, a plan, a warning, the user's switch. */
  readonly declaresNothing: boolean;
  /** It explains a notion; what follows in its passage may go on to explain. */
  readonly explains: boolean;
  /** It goes on with what the sentence before it says is collected. */
  readonly continues: boolean;
  /** The policy speaks of itself. */
  readonly speaks: boolean;
  readonly sdkActs: boolean;
  readonly speaksOfRight: boolean;
  /** It says that something is collected; what it denies does not count. */
  readonly collects: boolean;
  /** It speaks of collecting, be it to deny it. */
  readonly speaksOfCollecting: boolean;
  /** It announces a list of what is collected, or of what is not. */
  readonly announces: 'collected' | 'denied' | null;
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
  /** True where access is spoken of within the same sentence, not far. */
  rightAround(start: number, end: number): boolean;
  /** True where an act of access, or the name of a right, is about the word itself: same clause or enumeration. */
  rightAttached(start: number, end: number): boolean;
}

export interface SentenceReader {
  (sentence: string): SentenceSense;
  /** True for a heading or line over what is for iOS alone. */
  headsIosAlone(text: string): boolean;
}

export function readSentenceSense(words: StatementWords): SentenceReader {
  const patterns = sentencePatterns(words);
  const { ios, android } = patterns;
  const readSentence = (sentence: string): SentenceSense => new ReadSentence(sentence, patterns);
  const headsIosAlone = (text: string): boolean => ios.test(text) && !android.test(text);
  return Object.assign(readSentence, { headsIosAlone });
}

/** `除位置信息外，我们不会收集其他信息`: what is left out of the denial. */
const butFor = /除[^，,。]{1,40}外[，,]|\bexcept\b/;
/** `2、权限撤回：`: what heads a sentence is none of what it says. */
const label = /^[^，,。；;：:]{2,16}[：:]/;
/** Units between an act that gathers and what it gathers. */
const gatherReach = 70;

/** A sentence, asked no more than what is wanted of it: most are asked little. */
class ReadSentence implements SentenceSense {
  readonly #text: string;
  readonly #patterns: SentencePatterns;
  #affirmed: string | null = null;
  #reach: RightReach | null = null;
  #declaresNothing: boolean | null = null;
  #collects: boolean | null = null;

  constructor(text: string, patterns: SentencePatterns) {
    this.#text = text;
    this.#patterns = patterns;
  }

  /** The sentence without the acts it denies: they speak for nothing else in it. */
  get #plain(): string {
    this.#affirmed ??= this.#text.replace(this.#patterns.denials, (denied) => ' '.repeat(denied.length));
    return this.#affirmed;
  }

  get #right(): RightReach {
    this.#reach ??= this.#patterns.rightReach(this.#plain);
    return this.#reach;
  }

  #has(name: PatternName): boolean {
    return this.#patterns[name].test(this.#text);
  }

  get declaresNothing(): boolean {
    this.#declaresNothing ??=
      this.#switches || this.explains || this.#has('hypothetical') || this.#has('warning');
    return this.#declaresNothing;
  }

  get #switches(): boolean {
    if (!this.#has('switchOff')) return false;
    const { switchOff, asks } = this.#patterns;
    const told = this.#text.replace(label, '');
    return switchOff.test(told) && !asks.test(told.split(switchOff)[0] ?? '');
  }

  get explains(): boolean {
    if (this.#has('notion')) return true;
    const tellsOfItself = (): boolean => this.speaks && this.#patterns.gathers.test(this.#plain);
    return this.#has('definition') && !tellsOfItself();
  }

  get continues(): boolean {
    return this.#has('continuation');
  }

  get speaks(): boolean {
    return this.#has('speaker');
  }

  get sdkActs(): boolean {
    return this.#has('sdkActors');
  }

  get speaksOfRight(): boolean {
    return this.#has('right');
  }

  get speaksOfCollecting(): boolean {
    return this.#patterns.collects.test(this.#text);
  }

  get collects(): boolean {
    this.#collects ??= this.#patterns.collects.test(this.#plain) || butFor.test(this.#text);
    return this.#collects;
  }

  get announces(): 'collected' | 'denied' | null {
    if (!this.#has('opener') || !this.#has('gathers') || this.#has('exception')) return null;
    const denied = this.#patterns.denial.exec(this.#text);
    if (denied === null) return 'collected';
    // What is not sent anywhere may well be read.
    return this.#has('conditions') || this.#patterns.transfer.test(denied[0]) ? null : 'denied';
  }

  collectsBefore(at: number): boolean {
    return this.#patterns.gathers.test(clauseBefore(this.#text, at).slice(-gatherReach));
  }

  deniedAt(at: number): 'denied' | 'conditional' | null {
    const head = han.test(this.#text) ? clauseBefore(this.#text, at) : englishClauseBefore(this.#text, at);
    if (!this.#patterns.denial.test(head)) return null;
    return this.#patterns.conditions.test(this.#text.slice(0, at)) ? 'conditional' : 'denied';
  }

  iosOnlyAt(at: number): boolean {
    const { onlyIos, ios, android } = this.#patterns;
    const clause = clauseBefore(this.#text, at);
    const apart = onlyIos.test(this.#text.slice(0, at));
    return (apart || ios.test(clause)) && !android.test(apart ? this.#text.slice(0, at) : clause);
  }

  besideRight(start: number, end: number): boolean {
    return this.#right.besideRight(start, end);
  }

  rightFollows(end: number): boolean {
    return this.#right.rightFollows(end);
  }

  rightMeans(end: number): boolean {
    return this.#right.rightMeans(end);
  }

  rightAround(start: number, end: number): boolean {
    return this.#right.rightAround(start, end);
  }

  rightAttached(start: number, end: number): boolean {
    return this.#right.rightAttached(start, end);
  }
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
