import type { Confidence } from '../facts/app-facts.js';
import type { Severity } from './finding.js';
import type { Suppression } from './suppression.js';

/** What a team decides about its audits, apart from the facts. */
export interface AuditSettings {
  /** The market whose rules and thresholds hold: an id of profiles.json. */
  readonly profile: string;
  /** Type of the app by the 39 common types, or null where nobody said. */
  readonly appType: string | null;
  /** By rule id or tag: off, or the severity its findings get. */
  readonly rules: Readonly<Record<string, 'off' | Severity>>;
  /** Findings less sure than this are left out. */
  readonly minConfidence: Confidence;
  /** Ids of SDKs that are the operator's own. */
  readonly firstPartySdks: readonly string[];
  readonly suppressions: readonly Suppression[];
  /** Fingerprints of accepted findings. */
  readonly baseline: ReadonlySet<string>;
  /** Day of the audit, YYYY-MM-DD: decides which suppressions have expired. */
  readonly today: string;
}

/** The day it is, YYYY-MM-DD in universal time: what an audit is judged by unless somebody names another day. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Settings of an audit nobody configured. */
export function defaultSettings(day: string): AuditSettings {
  return {
    profile: 'cn',
    appType: null,
    rules: {},
    minConfidence: 'low',
    firstPartySdks: [],
    suppressions: [],
    baseline: new Set(),
    today: day,
  };
}
