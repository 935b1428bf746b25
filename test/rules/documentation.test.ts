import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { allRules } from '../../src/rules/index.js';

it('every rule has a page in docs/rules, and every page a rule', () => {
  const pages = readdirSync(resolve(import.meta.dirname, '../../docs/rules')).map((name) =>
    name.replace(/\.md$/, ''),
  );
  expect(pages.sort()).toEqual(allRules.map((rule) => rule.id).sort());
});
