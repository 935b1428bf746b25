import { type AuditFacts, defineRule } from './define-rule.js';
import { accessTold } from './policy-lookup.js';

/** An intent of `queries` that nearly every app answers, as the manifest facts write it. */
const everyApp = 'android.intent.action.MAIN';

/**
 * The manifest makes nearly every installed app visible by a `queries` intent, without the permission for the list of
 * apps, and the policy does not tell that the list is read.
 */
export const permissionAppList = defineRule({
  id: 'permission-app-list',
  tags: ['permission'],
  needs: ['manifest'],
  references: ['identification-method-2-1', 'taf-108'],
  *evaluate({ app, policy }: AuditFacts) {
    const open = app.queries.intents.some((intent) => intent.split(/\s/)[0] === everyApp);
    if (!open || accessTold(policy, 'INSTALLED_APPS')) return;
    if (app.permissions.some((permission) => permission.access === 'INSTALLED_APPS')) return;
    yield {
      subject: { kind: 'permission' as const, id: 'queries' },
      severity: 'warning' as const,
      confidence: 'medium' as const,
      args: { intent: everyApp },
      evidence: {
        app: [
          { kind: 'manifest' as const, entry: 'AndroidManifest.xml', element: 'queries', name: everyApp },
        ],
        policy: [],
      },
    };
  },
});
