import { apiMap, permissionsFor, permissionsWithKnownApi } from '../../src/taxonomy/api-map.js';
import { dataType } from '../../src/taxonomy/data-types.js';
import type { DeviceAccessId } from '../../src/taxonomy/device-access-id.js';
import { deviceAccess } from '../../src/taxonomy/device-accesses.js';
import { impliedPermissions } from '../../src/taxonomy/implied-permissions.js';
import { knownPermissions, type PermissionInfo } from '../../src/taxonomy/permissions.js';
import { type AppPlan, callOn } from './built-app.js';
import { buglyLine, cameraLine, cleanApp, cleanPolicy, notificationLine } from './goldens/clean-pair.js';
import { type Mutant, surprisesOf } from './mutants.js';
import { type PermissionLine, policyHtml } from './policy-text.js';
import type { Readings } from './readings.js';

/** The permissions a user has to grant and a policy has to tell. */
export function mutablePermissions(): PermissionInfo[] {
  return knownPermissions.filter(
    ({ protection, access, disclosureDuty }) =>
      protection === 'dangerous' && access !== null && disclosureDuty === 'must',
  );
}

/** Adds a permission, with code that uses it, to a clean app and its line to the policy, then takes each away. */
export async function permissionMutant(info: PermissionInfo, readings: Readings): Promise<Mutant> {
  const { name, access } = info;
  if (access === null) throw new Error(`${name} grants no access`);
  if (addedByPlatform.includes(name))
    return { subject: name, unbuilt: 'the platform adds it to the clean app', surprises: [] };
  const code = codeThatNeeds(name, access);
  if (code === null) return { subject: name, unbuilt: 'no call is known that needs it', surprises: [] };
  const others = ground.filter(({ permission }) => permission !== name);
  const line = {
    access: deviceAccess(access).names['zh-Hans'],
    constants: [name],
    purpose: '用于提供您选择的功能',
  };
  const plan = planOf(others);
  const sides = {
    app: {
      with: await readings.app({
        ...plan,
        permissions: [...plan.permissions, name],
        code: [...plan.code, ...code],
      }),
      without: await readings.app(plan),
    },
    policy: {
      with: await policyWith([...others.map((other) => other.line), line], readings),
      without: await policyWith(
        others.map((other) => other.line),
        readings,
      ),
    },
  };
  const rules = { undisclosed: `permission-undisclosed ${name}`, stale: `permission-stale ${name}` };
  return { subject: name, unbuilt: null, surprises: surprisesOf(sides, rules) };
}

/** What the rules on split permissions add to the clean app, whose policy then cannot be stale on it. */
const addedByPlatform: readonly string[] = impliedPermissions(
  ['android.permission.INTERNET', 'android.permission.CAMERA', 'android.permission.POST_NOTIFICATIONS'],
  35,
).map(({ name }) => name);

const ground = [
  {
    permission: 'android.permission.CAMERA',
    line: cameraLine,
    code: callOn('Landroid/hardware/Camera;->open()V'),
  },
  {
    permission: 'android.permission.POST_NOTIFICATIONS',
    line: notificationLine,
    code: callOn('Landroid/app/NotificationManager;->notify()V'),
  },
];

function planOf(others: typeof ground) {
  return {
    ...cleanApp,
    permissions: ['android.permission.INTERNET', ...others.map(({ permission }) => permission)],
    sdkPackages: ['com.tencent.bugly'],
    code: others.map(({ code }) => code),
  } satisfies AppPlan;
}

function policyWith(permissions: readonly PermissionLine[], readings: Readings) {
  return readings.policy({ 'policy.html': policyHtml({ ...cleanPolicy, permissions, sdks: [buglyLine] }) });
}

/**
 * A call that needs the permission and reads nothing but what its access gives, and no identifier that stays with the
 * device: those have rules of their own. None for permissions nobody knows a call of; null where every known call is
 * of another shape.
 */
function codeThatNeeds(permission: string, access: DeviceAccessId): NonNullable<AppPlan['code']> | null {
  if (!permissionsWithKnownApi.has(permission)) return [];
  for (const { subject, classes, fields } of apiMap.items) {
    const data = subject.kind === 'data' ? dataType(subject.id) : undefined;
    if (data !== undefined && (data.unchangeable || data.access !== access)) continue;
    for (const { class: owner, methods } of classes) {
      const method = methods.find(
        // Nobody calls what the platform calls.
        (each) => !each.callback && each.argument === undefined && needs(each.requirement, permission),
      );
      if (method !== undefined) return [callOn(`${owner}->${method.name}()V`)];
    }
    for (const { class: owner, names, requirement } of fields) {
      const [field] = names;
      if (field === undefined || !needs(requirement, permission)) continue;
      return [
        { op: 'sget-object', register: 0, field: `${owner}->${field}:Landroid/net/Uri;` },
        callOn('Landroid/content/ContentResolver;->query()V'),
      ];
    }
  }
  return null;
}

/** Levels of the devices that the built apps run on. */
const levels = { from: 24, to: 37 };

function needs(requirement: string | undefined, permission: string): boolean {
  return requirement !== undefined && permissionsFor(requirement, levels).includes(permission);
}
