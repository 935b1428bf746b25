import type { RequestedPermission } from '../facts/app-facts.js';
import type { PolicyPermission } from '../facts/policy-facts.js';
import type { RuleArgs } from '../findings/rule-args.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import type { AuditFacts, FindingDraft } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';
import { accessTold, lacksPurpose } from './policy-lookup.js';

/** A permission of the app, and the words of the policy on its access, which say nothing of a purpose. */
export interface UntoldPurpose {
  readonly permission: RequestedPermission;
  readonly access: DeviceAccessId;
  readonly told: PolicyPermission;
}

/** Rules that find an access told without a purpose. */
type PurposeRuleId = 'permission-purpose-missing' | 'data-other-people';

/** The permissions whose access the policy tells without a purpose, in the order of the manifest. */
export function* untoldPurposes({ app, policy }: AuditFacts): Iterable<UntoldPurpose> {
  for (const permission of app.permissions) {
    const access = accessToDisclose(permission);
    const told = access === null ? undefined : accessTold(policy, access);
    if (access !== null && told !== undefined && lacksPurpose(told)) yield { permission, access, told };
  }
}

/** The finding on one of them. A purpose may stand where nobody looked for it: low confidence. */
export function purposeDraft<R extends PurposeRuleId>(
  { permission, access, told }: UntoldPurpose,
  severity: 'warning' | 'info',
): FindingDraft<R> {
  const args: RuleArgs[PurposeRuleId] = { permission: permission.name, access };
  return {
    subject: { kind: 'permission', id: permission.name },
    severity,
    confidence: 'low',
    doubts: ['words-elsewhere'],
    args,
    evidence: { app: permission.evidence, policy: told.evidence },
  };
}
