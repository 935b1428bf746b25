import type { AppFacts, DataAccess, SdkMatch } from '../facts/app-facts.js';
import type { AppEvidence } from '../facts/evidence.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import { dataType } from '../taxonomy/data-types.js';
import { accessTold } from './policy-lookup.js';
import { sdksToDisclose } from './sdk-disclosure.js';

/** Everything one owner's code does to read one type of data. */
export interface DataReading {
  readonly data: string;
  readonly owner: string;
  readonly accesses: readonly DataAccess[];
}

/** Places shown for one reading. */
const shownPlaces = 3;

/**
 * What code can read, by type of data and owner. Only code that the app or a component reaches, by calls that are more
 * than a guess: dormant code reads nothing, and a name given to reflection proves little.
 */
export function dataReadings(app: AppFacts): DataReading[] {
  const readings = new Map<string, DataReading & { accesses: DataAccess[] }>();
  for (const access of app.dataAccess) {
    if (!access.reached || access.confidence === 'low' || access.withoutPermission) continue;
    const key = `${access.data} ${access.owner}`;
    const reading = readings.get(key) ?? { data: access.data, owner: access.owner, accesses: [] };
    reading.accesses.push(access);
    readings.set(key, reading);
  }
  return [...readings.values()];
}

/** The readings of the app's own code. */
export function ownReadings(app: AppFacts): DataReading[] {
  return dataReadings(app).filter((reading) => reading.owner === 'app');
}

/** The readings of each third-party SDK, for those that read anything. */
export function readingsBySdk(app: AppFacts): { sdk: SdkMatch; readings: DataReading[] }[] {
  const all = dataReadings(app);
  return sdksToDisclose(app)
    .map((sdk) => ({ sdk, readings: all.filter((reading) => reading.owner === sdk.id) }))
    .filter(({ readings }) => readings.length > 0);
}

/** The first places of a reading. */
export function placesOf(readings: readonly DataReading[]): AppEvidence[] {
  return readings
    .flatMap((reading) => reading.accesses.flatMap((access) => access.evidence))
    .slice(0, shownPlaces);
}

/** Whether the policy tells that this data is collected, by its name or by the device access it is filed under. */
export function dataTold(policy: PolicyFacts, data: string): boolean {
  if (policy.dataTypes.some((entry) => entry.id === data && entry.strength === 'collected')) return true;
  const access = dataType(data)?.access ?? null;
  return access !== null && accessTold(policy, access) !== undefined;
}

/** Whether the policy says that this data is not collected, and nowhere that it is. */
export function dataDeniedBy(policy: PolicyFacts, data: string): boolean {
  const strengths = policy.dataTypes.filter((entry) => entry.id === data).map((entry) => entry.strength);
  return strengths.includes('denied') && !strengths.includes('collected');
}

/** Types that say so little of a person that silence on them is no finding: model, sensors, network state. */
export function isOrdinary(data: string): boolean {
  const type = dataType(data);
  if (type === undefined) return true;
  if (type.sensitive || type.unchangeable) return false;
  if (type.kind === 'device' || type.kind === 'sensor') return true;
  return type.access === 'NETWORK_STATE';
}
