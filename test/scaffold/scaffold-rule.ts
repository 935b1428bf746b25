import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../src/report/messages/rule-text.js';
import { rulePageFile } from '../../src/report/rule-page.js';
import { rulePageSections } from './rule-page-sections.js';

const idPattern = /^(permission|data|sdk|policy|store|coverage)(-[a-z]+)+$/;

/**
 * Adds a rule that compiles and never fires: its file, test and a page in each language, and its lines in the index, the args and
 * both languages' texts.
 * @param root the repository
 * @param id kebab-case, subject first, e.g. `permission-unused`
 * @returns paths written, relative to the root
 * @throws Error for an id of another form, or one that exists
 */
export function scaffoldRule(root: string, id: string): string[] {
  if (!idPattern.test(id))
    throw new Error(
      `"${id}" is no rule id: begin with permission, data, sdk, policy, store or coverage, then lower-case words joined by hyphens`,
    );
  const area = id.split('-')[0] ?? '';
  const name = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const created: [string, string][] = [
    [`src/rules/${id}.ts`, ruleFile(id, name)],
    [`test/rules/${id}.test.ts`, testFile(id)],
    ...languages.map((language): [string, string] => [
      `docs/rules/${rulePageFile(id, language)}`,
      docsPage(id, language),
    ]),
  ];
  for (const [path, text] of created) writeFileSync(join(root, path), text, { flag: 'wx' });
  const edited: [string, string, string][] = [
    ['src/findings/rule-args.ts', '}\n\nexport type RuleId', `  '${id}': { readonly subject: string };\n`],
    [
      `src/report/messages/zh-cn/${area}-rules.ts`,
      '};\n',
      textBlock(id, '（规则名称）', '（发现了什么。）', '（如何处理。）'),
    ],
    [
      `src/report/messages/en/${area}-rules.ts`,
      '};\n',
      textBlock(id, '(rule title)', '(What was found.)', '(What to do.)'),
    ],
    ['src/rules/index.ts', '];\n', `  ${name},\n`],
    ['src/rules/index.ts', '\n/** Every rule', `import { ${name} } from './${id}.js';\n`],
  ];
  for (const [path, before, text] of edited) insertBeforeLast(join(root, path), before, text);
  return [...created.map(([path]) => path), ...new Set(edited.map(([path]) => path))];
}

function insertBeforeLast(path: string, mark: string, text: string): void {
  const content = readFileSync(path, 'utf8');
  const at = content.lastIndexOf(mark);
  if (at < 0) throw new Error(`${path} has no ${JSON.stringify(mark)} to insert before`);
  writeFileSync(path, content.slice(0, at) + text + content.slice(at));
}

function ruleFile(id: string, name: string): string {
  return `import { type AuditFacts, defineRule, type FindingDraft } from './define-rule.js';

/** Say in one sentence what the rule finds, and what it leaves alone. */
export const ${name} = defineRule({
  id: '${id}',
  tags: ['${id.split('-')[0]}'],
  needs: ['manifest'],
  references: [],
  *evaluate(_facts: AuditFacts): Iterable<FindingDraft<'${id}'>> {},
});
`;
}

function testFile(id: string): string {
  return `import { describe, expect, it } from 'vitest';
import { appFacts, policyFacts } from '../builders/facts-builder.js';
import { findingsOf } from './evaluate.js';

describe('${id}', () => {
  it('finds what it is for', () => {
    const findings = findingsOf('${id}', { app: appFacts(), policy: policyFacts() });
    expect(findings).toHaveLength(1);
  });
});
`;
}

function docsPage(id: string, language: Language): string {
  return `# ${id}\n${rulePageSections.map((section) => `\n## ${section[language]}\n`).join('')}`;
}

function textBlock(id: string, title: string, found: string, fix: string): string {
  return `  '${id}': {\n    title: '${title}',\n    found: () => '${found}',\n    fix: () => '${fix}',\n  },\n`;
}
