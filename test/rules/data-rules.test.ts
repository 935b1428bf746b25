import { describe, expect, it } from 'vitest';
import type { DataAccess } from '../../src/facts/app-facts.js';
import type { RuleId } from '../../src/findings/rule-args.js';
import { appFacts, disclosed, permission, policyFacts, quote, row, sdk } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const access = (data: string, owner = 'app', rest: Partial<DataAccess> = {}): DataAccess => ({
  data,
  owner,
  api: `read ${data}`,
  confidence: 'high',
  count: 1,
  startup: false,
  reached: true,
  withoutPermission: false,
  evidence: [{ kind: 'string', entry: 'classes.dex', value: data }],
  ...rest,
});
const collected = (id: string, strength: 'collected' | 'denied' = 'collected') => ({
  id,
  text: id,
  strength,
  by: 'app' as const,
  evidence: [quote(id)],
});
const policy = (rest = {}) => policyFacts({ dataTypes: [collected('account')], ...rest });
const find = (id: RuleId, app: Parameters<typeof appFacts>[0], rest = {}) =>
  findingsOf(id, { app: appFacts(app), policy: policy(rest) });

describe('data-undisclosed', () => {
  it('finds what the app’s own code can read and the policy does not tell', () => {
    expect(find('data-undisclosed', { dataAccess: [access('imei')] })).toMatchObject([
      {
        severity: 'error',
        confidence: 'medium',
        subject: { kind: 'data', id: 'imei' },
        args: { apis: ['read imei'] },
      },
    ]);
  });
  it.each([
    ['what the policy tells by name', access('imei'), { dataTypes: [collected('imei')] }],
    ['what the policy tells by its access', access('location'), { permissions: [disclosed('LOCATION')] }],
    ['what a requested permission guards, which has rules of its own', access('contacts'), {}],
    ['what an SDK reads, which is for its row', access('imei', 'bugly'), {}],
    ['what nothing reaches', access('imei', 'app', { reached: false }), {}],
    ['what only reflection hints at', access('imei', 'app', { confidence: 'low' }), {}],
    [
      'what the system refuses for want of a permission',
      access('imei', 'app', { withoutPermission: true }),
      {},
    ],
    ['the model of the device', access('device_info'), {}],
    ['the clipboard, which has its own rule', access('clipboard'), {}],
    [
      'what the policy denies, which has its own rule',
      access('screen_capture'),
      { dataTypes: [collected('screen_capture', 'denied')] },
    ],
  ])('leaves alone %s', (_, dataAccess, rest) => {
    const permissions = [permission('android.permission.READ_CONTACTS')];
    expect(find('data-undisclosed', { dataAccess: [dataAccess], permissions }, rest)).toEqual([]);
  });
  it('is not evaluated where no types of data were read in the policy', () => {
    const facts = { app: appFacts({ dataAccess: [access('imei')] }), policy: policyFacts() };
    expect(reasonNotEvaluated('data-undisclosed', facts)).toBe('policy-data-types-not-read');
  });
});

describe('data-sdk-undisclosed', () => {
  const bugly = {
    sdks: [sdk('bugly')],
    dataAccess: [access('imei', 'bugly'), access('android_id', 'bugly')],
  };
  const rowWith = (...types: [string, string | null][]) => ({
    sdks: [row('Bugly', 'bugly', { dataTypes: types.map(([text, id]) => ({ text, id })) })],
  });
  it('names all that the row does not tell in one finding', () => {
    expect(find('data-sdk-undisclosed', bugly, rowWith(['崩溃日志', 'app_logs']))).toMatchObject([
      { subject: { kind: 'sdk', id: 'bugly' }, args: { data: ['imei', 'android_id'] } },
    ]);
  });
  it.each([
    ['a row that tells it', rowWith(['IMEI', 'imei'], ['Android ID', 'android_id'])],
    ['a row without types, which another rule judges', rowWith()],
    ['no row at all, which another rule judges', {}],
  ])('is silent with %s', (_, rest) => expect(find('data-sdk-undisclosed', bugly, rest)).toEqual([]));
});

describe('data-denied', () => {
  it('finds what the policy denies and any code can read', () => {
    const found = find(
      'data-denied',
      { dataAccess: [access('imei', 'bugly')] },
      { dataTypes: [collected('imei', 'denied')] },
    );
    expect(found).toMatchObject([{ severity: 'error', args: { owners: ['bugly'] } }]);
  });
  it('is silent where nothing reads it, and where the policy tells it elsewhere', () => {
    const denied = [collected('imei', 'denied')];
    expect(find('data-denied', {}, { dataTypes: denied })).toEqual([]);
    const both = { dataTypes: [...denied, collected('imei')] };
    expect(find('data-denied', { dataAccess: [access('imei')] }, both)).toEqual([]);
  });
  const callLog = {
    dataAccess: [access('call_log')],
    permissions: [permission('android.permission.READ_CALL_LOG')],
  };
  const deniedData = { dataTypes: [collected('call_log', 'denied')] };
  it('leaves a denied access to the rule on the permission that the app requests for it', () => {
    const permissions = [disclosed('CALL_LOG', { strength: 'denied' })];
    expect(find('data-denied', callLog, { ...deniedData, permissions })).toEqual([]);
  });
  it('speaks where only the data is denied, and where nothing is requested that gives the access', () => {
    expect(find('data-denied', callLog, deniedData)).toHaveLength(1);
    const permissions = [disclosed('CALL_LOG', { strength: 'denied' })];
    const unasked = { dataAccess: callLog.dataAccess };
    expect(find('data-denied', unasked, { ...deniedData, permissions })).toHaveLength(1);
  });
});

