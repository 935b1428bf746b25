import { allRules, type Language, legalReference, ruleTitle } from '../../index.js';
import type { RuleDetail, RuleEntry } from '../api/catalogue.js';

type Rule = (typeof allRules)[number];

/** Every rule, in the order of reports. */
export function listRules(): RuleEntry[] {
  return allRules.map(entryOf);
}

/**
 * One rule with its page and the clauses it rests on, or null.
 * @param pageOf the rule's page in a language as it is published, undefined where this copy came without
 */
export function ruleDetail(
  id: string,
  pageOf: (ruleId: string, language: Language) => string | undefined,
): RuleDetail | null {
  const rule = allRules.find((candidate) => candidate.id === id);
  if (rule === undefined) return null;
  const references = rule.references.flatMap((reference) => {
    const clause = legalReference(reference);
    if (clause === undefined) return [];
    return [{ id: reference, titles: { ...clause.title }, url: clause.url, verified: clause.verified }];
  });
  const pages = { 'zh-CN': pageOf(rule.id, 'zh-CN') ?? '', en: pageOf(rule.id, 'en') ?? '' };
  return { ...entryOf(rule), pages, references };
}

function entryOf({ id, tags, profiles, needs }: Rule): RuleEntry {
  return {
    id,
    titles: { 'zh-CN': ruleTitle(id, 'zh-CN'), en: ruleTitle(id, 'en') },
    tags: [...tags],
    profiles: profiles === undefined ? null : [...profiles],
    needs: [...needs],
  };
}
