import { judge } from '../../src/audit.js';
import type { AppFacts } from '../../src/facts/app-facts.js';
import type { PolicyFacts } from '../../src/facts/policy-facts.js';
import { defaultSettings } from '../../src/findings/audit-settings.js';
import { auditDay } from './golden.js';

/** One subject that is in the app and told by the policy, and what audits say when either side loses it. */
export interface Mutant {
  /** Permission or SDK id. */
  readonly subject: string;
  /** Why its pair cannot be built from one class and one row; the audits are then not made. */
  readonly unbuilt: string | null;
  /** What an audit said against what it had to say; empty where all is as it should be. */
  readonly surprises: readonly string[];
}

/** Both sides, each with and without the subject. */
export interface Sides {
  readonly app: { readonly with: AppFacts; readonly without: AppFacts };
  readonly policy: { readonly with: PolicyFacts; readonly without: PolicyFacts };
}

/** Rule and subject of the findings that the loss of one side has to bring, and nothing else. */
export interface MutantRules {
  readonly undisclosed: string;
  readonly stale: string;
}

/** The surprises of a pair that agrees, of one whose policy lost the subject, and of one whose app did. */
export function surprisesOf(sides: Sides, rules: MutantRules): string[] {
  const pairs = [
    { when: 'both sides have it', app: sides.app.with, policy: sides.policy.with, expected: '' },
    {
      when: 'the app alone has it',
      app: sides.app.with,
      policy: sides.policy.without,
      expected: rules.undisclosed,
    },
    {
      when: 'the policy alone has it',
      app: sides.app.without,
      policy: sides.policy.with,
      expected: rules.stale,
    },
  ];
  return pairs.flatMap(({ when, app, policy, expected }) => {
    const said = saidOf(app, policy);
    return said === expected ? [] : [`${when}: ${said || 'nothing'} instead of ${expected || 'nothing'}`];
  });
}

/** Advice on what the app asks for, whatever the policy tells of it. */
const advice: ReadonlySet<string> = new Set(['permission-alternative']);

function saidOf(app: AppFacts, policy: PolicyFacts): string {
  const { findings } = judge({ app, policy }, [], defaultSettings(auditDay));
  return findings
    .filter(({ ruleId }) => !advice.has(ruleId))
    .map(({ ruleId, subject }) => `${ruleId} ${subject.id}`)
    .join(', ');
}
