import { describe, expect, it } from 'vitest';
import { appFacts, disclosed, permission, policyFacts } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const subjects = (app: ReturnType<typeof appFacts>, policy = policyFacts()) =>
  findingsOf('permission-undisclosed', { app, policy }).map((finding) => finding.subject.id);

const camera = permission('android.permission.CAMERA');

describe('permission-undisclosed', () => {
  it('finds a dangerous permission the policy never speaks of, as an error', () => {
    const [finding] = findingsOf('permission-undisclosed', {
      app: appFacts({ permissions: [camera] }),
      policy: policyFacts(),
    });
    expect(finding).toMatchObject({
      severity: 'error',
      confidence: 'high',
      subject: { kind: 'permission', id: 'android.permission.CAMERA' },
      args: { access: 'CAMERA' },
      evidence: { app: camera.evidence, policy: [] },
    });
  });

  it.each([
    ['the right itself', disclosed('CAMERA')],
    ['only the data it gives', disclosed('CAMERA', { strength: 'data' })],
    ['its use by an SDK', disclosed('CAMERA', { by: 'sdk' })],
  ])('accepts a policy that tells %s', (_, entry) => {
    expect(subjects(appFacts({ permissions: [camera] }), policyFacts({ permissions: [entry] }))).toEqual([]);
  });

  it.each([
    ['an SDK’s row that speaks of device data', disclosed('PHONE_STATE', { strength: 'data', by: 'sdk' }), 1],
    ['the app’s own words on device data', disclosed('PHONE_STATE', { strength: 'data' }), 0],
    ['an SDK’s row that names the right', disclosed('PHONE_STATE', { by: 'sdk' }), 0],
  ])('weighs %s for the phone state', (_, entry, count) => {
    const app = appFacts({ permissions: [permission('android.permission.READ_PHONE_STATE')] });
    expect(subjects(app, policyFacts({ permissions: [entry] }))).toHaveLength(count);
  });

  it.each([
    'android.permission.INTERNET',
    'android.permission.VIBRATE',
    'android.permission.WAKE_LOCK',
    'com.example.app.permission.JPUSH_MESSAGE',
    'com.huawei.android.launcher.permission.CHANGE_BADGE',
  ])('demands no words about %s', (name) => {
    expect(subjects(appFacts({ permissions: [permission(name)] }))).toEqual([]);
  });

  it.each([
    ['contacts the app collects', 'contacts', 'app', []],
    ['contacts only an SDK collects', 'contacts', 'sdk', ['android.permission.READ_CONTACTS']],
    ['other data', 'oaid', 'app', ['android.permission.READ_CONTACTS']],
  ] as const)('with a policy that tells %s', (_, id, by, found) => {
    const dataTypes = [{ id, text: id, strength: 'collected' as const, by, evidence: [] }];
    const app = appFacts({ permissions: [permission('android.permission.READ_CONTACTS')] });
    expect(subjects(app, policyFacts({ dataTypes }))).toEqual(found);
  });

  it('leaves permissions that only the platform adds to other rules', () => {
    const implied = permission('android.permission.ACCESS_BACKGROUND_LOCATION', { source: 'implied' });
    expect(subjects(appFacts({ permissions: [implied] }))).toEqual([]);
  });

  it('counts a permission asked for by uses-permission-sdk-23', () => {
    const calendar = permission('android.permission.READ_CALENDAR', { source: 'sdk-23' });
    expect(subjects(appFacts({ permissions: [calendar] }))).toEqual(['android.permission.READ_CALENDAR']);
  });

  it('takes words about location in the background for words about location', () => {
    const app = appFacts({ permissions: [permission('android.permission.ACCESS_FINE_LOCATION')] });
    const policy = policyFacts({ permissions: [disclosed('BACKGROUND_LOCATION')] });
    expect(subjects(app, policy)).toEqual([]);
  });

  it('is not evaluated where the manifest could not be read', () => {
    const base = appFacts();
    const app = appFacts({
      coverage: { ...base.coverage, manifest: { status: 'unavailable', reason: 'axml-truncated' } },
    });
    expect(reasonNotEvaluated('permission-undisclosed', { app, policy: policyFacts() })).toBe(
      'axml-truncated',
    );
  });
});