describe('data-unchangeable-id', () => {
  it('names everyone who can read one, once for each identifier', () => {
    const app = { dataAccess: [access('imei'), access('imei', 'bugly'), access('oaid')] };
    expect(find('data-unchangeable-id', app)).toMatchObject([
      { args: { data: 'imei', owners: ['app', 'bugly'] } },
    ]);
  });
});

describe('data-before-consent', () => {
  it('hints at reading on the start-up path, once for each owner', () => {
    const early = { startup: true };
    const app = {
      dataAccess: [access('imei', 'bugly', early), access('oaid', 'bugly', early), access('mac')],
    };
    expect(find('data-before-consent', app)).toMatchObject([
      { confidence: 'low', args: { owner: 'bugly', data: ['imei', 'oaid'] } },
    ]);
  });
});

describe('data-package-probing', () => {
  const packageProbes = [{ owner: 'app', count: 30, packages: ['a.b'], evidence: [] }];
  it('finds it unless the policy tells the list of apps', () => {
    expect(find('data-package-probing', { packageProbes })).toHaveLength(1);
    expect(
      find('data-package-probing', { packageProbes }, { permissions: [disclosed('INSTALLED_APPS')] }),
    ).toEqual([]);
  });
});

describe('data-clipboard', () => {
  const app = { dataAccess: [access('clipboard'), access('clipboard', 'linkedme')] };
  it('finds reading by anyone unless the policy tells it', () => {
    expect(find('data-clipboard', app)).toMatchObject([{ args: { owners: ['app', 'linkedme'] } }]);
    expect(
      find('data-clipboard', app, { permissions: [disclosed('CLIPBOARD', { strength: 'data' })] }),
    ).toEqual([]);
    expect(find('data-clipboard', {})).toEqual([]);
  });
});

describe('data-other-people', () => {
  const app = { permissions: [permission('android.permission.READ_CONTACTS')] };
  it.each([
    ['told without purpose', [disclosed('CONTACTS')], 1],
    ['told with a purpose', [disclosed('CONTACTS', { purpose: '添加好友' })], 0],
    ['not told, which another rule judges', [], 0],
  ])('contacts %s', (_, permissions, count) => {
    expect(find('data-other-people', app, { permissions })).toHaveLength(count);
  });
});

describe('permission-purpose-missing', () => {
  const camera = { permissions: [permission('android.permission.CAMERA')] };
  it.each([
    ['without purpose', [disclosed('CAMERA')], 1],
    ['with a purpose', [disclosed('CAMERA', { purpose: '拍照' })], 0],
    ['as data only', [disclosed('CAMERA', { strength: 'data' })], 0],
    [
      'by nothing but its constant, beside which nobody looked for a purpose',
      [
        disclosed('CAMERA', {
          names: ['android.permission.CAMERA'],
          evidence: [quote('android.permission.CAMERA'), quote('CAMERA')],
        }),
      ],
      0,
    ],
    [
      'by its constant and in words',
      [
        disclosed('CAMERA', {
          names: ['android.permission.CAMERA'],
          evidence: [quote('android.permission.CAMERA'), quote('相机权限')],
        }),
      ],
      1,
    ],
  ])('a permission told %s', (_, permissions, count) => {
    expect(find('permission-purpose-missing', camera, { permissions })).toHaveLength(count);
  });
  it('speaks once for an access of several permissions', () => {
    const app = {
      permissions: ['FINE', 'COARSE'].map((kind) => permission(`android.permission.ACCESS_${kind}_LOCATION`)),
    };
    expect(find('permission-purpose-missing', app, { permissions: [disclosed('LOCATION')] })).toHaveLength(1);
  });
});

describe('permission-unused', () => {
  const use = (status: 'used' | 'unused' | 'unknown', confidence: 'high' | 'low' = 'high') => ({
    permissions: [permission('android.permission.CAMERA')],
    permissionUse: [
      {
        permission: 'android.permission.CAMERA',
        status,
        reason: null,
        confidence,
        uses: [],
        askedBySdks: [],
      },
    ],
  });
  it.each([
    ['nobody uses', use('unused'), 1],
    ['somebody uses', use('used'), 0],
    ['nobody can tell of', use('unknown'), 0],
    ['code loaded at run time may use', use('unused', 'low'), 0],
  ])('a permission that %s', (_, app, count) => expect(find('permission-unused', app)).toHaveLength(count));
  it('is less sure where the logic of the app is not in dex', () => {
    const native = { frameworks: [{ id: 'x', name: 'X', logic: 'native' as const, evidence: [] }] };
    expect(find('permission-unused', use('unused'))).toMatchObject([{ confidence: 'medium' }]);
    expect(find('permission-unused', { ...use('unused'), ...native })).toMatchObject([{ confidence: 'low' }]);
  });
  it('is as sure where classes were renamed: calls of the platform keep their names', () => {
    const obfuscation = { classes: 9, shortNames: 9, shortPackages: 9, level: 'heavy' as const };
    expect(find('permission-unused', { ...use('unused'), obfuscation })).toMatchObject([
      { confidence: 'medium' },
    ]);
  });
});

describe('permission-batch', () => {
  const request = (...names: string[]) => ({
    permissionRequests: [
      { owner: 'app', evidence: [], permissions: names.map((name) => `android.permission.${name}`) },
    ],
  });
  it.each([
    ['three groups', request('CAMERA', 'READ_CONTACTS', 'RECORD_AUDIO'), 1],
    ['two groups', request('CAMERA', 'RECORD_AUDIO'), 0],
    [
      'three permissions of one group',
      request('ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION', 'ACCESS_BACKGROUND_LOCATION'),
      0,
    ],
  ])('one request for %s', (_, app, count) => expect(find('permission-batch', app)).toHaveLength(count));
});
