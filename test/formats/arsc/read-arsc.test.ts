import { describe, expect, test } from 'vitest';
import { readArsc } from '../../../src/formats/arsc/read-arsc.js';
import type { ResourceValue } from '../../../src/formats/resource-types/resource-value.js';
import { type ArscParts, buildArsc } from '../../builders/arsc-builder.js';
import { ByteWriter } from '../../builders/byte-writer.js';

function valuesOf(parts: ArscParts, id: number): ResourceValue[] {
  return readArsc(buildArsc(parts), 'resources.arsc')
    .values(id)
    .map(({ value }) => value);
}

const names = { type: 'string', values: { app_name: '应用', other: 'Other' } };

describe('a resource table', () => {
  test('gives the values of a resource in each configuration', () => {
    const table = readArsc(
      buildArsc({
        types: [
          names,
          { type: 'string', configuration: { locale: 'en' }, values: { app_name: 'App' } },
          {
            type: 'string',
            configuration: { locale: 'zh-TW', script: 'Hant', sdkVersion: 21 },
            values: { app_name: '應用' },
          },
        ],
      }),
      'resources.arsc',
    );
    expect(
      table
        .values(0x7f010000)
        .map(({ configuration: c, value }) => [c.language, c.region, c.script, c.sdkVersion, value]),
    ).toEqual([
      ['', '', '', 0, { kind: 'string', text: '应用' }],
      ['en', '', '', 0, { kind: 'string', text: 'App' }],
      ['zh', 'TW', 'Hant', 21, { kind: 'string', text: '應用' }],
    ]);
    expect(table.name(0x7f010001)).toBe('string/other');
    expect(table.error).toBeNull();
  });

  test.each(['utf-8', 'utf-16'] as const)('has strings in %s', (encoding) => {
    expect(valuesOf({ types: [names], encoding }, 0x7f010000)).toEqual([{ kind: 'string', text: '应用' }]);
  });

  test.each(['plain', 'sparse', 'offsets-16-bit', 'compact'] as const)(
    'has entries laid out %s',
    (layout) => {
      const types = [
        { type: 'integer', values: { a: 1, b: 2, c: 3 } },
        { type: 'integer', configuration: { sdkVersion: 30 }, layout, values: { b: -5, c: true } },
      ];
      expect(valuesOf({ types }, 0x7f010000)).toEqual([{ kind: 'integer', value: 1 }]);
      expect(valuesOf({ types }, 0x7f010001)).toEqual([
        { kind: 'integer', value: 2 },
        { kind: 'integer', value: -5 },
      ]);
      expect(valuesOf({ types }, 0x7f010002)[1]).toEqual({ kind: 'boolean', value: true });
    },
  );

  test('keeps references as references', () => {
    const types = [{ type: 'string', values: { a: { reference: 0x7f010001 }, b: 'end' } }];
    expect(valuesOf({ types }, 0x7f010000)).toEqual([{ kind: 'reference', id: 0x7f010001 }]);
  });

  test('has no simple value for arrays, unknown entries, types and packages', () => {
    const types = [{ type: 'array', values: { list: 'complex-entry' as const } }];
    for (const id of [0x7f010000, 0x7f010001, 0x7f020000, 0x01010003])
      expect(valuesOf({ types }, id)).toEqual([]);
  });

  test('finds what a staged id became', () => {
    expect(valuesOf({ types: [names], aliases: [[0x7fff0005, 0x7f010001]] }, 0x7fff0005)).toEqual([
      { kind: 'string', text: 'Other' },
    ]);
  });

  test('is read past chunks of unknown type', () => {
    const strayChunk = new ByteWriter().u16(0x0204).u16(8).u32(12).u32(0).finish();
    expect(valuesOf({ types: [names], strayChunk }, 0x7f010001)).toEqual([{ kind: 'string', text: 'Other' }]);
  });
});

describe('a broken table', () => {
  test('cut off within its types keeps the types before', () => {
    const bytes = buildArsc({ types: [names, { type: 'bool', values: { flag: true } }] });
    const cut = bytes.slice(0, bytes.length - 20);
    const view = new DataView(cut.buffer);
    // The package says its new size; its last type still claims the old one.
    const packageAt = 12 + view.getUint32(12 + 4, true);
    view.setUint32(packageAt + 4, cut.length - packageAt, true);
    const table = readArsc(cut, 'resources.arsc');
    expect(table.values(0x7f010000)).toHaveLength(1);
    expect(table.values(0x7f020000)).toEqual([]);
    expect(table.error).toMatchObject({ format: 'arsc', code: 'truncated' });
  });

  test.each([
    ['no bytes', new Uint8Array(0), 'truncated'],
    ['another kind of chunk', new ByteWriter().u16(3).u16(8).u32(8).finish(), 'not-a-resource-table'],
    ['cut off before any type', buildArsc({ types: [names] }).subarray(0, 100), 'truncated'],
  ])('%s: an error', (_name, bytes, code) => {
    expect(() => readArsc(bytes, 'resources.arsc')).toThrowError(expect.objectContaining({ code }));
  });

  test('that claims 2^31 entries in a type has those that fit', () => {
    const bytes = buildArsc({ types: [names] });
    const view = new DataView(bytes.buffer);
    const type = bytes.length - (84 + 2 * 4 + 2 * 16);
    expect(view.getUint16(type, true)).toBe(0x0201);
    view.setUint32(type + 12, 0x7fffffff, true);
    const table = readArsc(bytes, 'resources.arsc');
    expect(table.values(0x7f010000)).toHaveLength(1);
    for (let entry = 2; entry < 64; entry++) table.values(0x7f010000 + entry);
    expect(table.values(0x7f01ffff)).toEqual([]);
  });
});
