import type { AppFacts } from '../../facts/app-facts.js';
import type { ApiMap } from '../../taxonomy/api-map-schema.js';

type Rules = ApiMap['requirements'][string]['rules'];

/** API levels of the devices an app runs on; the last is the newest this project knows. */
export interface DeviceLevels {
  readonly from: number;
  readonly to: number;
}

/** The newest API level the API map speaks of. */
const NEWEST_LEVEL = 37;

export function deviceLevels({ minSdk }: Pick<AppFacts, 'minSdk'>): DeviceLevels {
  return { from: minSdk ?? 1, to: NEWEST_LEVEL };
}

/**
 * Whether the requested permissions satisfy a requirement on some device the app runs on. Levels before the first rule
 * ask for nothing; after the last one the data is mostly gone with the permission.
 *
 * @param rules in the order of their levels, without gaps between them
 */
export function isSatisfied(rules: Rules, levels: DeviceLevels, requested: ReadonlySet<string>): boolean {
  const relevant = rules.filter(
    (rule) => (rule.from ?? 0) <= levels.to && (rule.to ?? NEWEST_LEVEL) >= levels.from,
  );
  const first = relevant[0];
  if (first === undefined || (first.from ?? 0) > levels.from) return true;
  return relevant.some(
    ({ allOf, anyOf }) =>
      (allOf ?? []).every((name) => requested.has(name)) &&
      (anyOf === undefined || anyOf.some((name) => requested.has(name))),
  );
}

/** The levels on which an API exists, of those the app runs on. @param since level that added it, null for all */
export function levelsWith(since: number | null, levels: DeviceLevels): DeviceLevels {
  return since === null || since <= levels.from ? levels : { from: since, to: levels.to };
}
