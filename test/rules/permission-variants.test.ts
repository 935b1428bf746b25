import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/findings/audit-settings.js';
import { appFacts, disclosed, permission, policyFacts, sdk } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const camera = permission('android.permission.CAMERA');
const settings = (rest: { profile?: string; appType?: string; today?: string }) => ({
  ...defaultSettings('2026-10-01'),
  ...rest,
});

describe('permission-denied', () => {
  const denial = disclosed('CAMERA', { strength: 'denied' });
  it('finds what the policy denies and the app requests, quoting the denial', () => {
    const facts = {
      app: appFacts({ permissions: [camera] }),
      policy: policyFacts({ permissions: [denial] }),
    };
    expect(findingsOf('permission-denied', facts)).toMatchObject([
      {
        severity: 'error',
        subject: { id: 'android.permission.CAMERA' },
        evidence: { policy: denial.evidence },
      },
    ]);
    expect(findingsOf('permission-undisclosed', facts)).toEqual([]);
  });
  it('is silent where nothing is requested, or the access is told elsewhere', () => {
    const policy = policyFacts({ permissions: [denial] });
    expect(findingsOf('permission-denied', { app: appFacts(), policy })).toEqual([]);
    const both = policyFacts({ permissions: [denial, disclosed('CAMERA')] });
    expect(
      findingsOf('permission-denied', { app: appFacts({ permissions: [camera] }), policy: both }),
    ).toEqual([]);
  });
});

describe('permission-implied', () => {
  const fine = permission('android.permission.ACCESS_FINE_LOCATION');
  const background = permission('android.permission.ACCESS_BACKGROUND_LOCATION', {
    source: 'implied',
    impliedBy: [fine.name],
  });
  const old = appFacts({ permissions: [fine, background], targetSdk: 28 });
  it('finds location in the background that an old target brings', () => {
    const policy = policyFacts({ permissions: [disclosed('LOCATION')] });
    expect(findingsOf('permission-implied', { app: old, policy })).toMatchObject([
      { severity: 'warning', args: { impliedBy: [fine.name], targetSdk: 28 } },
    ]);
  });
  it('is silent where the policy tells it, and about an access the app asks for itself', () => {
    const policy = policyFacts({ permissions: [disclosed('BACKGROUND_LOCATION')] });
    expect(findingsOf('permission-implied', { app: old, policy })).toEqual([]);
    const media = permission('android.permission.READ_MEDIA_IMAGES');
    const added = permission('android.permission.READ_MEDIA_VISUAL_USER_SELECTED', { source: 'implied' });
    const app = appFacts({ permissions: [media, added] });
    expect(findingsOf('permission-implied', { app, policy: policyFacts() })).toEqual([]);
  });
});

describe('permission-unrelated', () => {
  const app = appFacts({ permissions: [permission('android.permission.READ_CALL_LOG'), camera] });
  it('hints at a permission without relation to the type of app', () => {
    const found = findingsOf('permission-unrelated', {
      app,
      policy: policyFacts(),
      settings: settings({ appType: 'e-books' }),
    });
    expect(found.map((finding) => [finding.subject.id, finding.severity])).toEqual([
      ['android.permission.READ_CALL_LOG', 'warning'],
    ]);
  });
  it('is not evaluated without a type', () => {
    expect(reasonNotEvaluated('permission-unrelated', { app, policy: policyFacts() })).toBe(
      'app-type-not-given',
    );
  });
});

describe('permission-app-list', () => {
  const queries = (intents: string[]) => appFacts({ queries: { packages: [], intents } });
  const count = (app: ReturnType<typeof appFacts>, policy = policyFacts()) =>
    findingsOf('permission-app-list', { app, policy }).length;
  it('finds a query that every launcher app answers', () => {
    expect(count(queries(['android.intent.action.MAIN']))).toBe(1);
  });
  it.each([
    ['a query for one kind of app', queries(['android.intent.action.SEND']), policyFacts()],
    [
      'a policy that tells it',
      queries(['android.intent.action.MAIN']),
      policyFacts({ permissions: [disclosed('INSTALLED_APPS')] }),
    ],
    [
      'the permission itself, which another rule judges',
      appFacts({
        queries: { packages: [], intents: ['android.intent.action.MAIN'] },
        permissions: [permission('android.permission.QUERY_ALL_PACKAGES')],
      }),
      policyFacts(),
    ],
  ])('leaves alone %s', (_, app, policy) => expect(count(app, policy)).toBe(0));
});

describe('store rules', () => {
  const play = settings({ profile: 'play' });
  it.each([
    ['cn', 29, 1],
    ['cn', 30, 0],
    ['play', 35, 1],
    ['play', 36, 0],
    ['gdpr', 20, 0],
  ])('store-target-level, profile %s, target %i', (profile, targetSdk, count) => {
    const facts = { app: appFacts({ targetSdk }), policy: policyFacts(), settings: settings({ profile }) };
    expect(findingsOf('store-target-level', facts)).toHaveLength(count);
  });
  it('store-target-level holds the threshold of the day', () => {
    const facts = { app: appFacts({ targetSdk: 35 }), policy: policyFacts() };
    const on = (today: string) =>
      findingsOf('store-target-level', { ...facts, settings: settings({ profile: 'play', today }) });
    expect(on('2026-08-30')).toHaveLength(0);
    expect(on('2026-08-31')).toHaveLength(1);
  });
  it('store-restricted-permission names what Play wants declared, from the level on that it holds', () => {
    const sms = permission('android.permission.READ_SMS');
    const app = appFacts({
      permissions: [sms, camera, permission('android.permission.READ_CONTACTS')],
      targetSdk: 36,
    });
    const found = findingsOf('store-restricted-permission', { app, policy: policyFacts(), settings: play });
    expect(found.map((finding) => finding.subject.id)).toEqual([sms.name]);
  });
  it('store-foreground-service finds a type without its permission', () => {
    const service = (types: string[]) => ({
      kind: 'service' as const,
      name: 'com.example.Sync',
      exported: false,
      enabled: true,
      foregroundServiceTypes: types,
      intentFilters: [],
      metaData: [],
    });
    const found = (types: string[], permissions: string[]) =>
      findingsOf('store-foreground-service', {
        app: appFacts({
          components: [service(types)],
          permissions: permissions.map((name) => permission(name)),
        }),
        policy: policyFacts(),
        settings: play,
      });
    expect(found(['dataSync'], [])).toMatchObject([
      { args: { permissions: ['android.permission.FOREGROUND_SERVICE_DATA_SYNC'] } },
    ]);
    expect(found(['dataSync'], ['android.permission.FOREGROUND_SERVICE_DATA_SYNC'])).toEqual([]);
    expect(found([], [])).toEqual([]);
  });
  it('store-advertising-id finds AdMob without the permission', () => {
    const id = permission('com.google.android.gms.permission.AD_ID');
    const found = (app: ReturnType<typeof appFacts>) =>
      findingsOf('store-advertising-id', { app, policy: policyFacts(), settings: play });
    expect(found(appFacts({ sdks: [sdk('google-admob')] }))).toHaveLength(1);
    expect(found(appFacts({ sdks: [sdk('google-admob')], permissions: [id] }))).toEqual([]);
    expect(found(appFacts({ sdks: [sdk('bugly')] }))).toEqual([]);
  });
});
