import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { type AppFacts, appFactsSchema } from '../../src/facts/app-facts.js';

const require = createRequire(import.meta.url);
const packageFile = (path: string): string => new URL(`../../node_modules/${path}`, import.meta.url).pathname;

const SETTINGS = packageFile('io.appium.settings/apks/settings_apk-debug.apk');
const API_DEMOS = packageFile('android-apidemos/apks/ApiDemos-debug.apk');
const SERVER = packageFile('appium-uiautomator2-server/apks/appium-uiautomator2-server-v10.6.6.apk');

async function facts(path: string): Promise<AppFacts> {
  const signatures = { vendors: [], sdks: [] };
  const { app, diagnostics } = await collectAppFacts(bufferSource(readFileSync(path)), 'app.apk', {
    signatures,
  });
  expect(diagnostics).toEqual([]);
  expect(appFactsSchema.parse(app)).toEqual(app);
  return app;
}

const requested = (app: AppFacts): string[] =>
  app.permissions
    .filter((permission) => permission.source !== 'implied')
    .map((permission) => permission.name);

// What an Android build tool prints of these packages, written down by hand.
test.each([
  [
    SETTINGS,
    {
      package: 'io.appium.settings',
      versionName: '8.0.10',
      versionCode: 192,
      label: 'Appium Settings',
      minSdk: 26,
      targetSdk: 35,
    },
    { permissions: 27, dexFiles: 9, classes: 5846 },
  ],
  [
    API_DEMOS,
    {
      package: 'io.appium.android.apis',
      versionName: '5.0.0',
      versionCode: 25,
      label: 'API Demos',
      minSdk: 17,
      targetSdk: 33,
    },
    { permissions: 14, dexFiles: 1, classes: 5068 },
  ],
  [
    SERVER,
    {
      package: 'io.appium.uiautomator2.server',
      versionName: '10.6.6',
      versionCode: 278,
      label: null,
      minSdk: 26,
      targetSdk: 34,
    },
    { permissions: 9, dexFiles: 16, classes: 9575 },
  ],
])('%s', async (path, identity, counts) => {
  const app = await facts(path);
  expect(app).toMatchObject(identity);
  expect({
    permissions: requested(app).length,
    dexFiles: app.dexFiles.length,
    classes: app.classCount,
  }).toEqual(counts);
});

describe('the settings package', () => {
  test('asks for Bluetooth only up to Android 11', async () => {
    const app = await facts(SETTINGS);
    const limited = app.permissions.filter((permission) => permission.maxSdkVersion !== undefined);
    expect(limited.map(({ name, maxSdkVersion }) => [name, maxSdkVersion])).toEqual([
      ['android.permission.BLUETOOTH', 30],
      ['android.permission.BLUETOOTH_ADMIN', 30],
    ]);
  });

  test('declares its own permission as signature', async () => {
    expect((await facts(SETTINGS)).declaredPermissions).toEqual([
      { name: 'io.appium.settings.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION', protection: 'signature' },
    ]);
  });

  test('has services with foreground types, filters and meta-data', async () => {
    const app = await facts(SETTINGS);
    const service = (name: string) =>
      app.components.find((component) => component.name === `io.appium.settings.${name}`);
    expect(service('LocationService')).toMatchObject({
      kind: 'service',
      foregroundServiceTypes: ['location'],
    });
    expect(service('UnicodeIME')).toMatchObject({
      exported: true,
      permission: 'android.permission.BIND_INPUT_METHOD',
      intentFilters: [{ actions: ['android.view.InputMethod'], categories: [], data: [] }],
      metaData: [{ name: 'android.view.im', value: '@xml/method' }],
    });
    expect(app.metaData).toEqual([{ name: 'com.google.android.gms.version', value: '12451000' }]);
  });
});

test('a server package tells which packages it queries', async () => {
  expect((await facts(SERVER)).queries.packages).toEqual([
    'androidx.test.orchestrator',
    'androidx.test.services',
    'com.google.android.apps.common.testing.services',
  ]);
});

interface OracleManifest {
  readonly package: string;
  readonly versionCode: number;
  readonly versionName: string;
  readonly usesPermissions: readonly { readonly name: string }[];
  readonly usesSdk: { readonly minSdkVersion: number; readonly targetSdkVersion: number };
  readonly application: {
    readonly activities: readonly { readonly name: string }[];
    readonly services: readonly { readonly name: string }[];
    readonly receivers: readonly { readonly name: string }[];
    readonly providers: readonly { readonly name: string }[];
  };
}

describe.each([SETTINGS, API_DEMOS, SERVER])(
  'node-apk-parser, an independent reader, agrees on %s',
  (path) => {
    const oracle = (): OracleManifest => require('node-apk-parser').readFile(path).readManifestSync();

    test('package, versions and permissions', async () => {
      const app = await facts(path);
      const manifest = oracle();
      expect([app.package, app.versionCode, app.versionName]).toEqual([
        manifest.package,
        manifest.versionCode,
        manifest.versionName,
      ]);
      expect([app.minSdk, app.targetSdk]).toEqual([
        manifest.usesSdk.minSdkVersion,
        manifest.usesSdk.targetSdkVersion,
      ]);
      expect(requested(app).sort()).toEqual(manifest.usesPermissions.map(({ name }) => name).sort());
    });

    test('components', async () => {
      const app = await facts(path);
      const { activities, services, receivers, providers } = oracle().application;
      const own = (kind: string): string[] =>
        app.components.flatMap((component) => (component.kind === kind ? [component.name] : [])).sort();
      const full = ({ name }: { name: string }): string =>
        name.startsWith('.') ? `${app.package}${name}` : name;
      expect(own('activity')).toEqual(activities.map(full).sort());
      expect(own('service')).toEqual(services.map(full).sort());
      expect(own('receiver')).toEqual(receivers.map(full).sort());
      expect(own('provider')).toEqual(providers.map(full).sort());
    });
  },
);
