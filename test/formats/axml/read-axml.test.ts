import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/bytes/limits.js';
import { readAxml } from '../../../src/formats/axml/read-axml.js';
import { androidAttribute, plainAttribute } from '../../../src/formats/resource-types/xml-element.js';
import { type AxmlOptions, buildAxml, type XmlNode } from '../../builders/axml-builder.js';
import { ByteWriter } from '../../builders/byte-writer.js';

const manifest: XmlNode = {
  tag: 'manifest',
  attributes: { package: 'com.example', 'android:versionCode': 7, 'android:versionName': '1.0 测试' },
  children: [
    { tag: 'uses-permission', attributes: { 'android:name': 'android.permission.CAMERA' } },
    {
      tag: 'application',
      attributes: { 'android:label': { reference: 0x7f010000 }, 'android:debuggable': true },
      children: ['text ', 'in two parts'],
    },
  ],
};

function read(node: XmlNode, options?: AxmlOptions) {
  return readAxml(buildAxml(node, options), 'AndroidManifest.xml');
}

describe.each(['utf-8', 'utf-16'] as const)('a document with a %s pool', (encoding) => {
  test('becomes a tree of typed attributes', () => {
    const { root, error } = read(manifest, { encoding });
    expect(error).toBeNull();
    expect(root.tag).toBe('manifest');
    expect(plainAttribute(root, 'package')).toEqual({ kind: 'string', text: 'com.example' });
    expect(androidAttribute(root, 'versionCode')).toEqual({ kind: 'integer', value: 7 });
    expect(androidAttribute(root, 'versionName')).toEqual({ kind: 'string', text: '1.0 测试' });
    expect(root.children.map((child) => child.tag)).toEqual(['uses-permission', 'application']);
    const application = root.children[1];
    expect(application?.text).toBe('text in two parts');
    expect(application && androidAttribute(application, 'label')).toEqual({
      kind: 'reference',
      id: 0x7f010000,
    });
    expect(application && androidAttribute(application, 'debuggable')).toEqual({
      kind: 'boolean',
      value: true,
    });
  });

  test('keeps strings longer than one length unit holds', () => {
    const long = '长'.repeat(5000);
    const { root } = read({ tag: 'manifest', attributes: { note: long } }, { encoding });
    expect(plainAttribute(root, 'note')).toEqual({ kind: 'string', text: long });
  });
});

describe('what protectors do and Android reads', () => {
  test('attribute names missing from the pool are known by their resource ids', () => {
    const { root } = read(manifest, { emptyAttributeNames: true });
    expect(androidAttribute(root, 'versionCode')).toEqual({ kind: 'integer', value: 7 });
  });

  test('the type of the first chunk does not matter', () => {
    expect(read(manifest, { rootType: 0x0000 }).root.children).toHaveLength(2);
  });

  test('a stray chunk is skipped', () => {
    const strayChunk = new ByteWriter().u16(0x7777).u16(8).u32(16).u32(1).u32(2).finish();
    expect(read(manifest, { strayChunk }).root.children).toHaveLength(2);
  });

  test('without a resource map, attributes are known by namespace and name', () => {
    const { root } = read(manifest, { withoutResourceMap: true });
    expect(androidAttribute(root, 'versionCode')).toEqual({ kind: 'integer', value: 7 });
    expect(androidAttribute(root, 'package')).toBeUndefined();
  });

  test('elements after the root are ignored', () => {
    const bytes = buildAxml(manifest);
    const second = buildAxml({ tag: 'uses-permission', attributes: { 'android:name': 'x' } });
    const joined = new Uint8Array(Buffer.concat([bytes, second.subarray(8)]));
    new DataView(joined.buffer).setUint32(4, joined.length, true);
    expect(readAxml(joined, 'm').root.children).toHaveLength(2);
  });
});

describe('broken documents', () => {
  test('give what came before the break, and say where it is', () => {
    const bytes = buildAxml(manifest);
    const { root, error } = readAxml(bytes.subarray(0, bytes.length - 60), 'AndroidManifest.xml');
    expect(root.children[0]?.tag).toBe('uses-permission');
    expect(error).toMatchObject({ code: 'truncated', format: 'axml', entry: 'AndroidManifest.xml' });
  });

  test.each([
    ['no bytes', new Uint8Array(0), 'truncated'],
    ['no element', buildAxml(manifest).subarray(0, 40), 'truncated'],
    ['an empty document', new ByteWriter().u16(3).u16(8).u32(8).finish(), 'no-root-element'],
    [
      'a chunk smaller than its header',
      new ByteWriter().u16(3).u16(8).u32(16).u16(1).u16(8).u32(4).finish(),
      'bad-chunk',
    ],
    ['plain text', new TextEncoder().encode('<?xml version="1.0"?><manifest/>'), 'no-root-element'],
  ])('%s: an error', (_name, bytes, code) => {
    expect(() => readAxml(bytes, 'm')).toThrowError(expect.objectContaining({ code }));
  });

  test('a pool that claims 2^31 strings costs nothing and gives no string', () => {
    const bytes = buildAxml(manifest);
    new DataView(bytes.buffer).setUint32(8 + 8, 0x7fffffff, true);
    expect(readAxml(bytes, 'm').root.children).toHaveLength(2);
  });

  test.each([
    ['depth', { xmlDepth: 1 }, 'too-deep'],
    ['elements', { xmlElements: 2 }, 'too-many-elements'],
  ])('stop at the limit of %s with what was read', (_name, limit, code) => {
    const { root, error } = readAxml(buildAxml(manifest), 'm', { ...DEFAULT_LIMITS, ...limit });
    expect(root.tag).toBe('manifest');
    expect(error).toMatchObject({ code });
  });

  test('a string pool beyond the limit is an error', () => {
    const limits = { ...DEFAULT_LIMITS, stringPoolBytes: 50 };
    expect(() => readAxml(buildAxml(manifest), 'm', limits)).toThrow('string-pool-too-large');
  });
});
