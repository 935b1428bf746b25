import type { AppFacts, DataAccess } from '../facts/app-facts.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import type { Finding } from './typed-finding.js';

/** One side of a comparison: the app's facts, and the policy's and the findings where there was a policy. */
export interface ComparedSide {
  readonly app: AppFacts;
  readonly policy: PolicyFacts | null;
  readonly findings: readonly Finding[];
}

/** What came and what went. */
export interface Change<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** The version of an SDK, or its kind of integration, on both sides. */
export interface SdkChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/** How a newer version of an app and its policy differs from an older one. */
export interface Comparison {
  readonly versions: { readonly before: string; readonly after: string };
  readonly permissions: Change<string>;
  readonly sdks: Change<string> & { readonly changed: readonly SdkChange[] };
  /** `data owner`, for code that can read it. */
  readonly dataAccess: Change<string>;
  readonly findings: Change<Finding>;
  /**
   * What the app gained while the policy's dates stayed as they were: permissions, SDKs and data that a policy has to
   * tell. Null where either side has no policy or no date was read.
   */
  readonly untoldGrowth: readonly string[] | null;
}

/** Compares two audits of one app, the older first. */
export function compareResults(before: ComparedSide, after: ComparedSide): Comparison {
  const permissions = change(permissionNames(before.app), permissionNames(after.app));
  const sdks = change(sdkIds(before.app), sdkIds(after.app));
  const dataAccess = change(before.app.dataAccess.map(accessKey), after.app.dataAccess.map(accessKey));
  return {
    versions: { before: versionOf(before.app), after: versionOf(after.app) },
    permissions,
    sdks: { ...sdks, changed: changedSdks(before.app, after.app) },
    dataAccess,
    findings: {
      added: without(after.findings, before.findings),
      removed: without(before.findings, after.findings),
    },
    untoldGrowth: untoldGrowth(before.policy, after.policy, [
      ...permissions.added,
      ...sdks.added,
      ...dataAccess.added,
    ]),
  };
}

function change(before: readonly string[], after: readonly string[]): Change<string> {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    added: [...now].filter((x) => !old.has(x)).sort(),
    removed: [...old].filter((x) => !now.has(x)).sort(),
  };
}

function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(others.map((finding) => finding.fingerprint));
  return findings.filter((finding) => !known.has(finding.fingerprint));
}

function permissionNames(app: AppFacts): string[] {
  return app.permissions.map((permission) => permission.name);
}

function sdkIds(app: AppFacts): string[] {
  return app.sdks.filter((sdk) => sdk.kind === 'sdk').map((sdk) => sdk.id);
}

function accessKey(access: DataAccess): string {
  return `${access.data} ${access.owner}`;
}

function versionOf(app: AppFacts): string {
  return `${app.versionName ?? '?'} (${app.versionCode ?? '?'})`;
}

function changedSdks(before: AppFacts, after: AppFacts): SdkChange[] {
  const state = (app: AppFacts, id: string) => {
    const sdk = app.sdks.find((match) => match.id === id);
    return sdk === undefined
      ? null
      : [sdk.version, sdk.integration].filter((part) => part !== undefined).join(' ');
  };
  return sdkIds(after).flatMap((id) => {
    const [old, now] = [state(before, id), state(after, id)];
    return old !== null && now !== null && old !== now ? [{ id, before: old, after: now }] : [];
  });
}

function untoldGrowth(
  before: PolicyFacts | null,
  after: PolicyFacts | null,
  gained: readonly string[],
): readonly string[] | null {
  const [old, now] = [datesOf(before), datesOf(after)];
  if (old === '' || now === '') return null;
  return old === now ? gained : [];
}

/** The days of update and effect as one text; empty where none was read. */
function datesOf(policy: PolicyFacts | null): string {
  const dates = (policy?.statements ?? []).filter(
    ({ aspect, value }) => (aspect === 'update-date' || aspect === 'effective-date') && value !== null,
  );
  return dates
    .map(({ aspect, value }) => `${aspect} ${value}`)
    .sort()
    .join(' ');
}
