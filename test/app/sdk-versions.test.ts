import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { SdkSignature } from '../../src/sdk/signature-schema.js';
import { buildApk } from '../builders/apk-builder.js';
import { buildDex } from '../builders/dex-builder.js';
import { signature, signatureSet } from '../builders/sdk-signatures.js';

const manifest = {
  tag: 'manifest',
  attributes: { package: 'org.example.app' },
  children: [{ tag: 'application' }],
};

async function versionIn(
  versionProbes: SdkSignature['versionProbes'],
  { fields = [] as { name: string; type: string; value: string }[], entries = {} as Record<string, string> },
) {
  const dex = buildDex({ classes: [{ name: 'com.s.BuildConfig', fields }, { name: 'com.s.Sdk' }] });
  const apk = buildApk({ manifest, dexFiles: [dex], entries });
  const sdk = signature('s', { matchers: { packages: ['com.s'] }, versionProbes });
  const { app, diagnostics } = await collectAppFacts(bufferSource(apk), 'app.apk', {
    signatures: signatureSet(sdk),
  });
  expect(diagnostics.filter((diagnostic) => diagnostic.effect === 'lost')).toEqual([]);
  expect(app.sdks).toHaveLength(1);
  return app.sdks[0]?.version;
}

const text = 'Ljava/lang/String;';

describe('the version of an SDK', () => {
  test('is read from a static field of one of its classes', async () => {
    const probes: SdkSignature['versionProbes'] = [
      { kind: 'constant', class: 'com.s.BuildConfig', field: 'VERSION_NAME' },
    ];
    const fields = [
      { name: 'BUILD_TYPE', type: text, value: '9.9' },
      { name: 'VERSION_NAME', type: text, value: '3.2.1' },
    ];
    expect(await versionIn(probes, { fields })).toBe('3.2.1');
    expect(await versionIn(probes, { fields: fields.slice(0, 1) })).toBeUndefined();
  });

  test('is read from a file of the package that holds nothing else', async () => {
    const probes: SdkSignature['versionProbes'] = [{ kind: 'file', entry: 'META-INF/s.version' }];
    expect(await versionIn(probes, { entries: { 'META-INF/s.version': '1.6.1\n' } })).toBe('1.6.1');
    expect(
      await versionIn(probes, { entries: { 'META-INF/s.version': 'task :s property' } }),
    ).toBeUndefined();
    expect(
      await versionIn(probes, { entries: { 'META-INF/s.version': `1.0${' '.repeat(70_000)}` } }),
    ).toBeUndefined();
  });

  test('is read from a key of a properties file', async () => {
    const probes: SdkSignature['versionProbes'] = [
      { kind: 'properties', entry: 's.properties', key: 'version' },
    ];
    expect(await versionIn(probes, { entries: { 's.properties': 'client=s\nversion=20.3\n' } })).toBe('20.3');
    expect(await versionIn(probes, { entries: { 's.properties': 'client=s\n' } })).toBeUndefined();
  });

  test('is the first that a probe gives', async () => {
    const probes: SdkSignature['versionProbes'] = [
      { kind: 'file', entry: 'none' },
      { kind: 'file', entry: 'one' },
      { kind: 'file', entry: 'two' },
    ];
    expect(await versionIn(probes, { entries: { one: '1.0', two: '2.0' } })).toBe('1.0');
  });
});
