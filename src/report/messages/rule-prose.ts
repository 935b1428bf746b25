import type { Doubted } from '../../findings/doubt.js';
import type { RuleArgs, RuleId } from '../../findings/rule-args.js';
import type { Finding, FindingOf } from '../../findings/typed-finding.js';
import { doubtProse } from './doubt-prose.js';
import { textsEn } from './en/rules.js';
import type { Language, RuleText, RuleTexts } from './rule-text.js';
import { textsZhCn } from './zh-cn/rules.js';

const texts: Readonly<Record<Language, RuleTexts>> = { 'zh-CN': textsZhCn, en: textsEn };

/** A finding in words. */
export interface FindingProse {
  readonly title: string;
  readonly found: string;
  readonly fix: string;
}

/** Words a finding in the given language, from its rule id and args alone. */
export function findingProse(finding: Finding, language: Language): FindingProse {
  return proseOf(finding as FindingOf<RuleId>, language);
}

/** The heading of a rule. */
export function ruleTitle(id: RuleId, language: Language): string {
  return texts[language][id].title;
}

/** The same for an id from elsewhere: the id itself where this version has no such rule. */
export function anyRuleTitle(id: string, language: Language): string {
  const known: Readonly<Record<string, { readonly title: string } | undefined>> = texts[language];
  return known[id]?.title ?? id;
}

function proseOf<R extends RuleId>(finding: FindingOf<R>, language: Language): FindingProse {
  const text: RuleText<R> = texts[language][finding.ruleId];
  const args: RuleArgs[R] & Doubted = finding.args;
  return {
    title: text.title,
    found: text.found(args) + doubtProse(args.doubts ?? [], language),
    fix: text.fix(args),
  };
}
