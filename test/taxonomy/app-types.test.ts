import { describe, expect, it } from 'vitest';
import { accessRelation, appType, appTypes, isSeldomRelated } from '../../src/taxonomy/app-types.js';
import data from '../../src/taxonomy/app-types.json' with { type: 'json' };
import { appTypeTableSchema } from '../../src/taxonomy/app-types-schema.js';
import { dataType } from '../../src/taxonomy/data-types.js';

const table = appTypeTableSchema.parse(data);
const navigation = table.types[0] ?? expect.fail('the table is empty');

describe('the types of apps', () => {
  it('are valid by their schema', () => {
    expect(appTypeTableSchema.safeParse(data).error).toBeUndefined();
  });

  it('are the 39 of the provisions, numbered in order, with distinct ids', () => {
    expect(appTypes.map((type) => type.number)).toEqual(Array.from({ length: 39 }, (_, i) => i + 1));
    expect(new Set(appTypes.map((type) => type.id)).size).toBe(39);
  });

  it('number thirteen that need no personal information', () => {
    expect(appTypes.filter((type) => type.necessary.length === 0)).toHaveLength(13);
  });

  it('name data that exists', () => {
    const ids = appTypes.flatMap((type) => type.necessary.map((item) => item.data));
    expect(ids.filter((id) => dataType(id) === undefined)).toEqual([]);
  });

  it('ask for an access either always or on user action', () => {
    const twice = appTypes.filter((type) => type.core.some((access) => type.onUserAction.includes(access)));
    expect(twice.map((type) => type.id)).toEqual([]);
  });
});

describe('accessRelation', () => {
  it.each([
    ['LOCATION', 'core'],
    ['MICROPHONE', 'on-user-action'],
    ['NOTIFICATIONS', 'acceptable'],
    ['SMS', 'unrelated'],
  ] as const)('%s is %s to navigation', (access, relation) => {
    expect(accessRelation(navigation, access)).toBe(relation);
  });

  it('differs from type to type', () => {
    const security = appType('security') ?? expect.fail('no such type');
    expect(accessRelation(security, 'INSTALLED_APPS')).toBe('on-user-action');
    expect(accessRelation(navigation, 'INSTALLED_APPS')).toBe('unrelated');
  });
});

describe('isSeldomRelated', () => {
  it('knows the call log from the camera', () => {
    expect(isSeldomRelated('CALL_LOG')).toBe(true);
    expect(isSeldomRelated('CAMERA')).toBe(false);
  });
});

describe('appType', () => {
  it('knows no type nobody wrote down', () => {
    expect(appType('spreadsheets')).toBeUndefined();
  });
});
