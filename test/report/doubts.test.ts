import { describe, expect, it } from 'vitest';
import { doubts } from '../../src/findings/doubt.js';
import { doubtProse } from '../../src/report/messages/doubt-prose.js';
import { findingProse } from '../../src/report/messages/rule-prose.js';
import { languages } from '../../src/report/messages/rule-text.js';
import { audited } from '../builders/audit-builder.js';
import { appFacts, policyFacts, row } from '../builders/facts-builder.js';

describe('why a finding is not certain', () => {
  it.each(languages)('has words of its own for each reason in %s', (language) => {
    const words = doubts.map((doubt) => doubtProse([doubt], language));
    expect(new Set(words).size).toBe(doubts.length);
  });

  const stale = (level: 'none' | 'heavy') => {
    const obfuscation = { classes: 9, shortNames: 9, shortPackages: 9, level };
    const { findings } = audited(appFacts({ obfuscation }), policyFacts({ sdks: [row('个推SDK', 'getui')] }));
    return findings.filter(({ ruleId }) => ruleId === 'sdk-stale');
  };

  it('stands behind what was found, in the report’s language', () => {
    const [finding] = stale('heavy');
    expect(finding?.args).toMatchObject({ doubts: ['renamed'] });
    if (finding === undefined) return;
    expect(findingProse(finding, 'en').found).toMatch(/Not certain: nearly all classes were renamed/);
    expect(findingProse(finding, 'zh-CN').found).toMatch(/存疑之处：类名几乎全部被混淆/);
  });

  it('is not said of a finding that nothing lowers', () => {
    expect(stale('none')[0]?.args).not.toHaveProperty('doubts');
    expect(doubtProse([], 'en')).toBe('');
  });
});
