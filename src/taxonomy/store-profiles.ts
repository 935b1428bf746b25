import data from './store-profiles.json' with { type: 'json' };
import type { StoreProfileTable } from './store-profiles-schema.js';

/** What a store asks of the packages it takes. */
export type StoreProfile = StoreProfileTable['profiles'][number];

/** A minimum target level and the clause behind it. */
export type TargetRule = StoreProfile['targetSdk'][number];

// store-profiles.json is held to storeProfileTableSchema by the tests.
const table = data as StoreProfileTable;

/** Every store profile. */
export const storeProfiles: readonly StoreProfile[] = table.profiles;

const byId: ReadonlyMap<string, StoreProfile> = new Map(storeProfiles.map((p) => [p.id, p]));

/** Looks up a store profile, e.g. `play`; undefined for an id nobody wrote down. */
export function storeProfile(id: string): StoreProfile | undefined {
  return byId.get(id);
}

/**
 * The highest minimum target level that holds for a new or updated app on a day, or null before the first one.
 *
 * @param day YYYY-MM-DD
 */
export function minimumTargetSdk(profile: StoreProfile, day: string): TargetRule | null {
  const holding = profile.targetSdk.filter((rule) => rule.appliesTo !== 'existing' && rule.from <= day);
  return holding.toSorted((a, b) => b.minimum - a.minimum)[0] ?? null;
}
