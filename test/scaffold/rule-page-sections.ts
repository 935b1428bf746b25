import type { Language } from '../../src/report/messages/rule-text.js';

/** The sections of a rule's page, in their order. */
export const rulePageSections: readonly Readonly<Record<Language, string>>[] = [
  { en: 'What it says', 'zh-CN': '报告内容' },
  { en: 'Why it matters', 'zh-CN': '为何重要' },
  { en: 'The clause', 'zh-CN': '依据条款' },
  { en: 'An example that triggers it', 'zh-CN': '触发示例' },
  { en: 'How to fix it', 'zh-CN': '整改建议' },
  { en: 'When to suppress it', 'zh-CN': '何时可以接受' },
  { en: 'What it cannot know', 'zh-CN': '本规则的局限' },
  { en: 'Severity and confidence', 'zh-CN': '级别与可信度' },
];
