import { describe, expect, it } from 'vitest';
import { impliedPermissions, permissionEffect } from '../../src/taxonomy/implied-permissions.js';
import data from '../../src/taxonomy/implied-permissions.json' with { type: 'json' };
import { impliedPermissionTableSchema } from '../../src/taxonomy/implied-permissions-schema.js';
import { permissionInfo } from '../../src/taxonomy/permissions.js';

const table = impliedPermissionTableSchema.parse(data);
const android = (name: string) => `android.permission.${name}`;
const namesFor = (requested: string[], targetSdk: number) =>
  impliedPermissions(requested.map(android), targetSdk).map((p) => p.name.replace('android.permission.', ''));

describe('the split-permission table', () => {
  it('is valid by its schema and names permissions that the permission table knows', () => {
    const names = [
      ...table.implied.flatMap((row) => [...row.requested, ...row.adds]),
      ...table.ignored.map((row) => row.permission),
    ];
    expect(names.filter((name) => permissionInfo(name).protection === 'unknown')).toEqual([]);
  });

  it('gives every row a source that is described, and describes no other', () => {
    const used = [...table.implied, ...table.ignored].map((row) => row.source);
    expect([...new Set(used)].sort()).toEqual(Object.keys(table.sources).sort());
  });
});

describe('impliedPermissions', () => {
  it('adds nothing to an app of today that asks for nothing', () => {
    expect(namesFor([], 36)).toEqual([]);
  });

  it.each([
    [28, true],
    [29, false],
  ])('at target %i, background location coming with location is %s', (target, expected) => {
    expect(namesFor(['ACCESS_FINE_LOCATION'], target).includes('ACCESS_BACKGROUND_LOCATION')).toBe(expected);
  });

  it('adds coarse to fine location at every target, and not the reverse', () => {
    expect(namesFor(['ACCESS_FINE_LOCATION'], 37)).toEqual(['ACCESS_COARSE_LOCATION']);
    expect(namesFor(['ACCESS_COARSE_LOCATION'], 37)).toEqual([]);
  });

  it.each([
    [30, true],
    [31, false],
  ])('at target %i, the new Bluetooth rights coming with the old one is %s', (target, expected) => {
    const names = namesFor(['BLUETOOTH_ADMIN'], target);
    expect(names.includes('BLUETOOTH_SCAN') && names.includes('BLUETOOTH_CONNECT')).toBe(expected);
  });

  it('follows a chain and names the requested permission at its root', () => {
    const implied = impliedPermissions([android('WRITE_EXTERNAL_STORAGE')], 32);
    expect(implied.map((p) => p.name)).toEqual(
      [
        'POST_NOTIFICATIONS',
        'READ_EXTERNAL_STORAGE',
        'READ_MEDIA_AUDIO',
        'READ_MEDIA_VIDEO',
        'READ_MEDIA_IMAGES',
        'READ_MEDIA_VISUAL_USER_SELECTED',
      ].map(android),
    );
    expect(implied.at(-1)?.impliedBy).toEqual([android('WRITE_EXTERNAL_STORAGE')]);
  });

  it('names every requested permission that brings the same one', () => {
    const implied = impliedPermissions([android('BLUETOOTH_ADMIN'), android('BLUETOOTH')], 30);
    const scan = implied.find((p) => p.name === android('BLUETOOTH_SCAN'));
    expect(scan?.impliedBy).toEqual([android('BLUETOOTH'), android('BLUETOOTH_ADMIN')]);
  });

  it('does not add what the manifest asks for itself', () => {
    expect(namesFor(['ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION'], 33)).toEqual([]);
  });

  it('marks notifications and the local network as book-keeping that no policy has to tell', () => {
    const implied = impliedPermissions([android('INTERNET')], 30);
    expect(implied.map((p) => [p.name, p.disclosure])).toEqual([
      [android('POST_NOTIFICATIONS'), 'none'],
      [android('ACCESS_LOCAL_NETWORK'), 'none'],
    ]);
    expect(namesFor(['INTERNET'], 37)).toEqual([]);
  });

  it('gives an app of Android 1.5 storage and phone state unasked', () => {
    const implied = impliedPermissions([], 3);
    expect(implied.find((p) => p.name === android('READ_PHONE_STATE'))?.impliedBy).toEqual([]);
  });
});

describe('permissionEffect', () => {
  it.each([
    ['WRITE_EXTERNAL_STORAGE', 29, 21, 'effective'],
    ['WRITE_EXTERNAL_STORAGE', 30, 21, 'older-devices'],
    ['WRITE_EXTERNAL_STORAGE', 30, 30, 'none'],
    ['READ_EXTERNAL_STORAGE', 32, 32, 'effective'],
    ['READ_EXTERNAL_STORAGE', 33, 33, 'none'],
    ['MANAGE_ACCOUNTS', 21, 16, 'older-devices'],
    ['MANAGE_ACCOUNTS', 34, 23, 'none'],
    ['CAMERA', 37, 37, 'effective'],
  ] as const)('%s at target %i and minimum %i is %s', (name, targetSdk, minSdk, effect) => {
    expect(permissionEffect(android(name), { targetSdk, minSdk })).toBe(effect);
  });
});
