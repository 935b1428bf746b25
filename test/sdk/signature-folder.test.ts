import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SignatureError } from '../../src/sdk/signature-error.js';
import { extendSignatures, loadSignatureFolder } from '../../src/sdk/signature-folder.js';
import { signature, signatureSet } from '../builders/sdk-signatures.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'signatures-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const vendor = { id: 'acme', names: { en: ['Acme'] }, site: null, country: null };
const sdk = signature('acme-push', { matchers: { packages: ['com.acme.push'] } });

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

function faults(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof SignatureError) return error.message.replaceAll(`${dir}/`, '').split('\n');
    throw error;
  }
  return [];
}

describe('a signature folder', () => {
  test('is read with its defaults, sorted by id, and files at its top are left alone', () => {
    write({
      'acme/vendor.json': vendor,
      'acme/acme-push.json': sdk,
      'acme/acme-ads.json': signature('acme-ads', { matchers: { classes: ['com.acme.Ads'] } }),
      'signature.schema.json': '{',
    });
    const set = loadSignatureFolder(dir);
    expect(set.sdks.map(({ id }) => id)).toEqual(['acme-ads', 'acme-push']);
    expect(set.vendors).toMatchObject([{ id: 'acme', aliases: [], appPackages: [] }]);
  });

  const two = (matchers: typeof sdk.matchers) => ({
    'acme/vendor.json': vendor,
    'acme/acme-push.json': { ...sdk, matchers },
    'acme/acme-two.json': { ...signature('acme-two'), matchers },
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'holds no vendor',
      { 'acme/acme-push.json': sdk },
      'acme/acme-push.json: vendor: no vendor.json has the id "acme"',
    ],
    ['is not JSON', { 'acme/vendor.json': '{"id"' }, 'acme/vendor.json: is not JSON: '],
    [
      'names a file otherwise than its id',
      { 'acme/vendor.json': vendor, 'acme/push.json': sdk },
      'acme/push.json: id: "acme-push" differs from the name of the file, "push"',
    ],
    [
      'names a folder otherwise than its vendor',
      { 'other/vendor.json': vendor },
      'other/vendor.json: id: "acme" differs from the name of the folder, "other"',
    ],
    [
      'has a wildcard in a package',
      {
        'acme/vendor.json': vendor,
        'acme/acme-push.json': { ...sdk, matchers: { packages: ['com.acme.*'] } },
      },
      'acme/acme-push.json: matchers.packages.0: a dotted Java name without wildcard',
    ],
    [
      'has an unknown field',
      { 'acme/vendor.json': { ...vendor, nmae: 1 } },
      'acme/vendor.json: : Unrecognized key: "nmae"'.replace(': : ', ': '),
    ],
    [
      'has no matcher',
      { 'acme/vendor.json': vendor, 'acme/acme-push.json': { ...sdk, matchers: {} } },
      'acme/acme-push.json: matchers: needs at least one matcher',
    ],
    [
      'embeds what is not there',
      { 'acme/vendor.json': vendor, 'acme/acme-push.json': { ...sdk, embeds: ['gone'] } },
      'acme/acme-push.json: embeds.0: no signature has the id "gone"',
    ],
    [
      'embeds itself',
      { 'acme/vendor.json': vendor, 'acme/acme-push.json': { ...sdk, embeds: ['acme-push'] } },
      'acme/acme-push.json: embeds: "acme-push" embeds itself',
    ],
    [
      'has a family nobody declares',
      { 'acme/vendor.json': vendor, 'acme/acme-push.json': { ...sdk, family: 'acmes' } },
      'acme/acme-push.json: family: no vendor.json declares the family "acmes"',
    ],
    [
      'has a family named like an SDK',
      {
        'acme/vendor.json': { ...vendor, families: [{ id: 'acme-push', names: { en: ['Acme all'] } }] },
        'acme/acme-push.json': sdk,
      },
      'acme/vendor.json: families.0.id: the family id "acme-push" is taken by acme/acme-push.json',
    ],
    [
      'gives one prefix to two',
      two(sdk.matchers),
      'acme/acme-two.json: matchers.packages.0: "com.acme.push" belongs to "acme-push" as well',
    ],
    [
      'gives one native library to two',
      two({ ...sdk.matchers, packages: [], nativeLibraries: ['liba.so'] }),
      'acme/acme-two.json: matchers.nativeLibraries.0: "liba.so" belongs to "acme-push" as well',
    ],
    [
      'gives one name to two',
      {
        'acme/vendor.json': vendor,
        'acme/acme-push.json': sdk,
        'acme/acme-two.json': signature('acme-two', {
          matchers: { packages: ['com.two'] },
          aliases: ['ACME-push  sdk'],
        }),
      },
      'acme/acme-two.json: names or aliases: "ACME-push  sdk" is a name of "acme-push" as well',
    ],
  ])('that %s is refused by path, field and reason', (_, files, fault) => {
    write(files);
    expect(faults(() => loadSignatureFolder(dir))).toContainEqual(expect.stringContaining(fault));
  });

  test('may give a longer prefix to another product', () => {
    write({
      'acme/vendor.json': vendor,
      'acme/acme-push.json': sdk,
      'acme/acme-two.json': signature('acme-two', { matchers: { packages: ['com.acme.push.two'] } }),
    });
    expect(loadSignatureFolder(dir).sdks).toHaveLength(2);
  });

  test('that is empty or missing is refused', () => {
    expect(faults(() => loadSignatureFolder(dir))).toEqual([`${dir}: holds no <vendor>/<sdk>.json`]);
    expect(faults(() => loadSignatureFolder(join(dir, 'gone')))).toEqual([
      expect.stringContaining('gone: cannot be read'),
    ]);
  });
});

describe('a user’s folder', () => {
  const base = signatureSet(sdk);

  test('adds SDKs of a built-in vendor', () => {
    write({ 'acme/acme-own.json': signature('acme-own', { matchers: { packages: ['com.acme.own'] } }) });
    expect(extendSignatures(base, dir).sdks.map(({ id }) => id)).toEqual(['acme-own', 'acme-push']);
  });

  test('takes the place of a built-in signature only where it says so', () => {
    const own = { ...sdk, matchers: { packages: ['com.acme.push2'] } };
    write({ 'acme/acme-push.json': own });
    expect(faults(() => extendSignatures(base, dir))).toEqual([
      expect.stringContaining('add "overrides": true'),
    ]);
    write({ 'acme/acme-push.json': { ...own, overrides: true } });
    expect(extendSignatures(base, dir).sdks).toMatchObject([
      { id: 'acme-push', matchers: { packages: ['com.acme.push2'] } },
    ]);
  });

  test('cannot shadow a built-in prefix under another id, nor override what is not there', () => {
    write({ 'acme/acme-own.json': signature('acme-own', { matchers: { packages: ['com.acme.push'] } }) });
    expect(faults(() => extendSignatures(base, dir))).toEqual([
      expect.stringContaining('belongs to "acme-push" as well'),
    ]);
    write({
      'acme/acme-own.json': {
        ...signature('acme-own', { matchers: { packages: ['com.x'] } }),
        overrides: true,
      },
    });
    expect(faults(() => extendSignatures(base, dir))).toEqual([
      expect.stringContaining('nothing built in has the id "acme-own"'),
    ]);
  });
});
