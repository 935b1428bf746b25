import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { openZip } from '../../src/formats/zip/open-zip.js';
import { type ApkParts, buildApk } from '../builders/apk-builder.js';
import {
  buildSigners,
  buildSigningBlock,
  SIGNATURE_IDS,
  type SigningPair,
} from '../builders/signing-builder.js';

const packageBytes = (path: string): Uint8Array =>
  readFileSync(new URL(`../../node_modules/${path}`, import.meta.url));
const API_DEMOS = packageBytes('android-apidemos/apks/ApiDemos-debug.apk');
const SETTINGS = packageBytes('io.appium.settings/apks/settings_apk-debug.apk');
const ANDROID_DEBUG = 'C=US, O=Android, CN=Android Debug';
const API_DEMOS_CERTIFICATE = '18e8534fed30cbf9959e4073e723e3395a3f92fd6b41756d5fbc788f280c1107';

async function collect(bytes: Uint8Array) {
  return collectAppFacts(bufferSource(bytes), 'a.apk', { signatures: { vendors: [], sdks: [] } });
}

const manifest = { tag: 'manifest', attributes: { package: 'com.example' } };
const withBlock = (beforeDirectory: Uint8Array, more: ApkParts = {}) =>
  collect(buildApk({ manifest, ...more, zip: { beforeDirectory } }));
const pair = (scheme: keyof typeof SIGNATURE_IDS, value: Uint8Array): SigningPair => ({
  id: SIGNATURE_IDS[scheme],
  value,
});
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const certificate = (seed: number): Uint8Array => new Uint8Array(40).fill(seed);

// What apksigner prints of these packages.
describe('real packages', () => {
  test('signed with v1 and v2', async () => {
    expect((await collect(API_DEMOS)).app.signing).toEqual({
      schemes: ['v1', 'v2'],
      contentDigest: null,
      certificates: [{ sha256: API_DEMOS_CERTIFICATE, subject: expect.stringContaining('CN=Android Debug') }],
    });
  });

  test('signed with v2 alone', async () => {
    expect((await collect(SETTINGS)).app.signing).toMatchObject({
      schemes: ['v2'],
      certificates: [{ sha256: '680dbbc39ab0944796c811b636ace510c8e551317087036cebab0751b0a6190c' }],
    });
  });

  test('whose v1 signature is all there is tell the same signer', async () => {
    const original = await openZip(bufferSource(API_DEMOS), 'original');
    const signatures = original.entries.filter(({ name }) => /^META-INF\/[^/]+\.(RSA|SF|MF)$/.test(name));
    const rawEntries = await Promise.all(
      signatures.map(async (entry) => ({ name: entry.name, data: await original.read(entry) })),
    );
    const { app } = await collect(buildApk({ manifest, rawEntries }));
    expect(app.signing?.schemes).toEqual(['v1']);
    expect(app.signing?.certificates.map(({ sha256 }) => sha256)).toEqual([API_DEMOS_CERTIFICATE]);
    expect(ANDROID_DEBUG.split(', ').sort()).toEqual(
      app.signing?.certificates[0]?.subject.split(', ').sort(),
    );
  });
});

