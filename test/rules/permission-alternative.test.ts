import { describe, expect, it } from 'vitest';
import type { AppFacts, PermissionUse } from '../../src/facts/app-facts.js';
import { type AuditSettings, defaultSettings } from '../../src/findings/audit-settings.js';
import { appFacts, permission, policyFacts, sdk } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const use = (
  name: string,
  status: PermissionUse['status'],
  owners: readonly string[] = [],
  confidence: 'high' | 'low' = 'high',
): PermissionUse => ({
  permission: `android.permission.${name}`,
  status,
  reason: null,
  confidence,
  uses: owners.map((owner) => ({ owner, apis: ['x'], count: 1 })),
  askedBySdks: [],
});
const find = (name: string, app: Partial<AppFacts> = {}, settings: Partial<AuditSettings> = {}) =>
  findingsOf('permission-alternative', {
    app: appFacts({ permissions: [permission(`android.permission.${name}`)], ...app }),
    policy: policyFacts(),
    settings: { ...defaultSettings('2026-01-01'), ...settings },
  });
const picker = sdk('picture-selector', { kind: 'library' });

describe('permission-alternative', () => {
  it('names a way around a permission that only a library uses, and says what it cannot see', () => {
    const app = { sdks: [picker], permissionUse: [use('READ_MEDIA_IMAGES', 'used', [picker.id])] };
    expect(find('READ_MEDIA_IMAGES', app)).toMatchObject([
      { severity: 'info', confidence: 'low', args: { doubts: ['need-unseen'] } },
    ]);
  });

  it.each([
    [
      'own code reads the media store',
      'READ_MEDIA_IMAGES',
      { permissionUse: [use('READ_MEDIA_IMAGES', 'used', ['app'])] },
      {},
    ],
    [
      'code that nobody owns reads it',
      'READ_MEDIA_IMAGES',
      { permissionUse: [use('READ_MEDIA_IMAGES', 'used', ['com.example.base'])] },
      {},
    ],
    [
      'an SDK uses it',
      'CALL_PHONE',
      { sdks: [sdk('udesk')], permissionUse: [use('CALL_PHONE', 'used', ['udesk'])] },
      {},
    ],
    [
      'nobody uses it, which permission-unused says',
      'CALL_PHONE',
      { permissionUse: [use('CALL_PHONE', 'unused')] },
      {},
    ],
    ['the type of the app needs it', 'READ_MEDIA_IMAGES', {}, { appType: 'photo' }],
    ['the app is for a level without the way', 'READ_MEDIA_IMAGES', { targetSdk: 32 }, {}],
    ['the way takes services that phones in China lack', 'READ_SMS', {}, {}],
    ['the platform has no other way', 'CAMERA', {}, {}],
  ] as const)('is silent where %s', (_, name, app, settings) => {
    const { permissionUse, ...rest } = { permissionUse: [], ...app };
    expect(find(name, { ...rest, permissionUse: [...permissionUse] } as Partial<AppFacts>, settings)).toEqual(
      [],
    );
  });

  it('speaks of a type of app that does not need it, and of one nobody named', () => {
    expect(find('READ_MEDIA_IMAGES', {}, { appType: 'lending' })).toHaveLength(1);
    expect(find('READ_MEDIA_IMAGES')).toHaveLength(1);
  });

  it('calls even where own code calls: the dialler is open to every app', () => {
    expect(find('CALL_PHONE', { permissionUse: [use('CALL_PHONE', 'used', ['app'])] })).toHaveLength(1);
  });

  it('cites the clause of the store whose profile it is', () => {
    expect(find('READ_CONTACTS', {}, { profile: 'play' })[0]?.references).toEqual([
      'play-contacts',
      'pipl-6',
    ]);
    expect(find('READ_CONTACTS')[0]?.references).toEqual(['pipl-6']);
  });

  it('claims nothing of an app whose code is hidden', () => {
    const packer = { id: 'x', name: 'x', nameEn: 'x', hides: 'classes' as const, evidence: [] };
    const facts = { app: appFacts({ packer }), policy: policyFacts() };
    expect(reasonNotEvaluated('permission-alternative', facts)).toBe('app-packed');
  });
});
