import { describe, expect, it } from 'vitest';
import { deviceAccessIdSchema } from '../../src/taxonomy/device-access-id.js';
import { deviceAccess } from '../../src/taxonomy/device-accesses.js';
import { knownPermissions, permissionInfo, permissionsGranting } from '../../src/taxonomy/permissions.js';
import data from '../../src/taxonomy/permissions.json' with { type: 'json' };
import { permissionTableSchema } from '../../src/taxonomy/permissions-schema.js';

const table = permissionTableSchema.parse(data);
const android = (name: string) => `android.permission.${name}`;

describe('the permission table', () => {
  it('is valid by its schema', () => {
    expect(permissionTableSchema.safeParse(data).error).toBeUndefined();
  });

  it('names every permission once', () => {
    const names = [...table.permissions.map((p) => p.name), ...table.sets.flatMap((s) => s.names)];
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(knownPermissions).toHaveLength(names.length);
  });

  it('gives every row a source that is described, and describes no other', () => {
    const used = [...table.permissions, ...table.sets, ...table.patterns].map((row) => row.source);
    expect([...new Set(used)].sort()).toEqual(Object.keys(table.sources).sort());
  });

  it('demands disclosure only of what grants a device access', () => {
    const demanded = knownPermissions.filter((p) => p.disclosureDuty === 'must' && p.access === null);
    expect(demanded.map((p) => p.name)).toEqual([]);
  });

  it('demands disclosure of every runtime permission', () => {
    const silent = knownPermissions.filter(
      (p) => p.protection === 'dangerous' && p.disclosureDuty !== 'must',
    );
    expect(silent.map((p) => p.name)).toEqual([]);
  });

  it('demands nothing that no store app can be granted', () => {
    const ungrantable = knownPermissions.filter(
      (p) => ['signature', 'internal', 'unknown'].includes(p.protection) && p.disclosureDuty === 'must',
    );
    expect(ungrantable.map((p) => p.name)).toEqual([]);
  });

  it('demands no disclosure of a minor access but the local-network and nearby Wi-Fi rights', () => {
    const minor = knownPermissions.filter(
      (p) => p.disclosureDuty === 'must' && p.access !== null && deviceAccess(p.access).minor,
    );
    expect(minor.map((p) => p.name).sort()).toEqual([
      android('ACCESS_LOCAL_NETWORK'),
      android('NEARBY_WIFI_DEVICES'),
    ]);
  });

  it('gives a runtime group to every dangerous platform permission but the extended-reality ones', () => {
    const groupless = knownPermissions.filter((p) => p.protection === 'dangerous' && p.group === null);
    expect(groupless.map((p) => p.name).sort()).toEqual([
      android('EYE_TRACKING_COARSE'),
      android('EYE_TRACKING_FINE'),
      android('FACE_TRACKING'),
      android('HAND_TRACKING'),
      android('HEAD_TRACKING'),
      android('SCENE_UNDERSTANDING_COARSE'),
      android('SCENE_UNDERSTANDING_FINE'),
      'com.android.permission.GET_INSTALLED_APPS',
    ]);
  });
});

