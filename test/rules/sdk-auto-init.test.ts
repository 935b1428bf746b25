import { describe, expect, it } from 'vitest';
import type { AppFacts, Component } from '../../src/facts/app-facts.js';
import { appFacts, policyFacts, sdk } from '../builders/facts-builder.js';
import { findingsOf } from './evaluate.js';

const provider = (name: string, rest: Partial<Component> = {}): Component => ({
  kind: 'provider',
  name,
  exported: false,
  enabled: true,
  intentFilters: [],
  metaData: [],
  ...rest,
});
const initializers = (...names: string[]) =>
  provider('androidx.startup.InitializationProvider', {
    metaData: names.map((name) => ({ name, value: 'androidx.startup' })),
  });
const find = (app: Partial<AppFacts>) =>
  findingsOf('sdk-auto-init', { app: appFacts(app), policy: policyFacts() });
const firebase = provider('com.google.firebase.provider.FirebaseInitProvider');
const facebook = provider('com.facebook.internal.FacebookInitProvider');
const off = (name: string, value = 'false') => ({ metaData: [{ name, value }] });

describe('sdk-auto-init', () => {
  it('names the SDK that a known provider starts, as a hint', () => {
    expect(find({ sdks: [sdk('facebook')], components: [facebook] })).toMatchObject([
      {
        severity: 'info',
        confidence: 'medium',
        subject: { kind: 'sdk', id: 'facebook' },
        args: { how: 'provider', component: facebook.name, doubts: ['order-unseen'] },
      },
    ]);
  });

  it('speaks of each product that one provider starts and no switch holds back', () => {
    const sdks = [sdk('firebase-analytics'), sdk('firebase-crashlytics'), sdk('firebase-common')];
    const app = { sdks, components: [firebase], ...off('firebase_crashlytics_collection_enabled') };
    expect(find(app).map(({ subject }) => subject.id)).toEqual(['firebase-analytics']);
  });

  it('finds an initializer of App Startup in the SDK’s own package', () => {
    const components = [
      initializers('com.acme.AcmeInitializer', 'androidx.lifecycle.ProcessLifecycleInitializer'),
    ];
    expect(find({ sdks: [sdk('acme')], components })).toMatchObject([{ args: { how: 'initializer' } }]);
  });

  it('is less sure where only the name of a provider tells', () => {
    const components = [provider('com.acme.push.AcmeInitProvider')];
    expect(find({ sdks: [sdk('acme')], components })).toMatchObject([
      { confidence: 'low', args: { how: 'name' } },
    ]);
  });

  it.each([
    [
      'its switch is off',
      { sdks: [sdk('facebook')], components: [facebook], ...off('com.facebook.sdk.AutoInitEnabled') },
    ],
    ['the provider is disabled', { sdks: [sdk('facebook')], components: [{ ...facebook, enabled: false }] }],
    [
      'the switch that starts it is not set',
      { sdks: [sdk('huawei-push')], components: [provider('com.huawei.hms.aaid.InitProvider')] },
    ],
    [
      'the provider only hands out files',
      { sdks: [sdk('acme')], components: [provider('com.acme.FileProvider')] },
    ],
    ['the provider is another’s', { sdks: [sdk('acme')], components: [provider('com.other.InitProvider')] }],
    [
      'it is a plain library',
      { sdks: [sdk('acme', { kind: 'library' })], components: [provider('com.acme.InitProvider')] },
    ],
    ['it is the operator’s own', { sdks: [sdk('facebook', { firstParty: true })], components: [facebook] }],
  ])('is silent where %s', (_, app) => expect(find(app)).toEqual([]));

  it('leaves SDKs that read data at start to data-before-consent', () => {
    const access = {
      data: 'imei',
      owner: 'facebook',
      api: 'x',
      confidence: 'high' as const,
      count: 1,
      startup: true,
      reached: true,
      withoutPermission: false,
      evidence: [],
    };
    expect(find({ sdks: [sdk('facebook')], components: [facebook], dataAccess: [access] })).toEqual([]);
  });
});
