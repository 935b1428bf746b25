import type { PolicyFacts } from '../../src/facts/policy-facts.js';

/** What a policy says, without where it stands: the same for every format the same text comes in. */
export function withoutPlaces(policy: PolicyFacts): unknown {
  const { documents: _documents, ...facts } = policy;
  return JSON.parse(
    JSON.stringify(facts, (key, value: unknown) =>
      key === 'line' || key === 'column' || key === 'document' || key === 'links' ? undefined : value,
    ),
  );
}
