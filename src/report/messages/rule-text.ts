import type { RuleArgs, RuleId } from '../../findings/rule-args.js';

/** Languages of every message and report. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The prose of one rule in one language. */
export interface RuleText<R extends RuleId> {
  /** What the rule is called in a heading. */
  readonly title: string;
  /** What was found, one or two sentences, with full stop. */
  readonly found: (args: RuleArgs[R]) => string;
  /** What to do about it, with full stop. */
  readonly fix: (args: RuleArgs[R]) => string;
}

/** Texts of all rules; a rule without a text does not compile. */
export type RuleTexts = { readonly [R in RuleId]: RuleText<R> };

/** What a rule is about: the first word of its id. */
export type RuleArea = RuleId extends infer R ? (R extends `${infer Area}-${string}` ? Area : never) : never;

/** Texts of the rules of one area. */
export type RuleTextsOf<Area extends RuleArea> = Pick<RuleTexts, Extract<RuleId, `${Area}-${string}`>>;
