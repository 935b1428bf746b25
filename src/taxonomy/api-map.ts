import data from './api-map.json' with { type: 'json' };
import type { ApiMap } from './api-map-schema.js';

/**
 * What code can read and do, by the calls, fields and constants that stand for it. The scan of code turns it
 * round into an index; api-map.json is held to apiMapSchema by the tests.
 */
export const apiMap = data as ApiMap;

/**
 * The permissions that a requirement names on devices of the given API levels, both inclusive, without saying
 * which of them are alternatives: enough to tell whether found code gives a requested permission its use.
 *
 * @param requirement a key of `apiMap.requirements`, e.g. `phone-identifiers`
 */
export function permissionsFor(requirement: string, levels: { from: number; to: number }): readonly string[] {
  const rules = apiMap.requirements[requirement]?.rules ?? [];
  const names = rules
    .filter((rule) => (rule.from ?? 0) <= levels.to && (rule.to ?? Number.POSITIVE_INFINITY) >= levels.from)
    .flatMap((rule) => [...(rule.allOf ?? []), ...(rule.anyOf ?? [])]);
  return [...new Set(names)];
}

/** Every permission that some row of the map gives a use: only these can be found unused. */
export const permissionsWithKnownApi: ReadonlySet<string> = new Set(
  Object.keys(apiMap.requirements).flatMap((id) =>
    permissionsFor(id, { from: 0, to: Number.POSITIVE_INFINITY }),
  ),
);