describe('the signing block', () => {
  test('holds several schemes, and one signer each', async () => {
    const [old, rotated, chained] = [certificate(1), certificate(2), certificate(3)];
    const block = buildSigningBlock([
      pair('v3.1', buildSigners([[rotated]])),
      { id: 0x42726577, value: new Uint8Array(500) },
      pair('v2', buildSigners([[old, chained]])),
      pair('v3', buildSigners([[old]])),
    ]);
    expect((await withBlock(block)).app.signing).toEqual({
      schemes: ['v2', 'v3', 'v3.1'],
      contentDigest: null,
      certificates: [
        { sha256: digest(rotated), subject: '' },
        { sha256: digest(old), subject: '' },
      ],
    });
  });

  test('may name several signers', async () => {
    const block = buildSigningBlock([pair('v2', buildSigners([[certificate(1)], [certificate(2)]]))]);
    expect((await withBlock(block)).app.signing?.certificates).toHaveLength(2);
  });

  test('absent, with no v1 signature, means unsigned', async () => {
    expect((await collect(buildApk({ manifest }))).app.signing).toEqual({
      schemes: [],
      contentDigest: null,
      certificates: [],
    });
  });

  test.each([
    ['a size beyond the file', buildSigningBlock([], 1_000_000), 'signing-bad-block-size'],
    ['a size of half the memory', buildSigningBlock([], 2 ** 33), 'signing-block-too-large'],
    [
      'a pair longer than the block',
      buildSigningBlock([{ id: SIGNATURE_IDS.v2, value: new Uint8Array(4).fill(0xff) }]),
      'signing-truncated',
    ],
    [
      'signers without end',
      buildSigningBlock([pair('v2', buildSigners(Array.from({ length: 80 }, () => [certificate(1)])))]),
      'signing-too-many-items',
    ],
  ])('with %s is noted, and the rest of the facts stand', async (_name, block, code) => {
    const { app, diagnostics } = await withBlock(block);
    expect(app.package).toBe('com.example');
    expect(diagnostics).toEqual([expect.objectContaining({ code, effect: 'note', where: 'a.apk' })]);
  });
});

describe('a v1 signature', () => {
  const der = (nested: number): Uint8Array => {
    let bytes = Buffer.alloc(0);
    for (let depth = 0; depth < nested; depth++) {
      const length = Buffer.from([
        0x30,
        0x83,
        bytes.length >> 16,
        (bytes.length >> 8) & 0xff,
        bytes.length & 0xff,
      ]);
      bytes = Buffer.concat([length, bytes]);
    }
    return bytes;
  };

  test.each([
    ['other bytes', new TextEncoder().encode('no DER'), 'signing-bad-asn1'],
    ['an empty sequence', Uint8Array.from([0x30, 0]), 'signing-not-signed-data'],
    ['sequences nested without end', der(5000), 'signing-bad-asn1'],
  ])('of %s is noted', async (_name, block, code) => {
    const { app, diagnostics } = await collect(
      buildApk({ manifest, entries: { 'META-INF/A.SF': 'x', 'META-INF/A.RSA': block } }),
    );
    expect(app.signing).toEqual({ schemes: ['v1'], contentDigest: null, certificates: [] });
    expect(diagnostics).toEqual([expect.objectContaining({ code, effect: 'note', where: 'META-INF/A.RSA' })]);
  });

  test('needs its signature file', async () => {
    expect(
      (await collect(buildApk({ manifest, entries: { 'META-INF/A.RSA': 'x' } }))).app.signing?.schemes,
    ).toEqual([]);
  });
});

describe('the content digest, compared where asked for', () => {
  const verified = async (bytes: Uint8Array) => {
    const options = { signatures: { vendors: [], sdks: [] }, verifySigning: 'digests' } as const;
    return (await collectAppFacts(bufferSource(bytes), 'a.apk', options)).app.signing?.contentDigest;
  };

  test.each([
    ['API demos', API_DEMOS],
    ['settings', SETTINGS],
  ])('matches in the untouched package %s', async (_name, bytes) => {
    expect(await verified(bytes)).toBe('matches');
  });

  test('differs after one bit of an entry has changed', async () => {
    const changed = Uint8Array.from(SETTINGS);
    const at = changed.length >> 1;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await verified(changed)).toBe('differs');
  });

  test('is unknown without a digest of a known kind', async () => {
    const block = buildSigningBlock([pair('v2', buildSigners([]))]);
    expect(await verified(buildApk({ manifest, zip: { beforeDirectory: block } }))).toBeNull();
    expect(await verified(buildApk({ manifest }))).toBeNull();
  });
});
