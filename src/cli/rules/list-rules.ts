import { ruleTitle } from '../../report/messages/rule-prose.js';
import { tableLines } from '../../report/terminal/table.js';
import type { TerminalOptions } from '../../report/terminal/terminal-options.js';
import { allRules } from '../../rules/index.js';

/** `{ rules: [{ id, titles, tags, profiles, needs, references }] }`. */
export function rulesJson(): string {
  const rules = allRules.map(({ id, tags, profiles, needs, references }) => ({
    id,
    titles: { 'zh-CN': ruleTitle(id, 'zh-CN'), en: ruleTitle(id, 'en') },
    tags,
    profiles: profiles ?? null,
    needs,
    references,
  }));
  return `${JSON.stringify({ rules }, null, 2)}\n`;
}

/** A line a rule: id, title, tags. */
export function rulesReport({ language, columns: available }: TerminalOptions): string {
  const rows = allRules.map((rule) => [rule.id, ruleTitle(rule.id, language), rule.tags.join(' ')]);
  const columns = [{ heading: 'id' }, { heading: '' }, { heading: 'tags' }];
  return `${tableLines(columns, rows, { indent: 0, columns: available }).join('\n')}\n`;
}
