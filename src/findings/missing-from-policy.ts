import type { AuditResult } from './audit-result.js';

/** What a policy that was given lacks. */
export interface MissingFromPolicy {
  /** Full names of permissions. */
  readonly permissions: ReadonlySet<string>;
  /** Ids of SDKs; null where the policy's list was not given, so that nobody can say. */
  readonly sdks: ReadonlySet<string> | null;
  /** Which of the two lists it neither gives nor points to. */
  readonly lists: ReadonlySet<'collected-list' | 'shared-list'>;
}

/** What the policy of an audit lacks, by the findings, so that a draft and the report agree. */
export function missingFromPolicy({
  findings,
  policy,
}: Pick<AuditResult, 'findings' | 'policy'>): MissingFromPolicy {
  const subjects = (...rules: readonly string[]) =>
    new Set(findings.filter(({ ruleId }) => rules.includes(ruleId)).map(({ subject }) => subject.id));
  const lists = findings.flatMap(({ ruleId, args }) =>
    ruleId === 'policy-lists-missing' ? args.missing : [],
  );
  return {
    permissions: subjects('permission-undisclosed', 'permission-denied', 'permission-implied'),
    sdks: policy.sdkList.status === 'elsewhere' ? null : subjects('sdk-undisclosed', 'sdk-family-named'),
    lists: new Set(lists),
  };
}
