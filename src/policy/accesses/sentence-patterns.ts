import type { StatementWords } from '../lexicon/lexicon-schema.js';
import { alternatives, anyWord } from '../lexicon/word-patterns.js';
import { type RightReach, readRightReach } from './right-reach.js';

/** What sentences are read with. */
export interface SentencePatterns extends Readonly<Record<PatternName, RegExp>> {
  readonly rightReach: (affirmed: string) => RightReach;
}

export type PatternName = keyof ReturnType<typeof patternsOfWords>;

export function sentencePatterns(words: StatementWords): SentencePatterns {
  return { ...patternsOfWords(words), rightReach: readRightReach(words) };
}

function patternsOfWords(words: StatementWords) {
  const denial = denialOf(words, notTheUsersChoice(words));
  return {
    collects: anyWord(words.collects),
    switchOff: anyWord(words.switchOff),
    asks: anyWord(words.asks),
    gathers: anyWord(words.gathers),
    hypothetical: anyWord(words.hypothetical),
    definition: anyWord(words.definition),
    warning: anyWord(words.warnings),
    ios: anyWord(words.iosOnly),
    android: anyWord(words.android),
    onlyIos: new RegExp(`${alternatives(words.exclusives)}[^，,。；;]{0,8}${alternatives(words.iosOnly)}`),
    right: anyWord([...words.right, ...words.reaches]),
    conditions: anyWord(words.conditions),
    sdkActors: anyWord(words.sdkActors),
    speaker: anyWord(words.speakers),
    opener: anyWord(words.collectedOpeners),
    exception: anyWord(words.exceptions),
    transfer: anyWord(words.transfers),
    notion: notionExplained(words),
    continuation: new RegExp(`^[^\\p{L}]{0,2}${alternatives(words.continuations)}`, 'u'),
    denial: new RegExp(denial),
    denials: new RegExp(denialOf(words, ''), 'g'),
  };
}

/** A sentence that begins with the notion it explains: `个人信息包括`, `敏感个人信息是`. */
function notionExplained(words: StatementWords): RegExp {
  return new RegExp(
    `^[^\\p{Script=Han}a-z]{0,8}${alternatives(words.notions)}[^我您]{0,12}?${alternatives(words.explainers)}`,
    'u',
  );
}

/** `您可以不使用相机`: what the user may leave undone is no denial. */
function notTheUsersChoice(words: StatementWords): string {
  return `(?<!${alternatives(words.choices)})`;
}

/** A denial and the act it denies, a few words between them allowed. */
function denialOf(words: StatementWords, unless: string): string {
  const fillers = `\\s?${alternatives(words.denialFillers)}{0,2}${alternatives(words.deniedLeads)}?`;
  const acts = `${alternatives(words.denials)}${unless}${fillers}${alternatives(words.deniedActs)}`;
  const openings = `${alternatives(words.firmDenials)}${fillers}${alternatives(words.deniedOpenings)}`;
  return `${acts}|${openings}`;
}
