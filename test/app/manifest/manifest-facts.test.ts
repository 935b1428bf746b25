import { describe, expect, test } from 'vitest';
import { createAppResources } from '../../../src/app/app-resources.js';
import { type ManifestFacts, readManifestFacts } from '../../../src/app/manifest/manifest-facts.js';
import { readAxml } from '../../../src/formats/axml/read-axml.js';
import { type AttributeValue, buildAxml, type XmlNode } from '../../builders/axml-builder.js';

const node = (
  tag: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: XmlNode[]
): XmlNode => ({ tag, attributes, children });

function factsOf(...children: XmlNode[]): ManifestFacts {
  const manifest = node('manifest', { package: 'com.example' }, ...children);
  const { root } = readAxml(buildAxml(manifest), 'AndroidManifest.xml');
  return readManifestFacts(root, 'AndroidManifest.xml', createAppResources([], 32));
}

const permission = (
  name: string,
  more: Readonly<Record<string, AttributeValue>> = {},
  tag = 'uses-permission',
) => node(tag, { 'android:name': `android.permission.${name}`, ...more });
const target = (level: number): XmlNode => node('uses-sdk', { 'android:targetSdkVersion': level });

describe('requested permissions', () => {
  const requested = (...children: XmlNode[]) =>
    factsOf(target(36), ...children).permissions.filter(({ source }) => source !== 'implied');

  test('carry access, protection and where they stand', () => {
    expect(requested(permission('CAMERA'))).toEqual([
      {
        name: 'android.permission.CAMERA',
        access: 'CAMERA',
        protection: 'dangerous',
        source: 'manifest',
        evidence: [
          {
            kind: 'manifest',
            entry: 'AndroidManifest.xml',
            element: 'uses-permission',
            name: 'android.permission.CAMERA',
          },
        ],
      },
    ]);
  });

  test('outside <manifest> have no effect', () => {
    expect(
      requested(node('application', {}, permission('CAMERA')), node('queries', {}, permission('NFC'))),
    ).toEqual([]);
  });

  test('for API 23 and later only are told apart', () => {
    const found = requested(
      permission('CAMERA', {}, 'uses-permission-sdk-23'),
      permission('NFC', {}, 'uses-permission-sdk-m'),
    );
    expect(found.map(({ source }) => source)).toEqual(['sdk-23', 'sdk-23']);
  });

  test('carry their limits and flags', () => {
    const [found] = requested(
      permission('BLUETOOTH_SCAN', {
        'android:maxSdkVersion': 30,
        'android:minSdkVersion': 21,
        'android:usesPermissionFlags': { type: 0x11, data: 0x30000 },
      }),
    );
    expect(found).toMatchObject({
      maxSdkVersion: 30,
      minSdkVersion: 21,
      flags: ['neverForLocation', '0x20000'],
    });
  });

  test('asked for twice are one, as wide as the wider', () => {
    const [one, ...others] = requested(
      permission('CAMERA', { 'android:maxSdkVersion': 28 }, 'uses-permission-sdk-23'),
      permission('CAMERA', { 'android:maxSdkVersion': 30 }),
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({ source: 'manifest', maxSdkVersion: 30 });
    expect(one?.evidence).toHaveLength(2);
    expect(
      requested(permission('NFC', { 'android:maxSdkVersion': 28 }), permission('NFC'))[0],
    ).not.toHaveProperty('maxSdkVersion');
  });
});

describe('implied permissions', () => {
  const implied = (level: number, ...children: XmlNode[]) =>
    factsOf(target(level), ...children).permissions.filter(({ source }) => source === 'implied');

  test('follow from the requested ones and the target', () => {
    const [background] = implied(
      28,
      permission('ACCESS_FINE_LOCATION'),
      permission('ACCESS_COARSE_LOCATION'),
    ).filter(({ name }) => name === 'android.permission.ACCESS_BACKGROUND_LOCATION');
    expect(background).toMatchObject({
      access: 'BACKGROUND_LOCATION',
      impliedBy: ['android.permission.ACCESS_COARSE_LOCATION', 'android.permission.ACCESS_FINE_LOCATION'],
    });
  });

  test('do not follow from a newer target', () => {
    const names = implied(29, permission('ACCESS_COARSE_LOCATION')).map(({ name }) => name);
    expect(names).not.toContain('android.permission.ACCESS_BACKGROUND_LOCATION');
  });
});

describe('components', () => {
  const component = (element: XmlNode, level = 34) =>
    factsOf(target(level), node('application', {}, element)).components[0];

  test.each([
    ['.Main', 'com.example.Main'],
    ['Main', 'com.example.Main'],
    ['org.other.Main', 'org.other.Main'],
  ])('%s is the class %s', (written, name) => {
    expect(component(node('activity', { 'android:name': written }))?.name).toBe(name);
  });

  test.each([
    ['an activity without filter', node('activity'), 34, false],
    ['an activity with filter', node('activity', {}, node('intent-filter')), 30, true],
    [
      'an activity with filter that says no',
      node('activity', { 'android:exported': false }, node('intent-filter')),
      34,
      false,
    ],
    ['a provider of old targets', node('provider'), 16, true],
    ['a provider', node('provider'), 17, false],
  ])('%s', (_name, element, level, exported) => {
    expect(component(element, level)?.exported).toBe(exported);
  });

  test('an alias names its target, a provider its authorities', () => {
    expect(component(node('activity-alias', { 'android:targetActivity': '.Main' }))?.targetActivity).toBe(
      'com.example.Main',
    );
    expect(component(node('provider', { 'android:authorities': 'a.b;c.d;' }))?.authorities).toEqual([
      'a.b',
      'c.d',
    ]);
  });

  test('a disabled service in its own process keeps its permission and types', () => {
    const service = component(
      node('service', {
        'android:name': '.S',
        'android:enabled': false,
        'android:process': ':push',
        'android:permission': 'p.Q',
        'android:foregroundServiceType': { type: 0x11, data: 0x48 },
      }),
    );
    expect(service).toMatchObject({
      enabled: false,
      process: ':push',
      permission: 'p.Q',
      foregroundServiceTypes: ['location', 'camera'],
    });
  });

  test('filters list actions, categories and data', () => {
    const filter = node(
      'intent-filter',
      {},
      node('action', { 'android:name': 'android.intent.action.VIEW' }),
      node('category', { 'android:name': 'android.intent.category.BROWSABLE' }),
      node('data', { 'android:scheme': 'https', 'android:host': 'example.com', 'android:pathPrefix': '/a' }),
      node('data', { 'android:mimeType': 'image/*' }),
      node('data', { 'android:scheme': 'weixin' }),
    );
    expect(component(node('activity', {}, filter))?.intentFilters).toEqual([
      {
        actions: ['android.intent.action.VIEW'],
        categories: ['android.intent.category.BROWSABLE'],
        data: ['https://example.com/a', 'image/*', 'weixin:'],
      },
    ]);
  });

  test('of a second <application> do not exist for Android', () => {
    const facts = factsOf(
      node('application'),
      node('application', {}, node('activity', { 'android:name': '.A' })),
    );
    expect(facts.components).toEqual([]);
  });
});

test('declared permissions tell their protection, flags included', () => {
  const declared = (data: number) =>
    factsOf(node('permission', { 'android:name': 'x.Y', 'android:protectionLevel': { type: 0x11, data } }))
      .declaredPermissions[0]?.protection;
  expect([declared(0), declared(1), declared(2), declared(0x12)]).toEqual([
    'normal',
    'dangerous',
    'signature',
    'signature|privileged',
  ]);
  expect(factsOf(node('permission', { 'android:name': 'x.Y' })).declaredPermissions[0]?.protection).toBe(
    'normal',
  );
});

test('features are required unless they say otherwise; those without name are versions of OpenGL', () => {
  const features = factsOf(
    node('uses-feature', { 'android:name': 'android.hardware.camera' }),
    node('uses-feature', { 'android:name': 'android.hardware.nfc', 'android:required': false }),
    node('uses-feature', { 'android:glEsVersion': { type: 0x11, data: 0x20000 } }),
  ).features;
  expect(features).toEqual([
    { name: 'android.hardware.camera', required: true },
    { name: 'android.hardware.nfc', required: false },
  ]);
});

test('queries list packages and intents', () => {
  const queries = factsOf(
    node(
      'queries',
      {},
      node('package', { 'android:name': 'com.tencent.mm' }),
      node(
        'intent',
        {},
        node('action', { 'android:name': 'android.intent.action.SEND' }),
        node('data', { 'android:mimeType': '*/*' }),
      ),
    ),
  ).queries;
  expect(queries).toEqual({ packages: ['com.tencent.mm'], intents: ['android.intent.action.SEND */*'] });
});

test('meta-data values are text, whatever their type; unresolved resources are null', () => {
  const meta = (value: AttributeValue) => node('meta-data', { 'android:name': 'k', 'android:value': value });
  const { metaData } = factsOf(
    node('application', {}, meta('v'), meta(12), meta(true), meta({ reference: 0x7f010000 })),
  );
  expect(metaData.map(({ value }) => value)).toEqual(['v', '12', 'true', null]);
});

test('version codes have upper bits', () => {
  const manifest = node('manifest', {
    package: 'p',
    'android:versionCode': 5,
    'android:versionCodeMajor': 2,
  });
  const { root } = readAxml(buildAxml(manifest), 'm');
  expect(readManifestFacts(root, 'm', createAppResources([], 32)).versionCode).toBe(2 * 2 ** 32 + 5);
});

test('the target is the minimum where only that is written', () => {
  expect(factsOf(node('uses-sdk', { 'android:minSdkVersion': 21 }))).toMatchObject({
    minSdk: 21,
    targetSdk: 21,
  });
  expect(factsOf()).toMatchObject({ minSdk: null, targetSdk: null });
});
