import { describe, expect, it } from 'vitest';
import { accessCatalogOf } from '../../../src/app/code-scan/access-catalog.js';
import { nativeCodeOf } from '../../../src/app/code-scan/native-code.js';
import { collectAppFacts } from '../../../src/app/collect-app-facts.js';
import { bufferSource } from '../../../src/bytes/byte-source.js';
import type { SignatureSet } from '../../../src/sdk/signature-schema.js';
import { sdkSchema } from '../../../src/sdk/signature-schema.js';
import { apiMap } from '../../../src/taxonomy/api-map.js';
import { buildApk } from '../../builders/apk-builder.js';
import { buildDex } from '../../builders/dex-builder.js';
import { buildElf, type ElfParts } from '../../builders/elf-builder.js';

const catalog = accessCatalogOf(apiMap);

function accesses(parts: ElfParts) {
  const library = { name: 'liba.so', entry: 'lib/arm64-v8a/liba.so', bytes: buildElf(parts) };
  return nativeCodeOf(catalog).accessesOf(library, 0);
}

const withText = (text: string) => accesses({ data: new TextEncoder().encode(`\0${text}\0`) });
const dataOf = (found: ReturnType<typeof accesses>) => found.map(({ row }) => row.subject.id);

describe('a text of the map in a native library', () => {
  it.each([
    ['ro.serialno', 'serial'],
    ['/sys/class/net/wlan0/address', 'mac'],
    ['cat /sys/class/net/wlan0/address | head', 'mac'],
    ['https://api.ipify.org/?format=json', 'ip'],
  ])('%s speaks of %s, with low confidence and its place', (text, data) => {
    const bytes = buildElf({ data: new TextEncoder().encode(`\0${text}\0`) });
    const [access] = withText(text);
    expect(access).toMatchObject({ confidence: 'low', counts: true, row: { subject: { id: data } } });
    const { evidence } = access ?? {};
    if (evidence?.kind !== 'string' || evidence.offset === undefined) throw new Error('no place');
    const { value, offset } = evidence;
    expect(new TextDecoder().decode(bytes.subarray(offset, offset + value.length))).toBe(value);
  });

  it.each([
    'xro.serialno',
    'ro.serialno2',
    'ro.serialno_old',
    'myapi.ipify.org',
    '/proc/net/arpd',
    'serialno',
  ])('is not found inside the other name %s', (text) => expect(withText(text)).toEqual([]));

  it('does not count where it says little alone', () => {
    expect(withText('/proc/cpuinfo')).toEqual([]);
    expect(dataOf(withText('/proc/cpuinfo\0/proc/sys/kernel/random/boot_id'))).toEqual([
      'hardware_fingerprint',
      'hardware_fingerprint',
    ]);
  });

  it('is found at the very end of the file', () => {
    expect(dataOf(accesses({ data: new TextEncoder().encode('\0ro.serialno') }))).toEqual(['serial']);
  });
});

describe('a function of the platform', () => {
  const symbol = 'AAudioStreamBuilder_setDirection';

  it('that a library imports uses the permission, and says nothing of data alone', () => {
    expect(accesses({ symbols: [{ name: symbol, defined: false }] })).toMatchObject([
      { confidence: 'medium', counts: false, row: { requirement: 'record-audio' } },
    ]);
  });

  it('that a library defines itself, or that only begins so, is another function', () => {
    expect(accesses({ symbols: [{ name: symbol, defined: true }] })).toEqual([]);
    expect(accesses({ symbols: [{ name: `${symbol}Ex`, defined: false }] })).toEqual([]);
  });
});

describe('the native libraries of an app', () => {
  const signatures: SignatureSet = {
    vendors: [],
    sdks: [
      sdkSchema.parse({
        id: 'some-sdk',
        vendor: 'some',
        kind: 'sdk',
        category: 'analytics',
        names: { en: ['Some'] },
        matchers: { nativeLibraries: ['libsome.so'] },
        sources: [{ kind: 'bytecode', reference: 'a', facts: ['nativeLibraries'], date: '2026-01-01' }],
      }),
    ],
  };
  const elf = (text: string) => buildElf({ data: new TextEncoder().encode(`\0${text}\0`) });
  const collect = (files: Readonly<Record<string, Uint8Array>>) => {
    const manifest = {
      tag: 'manifest',
      attributes: { package: 'com.example' },
      children: [{ tag: 'application' }],
    };
    const apk = buildApk({ manifest, dexFiles: [buildDex({ classes: [] })], entries: files });
    return collectAppFacts(bufferSource(apk), 'a.apk', { signatures });
  };

  it('read for their owner by signature, else for the app', async () => {
    const { app } = await collect({
      'lib/arm64-v8a/libsome.so': elf('ro.serialno'),
      'lib/arm64-v8a/libown.so': elf('ro.serialno'),
    });
    expect(app.dataAccess.map(({ data, owner, reached }) => ({ data, owner, reached }))).toEqual([
      { data: 'serial', owner: 'app', reached: true },
      { data: 'serial', owner: 'some-sdk', reached: false },
    ]);
  });

  it('are looked through in one ABI each', async () => {
    const { app } = await collect({
      'lib/armeabi-v7a/libown.so': elf('ro.serialno'),
      'lib/arm64-v8a/libown.so': elf('ro.serialno'),
    });
    expect(app.dataAccess).toMatchObject([{ count: 1, evidence: [{ entry: 'lib/arm64-v8a/libown.so' }] }]);
  });

  it('that belong to a framework or the compiler speak for nobody', async () => {
    const { app } = await collect({
      'lib/arm64-v8a/libflutter.so': elf('ro.serialno'),
      'lib/arm64-v8a/libc++_shared.so': elf('ro.serialno'),
    });
    expect(app.dataAccess).toEqual([]);
  });

  it('that are no shared objects hold no code to speak of', async () => {
    const text = new TextEncoder().encode('data\0ro.serialno\0');
    const { app, diagnostics } = await collect({ 'lib/arm64-v8a/libown.so': text });
    expect([app.dataAccess, diagnostics]).toEqual([[], []]);
  });

  it('that cannot be read are told, and cost no completeness', async () => {
    const { app, diagnostics } = await collect({
      'lib/arm64-v8a/libown.so': elf('ro.serialno').subarray(0, 100),
    });
    expect(app.coverage.code).toEqual({ status: 'ok' });
    expect(diagnostics).toMatchObject([{ effect: 'note', where: 'lib/arm64-v8a/libown.so' }]);
  });
});
