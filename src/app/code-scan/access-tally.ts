import type { Confidence } from '../../facts/app-facts.js';
import type { AppEvidence } from '../../facts/evidence.js';
import type { AccessRow } from './access-rows.js';

/** One place in the code that reads data. */
export interface AccessHit {
  readonly row: AccessRow;
  readonly confidence: Confidence;
  /** Type (of the code graph) whose ancestors decide whether the row applies, -1 where it does for sure. */
  readonly receiver: number;
  /** Method number of the code graph, -1 for support code, which has none. */
  readonly method: number;
  /** False for calls that say nothing of data alone, and are kept because they use a permission. */
  readonly counts: boolean;
  /** Owner number of the class that holds it. */
  readonly owner: number;
}

/** All hits of one row by one owner with one confidence. */
export interface TalliedAccess {
  readonly row: AccessRow;
  readonly owner: number;
  readonly confidence: Confidence;
  readonly receiver: number;
  readonly counts: boolean;
  count: number;
  /** Distinct methods that hold the hits. */
  readonly methods: Set<number>;
  /** The first few places. */
  readonly sites: AppEvidence[];
}

/** Places shown of each access. */
const MAX_SITES = 3;

/** Counts hits by row and owner; keeps a few places and the methods, not the hits. */
export class AccessTally {
  readonly #tallied = new Map<string, TalliedAccess>();

  /** @param site builds the evidence, called only for the places that are kept */
  add(hit: AccessHit, site: () => AppEvidence): void {
    const key = `${hit.row.number} ${hit.owner} ${hit.receiver} ${hit.confidence} ${hit.counts}`;
    let tallied = this.#tallied.get(key);
    if (tallied === undefined) {
      tallied = {
        row: hit.row,
        owner: hit.owner,
        confidence: hit.confidence,
        receiver: hit.receiver,
        counts: hit.counts,
        count: 0,
        methods: new Set(),
        sites: [],
      };
      this.#tallied.set(key, tallied);
    }
    tallied.count++;
    if (hit.method >= 0) tallied.methods.add(hit.method);
    if (tallied.sites.length < MAX_SITES) tallied.sites.push(site());
  }

  all(): Iterable<TalliedAccess> {
    return this.#tallied.values();
  }
}
