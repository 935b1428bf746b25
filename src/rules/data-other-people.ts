import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';
import { accessTold, lacksPurpose } from './policy-lookup.js';

/** Accesses that show data of people who never met the app. */
const othersData: readonly DeviceAccessId[] = ['CONTACTS', 'CALL_LOG', 'SMS'];

/** The app asks for other people's data, and the policy that tells the access gives no purpose for it. */
export const dataOtherPeople = defineRule({
  id: 'data-other-people',
  tags: ['data', 'permission'],
  needs: ['manifest'],
  references: ['pipl-6', 'identification-method-2-3'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const permission of app.permissions) {
      const access = accessToDisclose(permission);
      if (access === null || !othersData.includes(access)) continue;
      const told = accessTold(policy, access);
      if (told === undefined || !lacksPurpose(told)) continue;
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: 'warning' as const,
        confidence: 'low' as const,
        args: { permission: permission.name, access },
        evidence: { app: permission.evidence, policy: told.evidence },
      };
    }
  },
});
