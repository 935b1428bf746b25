import type { AuditSettings } from '../../findings/audit-settings.js';
import { minimumTargetSdk, storeProfile } from '../../taxonomy/store-profiles.js';

/** What the day of an audit decides; equal effects mean that two days give the same result. */
export interface DayEffects {
  /** By suppression, in order. */
  readonly expired: readonly boolean[];
  /** The profile's threshold on that day and its clause, null where there is none. */
  readonly minimumTargetSdk: { readonly minimum: number; readonly reference: string } | null;
}

/** The effects of `settings.today`: an audit need not be run again only because the day is another one. */
export function dayEffects({ profile, suppressions, today }: AuditSettings): DayEffects {
  const store = storeProfile(profile);
  const rule = store === undefined ? null : minimumTargetSdk(store, today);
  return {
    expired: suppressions.map(({ expires }) => expires !== undefined && expires < today),
    minimumTargetSdk: rule === null ? null : { minimum: rule.minimum, reference: rule.reference },
  };
}
