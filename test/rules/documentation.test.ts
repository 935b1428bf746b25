import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/report/messages/rule-text.js';
import { rulePageFile } from '../../src/report/rule-page.js';
import { allRules } from '../../src/rules/index.js';
import { rulePageSections } from '../scaffold/rule-page-sections.js';

const folder = resolve(import.meta.dirname, '../../docs/rules');

/** The title of a page, and its sections with what stands under each. */
function partsOf(page: string): { title: string; sections: { name: string; text: string }[] } {
  const [head = '', ...rest] = page.split(/^## /m);
  const sections = rest.map((section) => {
    const end = section.indexOf('\n');
    return { name: section.slice(0, end), text: section.slice(end).trim() };
  });
  return { title: head.trim(), sections };
}

it('every rule has a page in each language, and every page a rule', () => {
  const expected = allRules.flatMap(({ id }) => languages.map((language) => rulePageFile(id, language)));
  expect(readdirSync(folder).sort()).toEqual(expected.sort());
});

describe.each(languages)('the pages in %s', (language) => {
  it.each(allRules.map(({ id }) => id))('of %s has every section, and something in each', (id) => {
    const page = partsOf(readFileSync(join(folder, rulePageFile(id, language)), 'utf8'));
    expect(page.title).toBe(`# ${id}`);
    expect(page.sections.map(({ name }) => name)).toEqual(rulePageSections.map((names) => names[language]));
    for (const { name, text } of page.sections) expect(text, name).not.toBe('');
    const inChinese = page.sections.filter(({ text }) => /\p{Script=Han}[^。；]*。/u.test(text));
    if (language === 'zh-CN') expect(inChinese).toHaveLength(rulePageSections.length);
  });

  it('name in code what the pages in the other languages name in code', () => {
    const codes = (id: string, of: (typeof languages)[number]) =>
      new Set(
        [...readFileSync(join(folder, rulePageFile(id, of)), 'utf8').matchAll(/`([^`]+)`/g)].map(
          ([, code]) => code,
        ),
      );
    for (const { id } of allRules) expect(codes(id, language), id).toEqual(codes(id, 'en'));
  });
});
