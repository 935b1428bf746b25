import { expect, it } from 'vitest';
import { allRules } from '../../src/rules/index.js';
import { citableReferences, legalReference } from '../../src/taxonomy/legal-references.js';

/** Rules on the audit itself, and one whose only ground could not be read: they cite nothing. */
const withoutClause = new Set(['coverage-packed', 'coverage-incomplete', 'policy-date-missing']);

it.each(allRules.map((rule) => [rule.id, rule] as const))(
  '%s rests on references that exist, one at least citable',
  (_, rule) => {
    for (const id of rule.references) expect(legalReference(id), id).toBeDefined();
    expect(citableReferences(rule.references).length > 0).toBe(!withoutClause.has(rule.id));
  },
);