describe('permissionInfo', () => {
  it.each([
    ['CAMERA', 'dangerous', 'CAMERA', 'must'],
    ['ACCESS_COARSE_LOCATION', 'dangerous', 'LOCATION', 'must'],
    ['ACCESS_BACKGROUND_LOCATION', 'dangerous', 'BACKGROUND_LOCATION', 'must'],
    ['READ_PHONE_STATE', 'dangerous', 'PHONE_STATE', 'must'],
    ['READ_BASIC_PHONE_STATE', 'normal', 'PHONE_STATE', 'optional'],
    ['SYSTEM_ALERT_WINDOW', 'special', 'OVERLAY', 'must'],
    ['WRITE_SETTINGS', 'special', 'WRITE_SETTINGS', 'must'],
    ['WRITE_SECURE_SETTINGS', 'signature', 'WRITE_SETTINGS', 'optional'],
    ['MANAGE_EXTERNAL_STORAGE', 'special', 'STORAGE', 'must'],
    ['REQUEST_INSTALL_PACKAGES', 'special', 'INSTALL_PACKAGES', 'must'],
    ['PACKAGE_USAGE_STATS', 'special', 'RUNNING_TASKS', 'must'],
    ['QUERY_ALL_PACKAGES', 'normal', 'INSTALLED_APPS', 'must'],
    ['RECEIVE_BOOT_COMPLETED', 'normal', 'BOOT', 'must'],
    ['ACCESS_NETWORK_STATE', 'normal', 'NETWORK_STATE', 'optional'],
    ['ACCESS_WIFI_STATE', 'normal', 'WIFI_STATE', 'optional'],
    ['VIBRATE', 'normal', 'VIBRATE', 'optional'],
    ['INTERNET', 'normal', null, 'optional'],
    ['FOREGROUND_SERVICE', 'normal', null, 'optional'],
    ['FOREGROUND_SERVICE_LOCATION', 'normal', null, 'optional'],
    ['BIND_ACCESSIBILITY_SERVICE', 'signature', null, 'optional'],
    ['health.READ_STEPS', 'dangerous', 'HEALTH', 'must'],
  ])('%s is %s, grants %s and its disclosure is %s', (name, protection, access, duty) => {
    const info = permissionInfo(android(name));
    expect([info.protection, info.access, info.disclosureDuty]).toEqual([protection, access, duty]);
  });

  it('counts the app-list permission of Chinese systems among the runtime ones', () => {
    const info = permissionInfo('com.android.permission.GET_INSTALLED_APPS');
    expect(info).toMatchObject({ protection: 'dangerous', access: 'INSTALLED_APPS', disclosureDuty: 'must' });
  });

  it.each([
    ['com.example.shop.permission.MIPUSH_RECEIVE', 'self-defined'],
    ['com.example.shop.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION', 'self-defined'],
    ['getui.permission.GetuiService.com.example.shop', 'self-defined'],
    ['com.huawei.android.launcher.permission.CHANGE_BADGE', 'badge'],
    ['com.meizu.c2dm.permission.RECEIVE', 'push'],
    ['com.asus.msa.SupplementaryDID.ACCESS', 'device-id'],
    ['com.google.android.gms.permission.AD_ID', 'google'],
  ])('%s is plumbing of origin %s', (name, origin) => {
    const info = permissionInfo(name);
    expect(info).toMatchObject({ name, origin, access: null, disclosureDuty: 'optional' });
  });

  it('knows health permissions that came after the table was written', () => {
    expect(permissionInfo(android('health.READ_SOMETHING_NEW')).access).toBe('HEALTH');
  });

  it.each([
    'android.permission.ACCESS_GPS',
    'camera',
    'CAMERA',
    '',
    'com.example.permission.CAMERA',
    'MIPUSH_RECEIVE',
  ])('does not guess at %j', (name) => {
    expect(permissionInfo(name)).toMatchObject({
      name,
      protection: 'unknown',
      access: null,
      origin: 'unknown',
    });
  });

  it('tells the level that published a permission, where it is above 21', () => {
    expect(permissionInfo(android('POST_NOTIFICATIONS')).since).toBe(33);
    expect(permissionInfo(android('ACCESS_LOCAL_NETWORK')).since).toBe(37);
    expect(permissionInfo(android('CAMERA')).since).toBeNull();
  });
});

describe('permissionsGranting', () => {
  it('lists the principal permission first, then the others a policy must tell', () => {
    const granting = permissionsGranting('LOCATION');
    expect(granting.slice(0, 2)).toEqual([
      android('ACCESS_FINE_LOCATION'),
      android('ACCESS_COARSE_LOCATION'),
    ]);
    expect(granting).toContain(android('ACCESS_LOCATION_EXTRA_COMMANDS'));
    expect(granting).not.toContain(android('ACCESS_BACKGROUND_LOCATION'));
  });

  it('finds a permission for every access but the clipboard', () => {
    const without = deviceAccessIdSchema.options.filter((access) => permissionsGranting(access).length === 0);
    expect(without).toEqual(['CLIPBOARD']);
  });

  it('knows one principal permission for every access but health, which is a family, and the clipboard', () => {
    const principals = table.permissions.filter((row) => row.principal === true).map((row) => row.access);
    const expected = deviceAccessIdSchema.options.filter((id) => id !== 'HEALTH' && id !== 'CLIPBOARD');
    expect(principals.sort()).toEqual(expected.sort());
  });
});
